/** A plausible corpus of the sample's titles, made by rule: communities, methods, sentences. The same every time. */
import { readFileSync } from 'node:fs';
import type { Community, GraphNode, NodeKind } from '../../graph/model.ts';
import type { MapAnswer, NodeAnswer, Reason } from '../../src/api.ts';

const NAMES =
  'LoRA|Vision Transformer|Diffusion|BERT|Mixture of Experts|Graph Attention|Contrastive Learning|Quantisation|RLHF|NeRF|Whisper|GPT-2|Mamba|ResNet|Federated Averaging'.split(
    '|',
  );
const SECOND =
  'Adapters|Swin|Score Matching|RoBERTa|Switch|GraphSAGE|SimCLR|GPTQ|DPO|Gaussian Splatting|wav2vec 2.0|GPT-3|S4|EfficientNet|FedProx'.split(
    '|',
  );

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}

interface Made {
  readonly map: MapAnswer;
  readonly answer: (id: string) => NodeAnswer | null;
}

interface Row {
  id: string;
  kind: NodeKind;
  label: string;
  community: number;
  x: number;
  y: number;
  leaf: number;
  year: number | null;
}

export function sampleTitles(): string[] {
  const file = new URL('../../src/sample/papers.jsonl', import.meta.url);
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => String(JSON.parse(line).title));
}

/** `extra` papers of these titles join the first community; another `build` names the result. */
export function makeCorpus(build: string, extra: readonly string[] = []): Made {
  const random = seeded(7);
  const gauss = (): number => Math.sqrt(-2 * Math.log(random() + 1e-9)) * Math.cos(6.283185 * random());
  const rows: Row[] = [];
  const links: { source: number; target: number; kind: number; weight: number }[] = [];
  const homes = NAMES.map((_, c) => ({
    x: 34 * Math.sqrt(c + 0.4) * Math.cos(c * 2.4),
    y: 30 * Math.sqrt(c + 0.4) * Math.sin(c * 2.4),
  }));
  const add = (kind: NodeKind, label: string, community: number, spread: number, leaf = 0): number => {
    const home = homes[community]!;
    const id = `${kind.toLowerCase()}:${kind === 'Paper' ? 'title:' : ''}${label
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .slice(0, 60)}${kind === 'Paper' ? `-${rows.length}` : ''}`;
    const year = kind === 'Paper' && rows.length % 9 ? 2015 + Math.floor(random() * 10) : null;
    rows.push({ id, kind, label, community, x: home.x + spread * gauss(), y: home.y + spread * gauss(), leaf, year });
    return rows.length - 1;
  };
  const firsts = NAMES.map((name, c) => add('Method', name, c, 0.8));
  const seconds = SECOND.map((name, c) => add('Method', name, c, 2.4));
  const datasets = NAMES.map((_, c) =>
    add('Dataset', ['ImageNet', 'GLUE', 'COCO', 'MMLU', 'LibriSpeech'][c % 5] + (c > 4 ? ` ${c}` : ''), c, 3.2),
  );
  const repos = NAMES.slice(0, 9).map((name, c) =>
    add('Repo', `github.com/lab/${name.toLowerCase().replace(/\W+/g, '-')}`, c, 3.6),
  );
  [...sampleTitles(), ...extra].forEach((title, i, all) => {
    const c = i >= all.length - extra.length ? 0 : Math.floor(random() ** 1.7 * NAMES.length);
    const paper = add('Paper', title, c, 5);
    links.push({ source: paper, target: firsts[c]!, kind: i % 11 === 0 ? 0 : 1, weight: 0.4 + 0.5 * random() });
    if (random() < 0.4) links.push({ source: paper, target: seconds[c]!, kind: 1, weight: 0.6 });
    if (random() < 0.3) links.push({ source: paper, target: datasets[c]!, kind: 1, weight: 0.5 });
    if (random() < 0.12 && repos[c] !== undefined)
      links.push({ source: paper, target: repos[c]!, kind: 2, weight: 0.9 });
    if (random() < 0.2)
      links.push({ source: paper, target: firsts[Math.floor(random() * firsts.length)]!, kind: 1, weight: 0.2 });
    if (random() < 0.15)
      links.push({
        source: paper,
        target: add('Method', `${title.split(/\W/)[0]}-Net ${i}`, c, 3.4, 1),
        kind: 0,
        weight: 0.1,
      });
  });
  const degree = rows.map(() => 0);
  for (const link of links) {
    degree[link.source]! += 1;
    degree[link.target]! += 1;
  }
  const communities = NAMES.map((name, c): Community => {
    const members = rows.filter((row) => row.community === c && !row.leaf);
    return {
      id: `community:${c}`,
      name: `${name} · ${SECOND[c]}`,
      colour: c < 10 ? c : 10 + (c % 2),
      level: 0,
      parent: null,
      size: members.length,
      papers: members.filter((row) => row.kind === 'Paper').length,
      stability: 0.82,
      top: members.filter((row) => row.kind === 'Method').map((row) => row.id),
      central: members
        .filter((row) => row.kind === 'Paper')
        .slice(0, 5)
        .map((row) => row.id),
    };
  });
  const kinds: NodeKind[] = ['Paper', 'Method', 'Dataset', 'Repo'];
  const edgeKinds = ['INTRODUCES', 'USES', 'HAS_CODE'] as const;
  const map: MapAnswer = {
    build,
    kinds,
    edgeKinds,
    total: { nodes: rows.length, edges: links.length },
    nodes: {
      id: rows.map((row) => row.id),
      kind: rows.map((row) => kinds.indexOf(row.kind)),
      label: rows.map((row) => row.label),
      x: rows.map((row) => row.x),
      y: rows.map((row) => row.y),
      degree,
      community: rows.map((row) => row.community),
      year: rows.map((row) => row.year),
      broad: rows.map(() => 0),
      leaf: rows.map((row) => row.leaf),
      leaves: rows.map(() => 0),
    },
    edges: {
      source: links.map((link) => link.source),
      target: links.map((link) => link.target),
      kind: links.map((link) => link.kind),
      weight: links.map((link) => link.weight),
    },
    communities,
  };
  return { map, answer: (id) => answerOf(id, rows, links, degree, communities) };
}

function reason(paper: Row, name: string): Reason {
  return {
    before: 'We start from ',
    quote: name,
    after: ' and show that a small change to it is enough for the task at hand.',
    field: 'summary',
    source: 'sample/papers.jsonl:12',
    rule: 'lexicon',
    confidence: 0.93,
    paper: paper.id,
  };
}

function answerOf(
  id: string,
  rows: readonly Row[],
  links: readonly { source: number; target: number; kind: number; weight: number }[],
  degree: readonly number[],
  communities: readonly Community[],
): NodeAnswer | null {
  const index = rows.findIndex((row) => row.id === id);
  const row = rows[index];
  if (!row) return null;
  const node: GraphNode =
    row.kind === 'Paper'
      ? {
          id,
          kind: 'Paper',
          title: row.label,
          abstract: null,
          summary:
            'A short account of the work in our own words: what it changes, on which data, and by how much it helps.',
          authors: [],
          author_count: 5,
          organisation: null,
          published: row.year ? `${row.year}-06-17` : null,
          published_precision: row.year ? 'day' : null,
          published_how: row.year ? 'stated' : null,
          venue: null,
          ids: { arxiv: '2106.09685' },
          aliases: [],
          pages: ['javascript:alert(1)', 'https://example.org/project'],
          comments: null,
          upvotes: null,
          citation_count: null,
          stub: false,
          sources: [{ file: 'sample/papers.jsonl', line: 12 }],
          extra: {},
        }
      : {
          id,
          kind: row.kind,
          label: row.label,
          aliases: [],
          area: 'adaptation',
          broad: false,
          family: null,
          url: row.kind === 'Repo' ? `https://${row.label}` : null,
        };
  const kinds = ['INTRODUCES', 'USES', 'HAS_CODE'] as const;
  return {
    node,
    analysis: null,
    community: communities[row.community] ?? null,
    neighbours: links.flatMap((link) => {
      if (link.source !== index && link.target !== index) return [];
      const out = link.source === index;
      const other = rows[out ? link.target : link.source]!;
      const paper = out ? row : other;
      const kind = kinds[link.kind]!;
      return [
        {
          id: other.id,
          kind: other.kind,
          label: other.label,
          year: other.year,
          degree: degree[rows.indexOf(other)]!,
          community: communities[other.community]?.id ?? null,
          edges: [
            {
              id: `${link.source}|${kind}|${link.target}`,
              kind,
              direction: out ? ('out' as const) : ('in' as const),
              role: kind === 'USES' ? ('uses' as const) : null,
              official: null,
              confidence: 0.93,
              score: null,
              terms: [],
              reasons: [reason(paper, (out ? other : row).label)],
            },
          ],
        },
      ];
    }),
  };
}

/** A corpus of three papers made by hand: every edge kind but one, an alias, hostile text, a leaf, a derived edge. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { byCodeUnit } from '../../graph/ids.ts';
import type { Edge, Evidence } from '../../graph/model.ts';
import type { Change, Store } from '../../graph/stores/contract.ts';
import { openStore } from '../../graph/stores/index.ts';
import { edge, entity, nodeAnalysis, paper } from '../store-rows.ts';

export const ABSTRACT = 'Plain words first. We propose LoRA, an <b>adapter</b> for BERT. It is small.';
const SENTENCE = [19, 63] as const;

function quoted(quote: string, source = 'page.txt:1'): Evidence {
  const start = ABSTRACT.indexOf(quote);
  return {
    source,
    field: 'abstract',
    start,
    end: start + quote.length,
    quote,
    sentence: SENTENCE,
    rule: 'lexicon',
    confidence: 0.9,
  };
}

function stated(quote: string): Evidence {
  return {
    source: 'more.jsonl:2',
    field: 'repositories',
    start: 0,
    end: quote.length,
    quote,
    sentence: null,
    rule: 'stated',
    confidence: 1,
  };
}

const LORA = 'paper:arxiv:2106.09685';
const BERT = 'paper:title:bert';
const QLORA = 'paper:title:qlora-efficient-finetuning';
const REPO = 'repo:github.com/microsoft/lora';

export function smallChange(title = 'LoRA: Low-Rank Adaptation'): Change {
  const sorted = <T extends { readonly id: string }>(rows: T[]) => rows.sort((a, b) => byCodeUnit(a.id, b.id));
  const edges: Edge[] = [
    edge(LORA, 'INTRODUCES', 'method:lora', { evidence: [quoted('LoRA')] }),
    edge(LORA, 'USES', 'method:bert', { role: 'extends', evidence: [quoted('BERT')] }),
    edge(BERT, 'INTRODUCES', 'method:bert'),
    edge(QLORA, 'USES', 'method:lora', { role: 'uses' }),
    edge(QLORA, 'CITES', LORA),
    edge(LORA, 'HAS_CODE', REPO, { official: true, evidence: [stated('https://github.com/microsoft/LoRA')] }),
    edge('method:lora', 'BUILDS_ON', 'method:bert', { evidence: [quoted('BERT')] }),
  ];
  const derived = [edge(LORA, 'SIMILAR_TO', QLORA, { score: 0.42, terms: ['adapter', 'low-rank'] })];
  const papers = [
    paper(LORA, {
      title,
      abstract: ABSTRACT,
      authors: ['Edward J. Hu', 'Yelong Shen'],
      aliases: ['paper:title:lora-low-rank-adaptation'],
      published: '2021-06-17',
      ids: { arxiv: '2106.09685' },
    }),
    paper(BERT, { title: 'BERT', published: '2018' }),
    paper(QLORA, { title: '<script>alert(1)</script> QLoRA' }),
  ];
  const entities = [
    entity('method:lora', { label: 'LoRA', aliases: ['Low-Rank Adaptation'] }),
    entity('method:bert', { label: 'BERT' }),
    entity(REPO, { kind: 'Repo', label: 'microsoft/LoRA', url: 'https://github.com/microsoft/LoRA' }),
  ];
  return {
    tables: {
      papers: sorted(papers),
      entities: sorted(entities),
      edges: sorted(edges),
      derived,
      nodes: sorted([
        nodeAnalysis(LORA, { community: 'c1', x: 1, y: 2, degree: 4, runs: [0, 0, 1, 1] }),
        nodeAnalysis(BERT, { community: 'c1', x: 3, y: 4, degree: 1 }),
        nodeAnalysis(QLORA, { community: null, x: 5, y: 6, degree: 2 }),
        nodeAnalysis('method:lora', { community: 'c1', x: 0, y: 0, degree: 2, runs: [0, 0, 1, 2] }),
        nodeAnalysis('method:bert', { community: 'c1', x: -1, y: 0, degree: 2 }),
        nodeAnalysis(REPO, { community: 'c1', x: null, y: null, leaf: true, degree: 1 }),
      ]),
      communities: [
        {
          id: 'c1',
          name: 'Adapters',
          renamed_from: null,
          colour: 0,
          level: 0,
          parent: null,
          size: 5,
          papers: 2,
          stability: 1,
          top: ['method:lora'],
          central: [LORA],
        },
      ],
      problems: [{ source: 'page.txt', line: 7, what: 'half a record', remedy: 'mend it' }],
    },
    manifest: { kindred: '0.1.0', as_of: null, inputs: [], analysis: null },
  };
}

/** A folder store with the small corpus in it; `close` removes the folder. */
export async function smallStore(): Promise<{ where: string; store: Store; close: () => Promise<void> }> {
  const where = await mkdtemp(join(tmpdir(), 'kindred-small-'));
  const store = await openStore(where);
  await store.write(smallChange());
  return {
    where,
    store,
    close: async () => {
      await store.close();
      await rm(where, { recursive: true, force: true });
    },
  };
}

/**
 * A real graph, frozen: the facts that Kindred read from the five pages and from 56 conference papers that share
 * repositories (golden/real-graph.tsv, by programs/freeze.ts). What recognition learns later does not move it.
 */
import { readFileSync } from 'node:fs';
import { ROLE_NAMES } from '../graph/compact.ts';
import { EDGE_NAMES, kindOfId } from '../graph/cypher.ts';
import type { Community, Edge, Entity, NodeAnalysis, Paper } from '../graph/model.ts';
import type { Change } from '../graph/stores/contract.ts';
import { change, edge, entity, nodeAnalysis, paper } from './store-rows.ts';

/** Parameters that it has an answer to, where the standard ones have none. */
export const ASKED_REAL: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  around: { limit: '8' },
  bridges: { first: 'area:lora', second: 'area:object-detection' },
  'community-papers': { area: 'area:diffusion-model' },
  search: { words: '"low-rank adaptation"' },
};

const FILE = new URL('./golden/real-graph.tsv', import.meta.url);
const value = (text: string | undefined) => text || null;

export function realGraph(): Change {
  const papers: Paper[] = [];
  const entities: Entity[] = [];
  const nodes: NodeAnalysis[] = [];
  const communities: Community[] = [];
  const edges: { readonly edges: Edge[]; readonly derived: Edge[] } = { edges: [], derived: [] };
  const ids: string[] = [];

  for (const line of readFileSync(FILE, 'utf8').trimEnd().split('\n')) {
    const [table, ...cells] = line.split('\t');
    if (table === 'community') {
      const [id = '', name = '', level, held, stability] = cells;
      const counts = { level: Number(level), size: Number(held), papers: Number(held), stability: Number(stability) };
      communities.push({ id, name, colour: 0, parent: null, renamed_from: null, top: [], central: [], ...counts });
    } else if (table === 'paper' || table === 'entity') {
      const [id = '', label = '', detail, flag, area, community, pagerank, degree, family, ...aliases] = cells;
      ids.push(id);
      nodes.push(
        nodeAnalysis(id, {
          area: value(area),
          community: value(community),
          pagerank: Number(pagerank),
          degree: Number(degree),
        }),
      );
      if (table === 'paper') papers.push(paperOf(id, label, value(detail), flag === 'stub'));
      else {
        const kind = kindOfId(id);
        if (kind === null || kind === 'Paper') throw new Error(`not an entity: ${id}`);
        const url = kind === 'Repo' ? `https://${id.slice('repo:'.length)}` : null;
        const more = { kind, label, aliases, area: value(detail), broad: flag === 'broad', family: value(family), url };
        entities.push(entity(id, more));
      }
    } else if (table === 'edges' || table === 'derived') {
      const [source, kind, target, ...rest] = cells;
      edges[table].push(edgeOf(ids[Number(source)]!, kind!, ids[Number(target)]!, rest));
    } else throw new Error(`no table ${table}`);
  }
  return change({ records: [], papers, entities, problems: [], nodes, communities, ...edges });
}

function paperOf(id: string, title: string, published: string | null, stub: boolean): Paper {
  const precision = published === null ? null : published.length > 7 ? 'day' : published.length > 4 ? 'month' : 'year';
  return paper(id, {
    title,
    published,
    published_precision: precision,
    published_how: published === null ? null : 'stated',
    stub,
  });
}

function edgeOf(source: string, name: string, target: string, cells: readonly string[]): Edge {
  const [role, official, confidence, score, rule, quote] = cells;
  const kind = EDGE_NAMES.find((one) => one === name);
  if (!kind) throw new Error(`no kind of edge: ${name}`);
  const reason = {
    source: 'real-graph.tsv',
    field: 'title',
    start: 0,
    end: quote?.length ?? 0,
    quote: quote ?? '',
    sentence: null,
    rule: rule ?? '',
    confidence: Number(confidence),
  };
  return edge(source, kind, target, {
    role: ROLE_NAMES.find((one) => one === role) ?? null,
    official: official ? official === 'true' : null,
    confidence: Number(confidence),
    score: score ? Number(score) : null,
    evidence: rule ? [reason] : [],
  });
}

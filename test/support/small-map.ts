/** A map of eight nodes, small enough to check every answer of the explorer's pure parts by hand. */
import { KNOWN } from '../../graph/compact.ts';
import type { EdgeKind, NodeKind } from '../../graph/model.ts';
import type { MapAnswer } from '../../src/api.ts';

const KINDS: readonly NodeKind[] = ['Paper', 'Method', 'Dataset'];
const EDGES: readonly EdgeKind[] = ['USES', 'SIMILAR_TO'];
type Row = readonly [
  id: string,
  kind: NodeKind,
  x: number,
  y: number,
  community: number,
  year: number | null,
  flags?: string,
];

/** Three papers around LoRA and MoE; GLUE with two of them; a leaf; a broad word that touches everything. */
export const ROWS: readonly Row[] = [
  ['p1', 'Paper', 0, 0, 0, 2020],
  ['p2', 'Paper', 10, 0, 0, 2021],
  ['p3', 'Paper', 20, 0, 1, null],
  ['lora', 'Method', 5, 5, 0, null],
  ['moe', 'Method', 15, 5, 1, null],
  ['glue', 'Dataset', 5, -5, 0, null],
  ['leaf', 'Method', 0, 9, 0, null, 'leaf'],
  ['broad', 'Method', 10, 20, 0, null, 'broad'],
];
const LINKS: readonly (readonly [string, string, number, EdgeKind?])[] = [
  ['p1', 'lora', 0.9],
  ['p2', 'lora', 0.5],
  ['p2', 'moe', 0.5],
  ['p3', 'moe', 0.9],
  ['p1', 'glue', 0.6],
  ['p2', 'glue', 0.6],
  ['p1', 'leaf', 0.2],
  ['p1', 'broad', 0.1],
  ['p2', 'broad', 0.1],
  ['p3', 'broad', 0.1],
  ['p1', 'p3', 0.3, 'SIMILAR_TO'],
];

export function smallMap(): MapAnswer {
  const number = (id: string): number => ROWS.findIndex((row) => row[0] === id);
  const flagged = (flag: string): number[] => ROWS.map((row) => (row[6] === flag ? 1 : 0));
  return {
    build: 'b',
    scope: 'whole',
    kinds: KINDS,
    edgeKinds: EDGES,
    roles: ['uses', 'evaluates'],
    sources: ['one.jsonl', 'two.bib'],
    total: { nodes: ROWS.length, edges: LINKS.length },
    nodes: {
      id: ROWS.map(([id]) => id),
      kind: ROWS.map(([, kind]) => KINDS.indexOf(kind)),
      label: ROWS.map(([id]) => id.toUpperCase()),
      x: ROWS.map((row) => row[2]),
      y: ROWS.map((row) => row[3]),
      degree: ROWS.map(([id]) => LINKS.filter(([a, b]) => a === id || b === id).length),
      community: ROWS.map((row) => row[4]),
      year: ROWS.map((row) => row[5]),
      broad: flagged('broad'),
      leaf: flagged('leaf'),
      leaves: ROWS.map(() => 0),
      known: ROWS.map(([id]) => (id === 'p1' ? KNOWN.abstract | KNOWN.dateStated : id === 'p2' ? KNOWN.summary : 0)),
      citations: ROWS.map(([id]) => (id === 'p1' ? 9 : null)),
      sources: ROWS.map(([id]) => (id === 'p1' ? [0] : id === 'p2' ? [0, 1] : id === 'p3' ? [1] : [])),
      pagerank: ROWS.map((_, i) => i / ROWS.length),
      stability: ROWS.map(() => 1),
    },
    edges: {
      source: LINKS.map(([a]) => number(a)),
      target: LINKS.map(([, b]) => number(b)),
      kind: LINKS.map((link) => EDGES.indexOf(link[3] ?? 'USES')),
      weight: LINKS.map((link) => link[2]),
      role: LINKS.map(([, b]) => (b === 'glue' ? 1 : b.startsWith('p') ? -1 : 0)),
      confidence: LINKS.map((link) => link[2]),
    },
    communities: ['adapters', 'experts'].map((name, i) => ({
      id: `c${i}`,
      name,
      renamed_from: null,
      colour: i,
      level: 0,
      parent: null,
      size: 4,
      papers: 2,
      stability: 1,
      top: [],
      central: [],
    })),
  };
}

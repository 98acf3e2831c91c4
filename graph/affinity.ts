/**
 * How close two papers are: cosine over one space of what they hold, cite and say, so that a rare shared
 * name counts much, a common one little, and text speaks where names are silent.
 */
import type { Holdings } from './holdings.ts';
import { byCodeUnit, edgeId } from './ids.ts';
import type { Edge } from './model.ts';
import { type Near, nearest, shared, type Vectors, vectors } from './similarity.ts';
import { terms } from './terms.ts';
import { type Pair, type Weighted, weighted } from './weighted.ts';

/** Weight of a feature beside a word of the text of the same rarity. */
const NAME = 2;
const BROAD = 0.5;
/** A repository that many papers link (transformers, timm, google-research) says little about any of them. */
const UMBRELLA_FROM = 4;
const CITED = 1.5;
/** Neighbours kept for each paper. */
const NEIGHBOURS = 10;
/** Neighbours that keep a paper without shared names on the map. */
const SIMILAR = 3;
const LEAST = 0.02;

/** A title counts twice (as its words do twice in the count). */
export function textRow(paper: {
  readonly title: string;
  readonly abstract: string | null;
  readonly summary: string | null;
}): Map<string, number> {
  const row = new Map<string, number>();
  const add = (text: string, times: number): void => {
    for (const term of terms(text)) row.set(term, (row.get(term) ?? 0) + times);
  };
  add(paper.title, 2);
  add(paper.abstract ?? paper.summary ?? '', 1);
  return row;
}

export interface Affinity {
  /** Papers, linked to their nearest: what communities are found in. */
  readonly graph: Weighted;
  /** Text alone. */
  readonly text: Vectors;
}

export function affinity(from: Holdings): Affinity {
  const rows = from.papers.map(textRow);
  const text = vectors(rows);
  const both = rows.map((row, paper) => {
    const all = new Map<string, number>();
    for (const [term, count] of row) all.set(`t ${term}`, count);
    for (const entity of from.held[paper]!) all.set(`e ${from.entities[entity]!.id}`, 1);
    for (const cited of from.cited[paper]!) all.set(`c ${from.papers[cited]!.id}`, 1);
    return all;
  });
  // A cited paper holds itself, so that citing it is as close as citing together (bibliographic coupling).
  for (const cited of new Set(from.cited.flat())) both[cited]!.set(`c ${from.papers[cited]!.id}`, 1);
  const space = vectors(both, (name, df) => {
    if (name.startsWith('t ')) return 1;
    if (name.startsWith('c ')) return CITED;
    const entity = from.entities[from.entityAt.get(name.slice(2))!]!;
    return entity.broad || (entity.kind === 'Repo' && df >= UMBRELLA_FROM) ? BROAD : NAME;
  });
  return { graph: union(from.papers.length, nearest(space, NEIGHBOURS, LEAST)), text };
}

/** One edge for a pair when either end has the other among its nearest. */
function union(order: number, near: readonly (readonly Near[])[]): Weighted {
  const pairs = new Map<number, Pair>();
  near.forEach((list, a) => {
    for (const { to, score } of list) {
      const [low, high] = a < to ? [a, to] : [to, a];
      pairs.set(low * order + high, { a: low, b: high, weight: score });
    }
  });
  return weighted(order, [...pairs.values()]);
}

/** SIMILAR_TO edges for papers that share no named (not broad) entity with another: to the nearest by text, with the shared terms. */
export function similarEdges(from: Holdings, text: Vectors): Edge[] {
  const alone = from.papers.map((_, paper) =>
    from.held[paper]!.every((entity) => from.entities[entity]!.broad || from.holders[entity]!.length < 2),
  );
  const edges = new Map<string, Edge>();
  nearest(text, SIMILAR, LEAST).forEach((list, paper) => {
    if (!alone[paper]) return;
    for (const { to, score } of list) {
      // Stored once for a pair, from the smaller id: the relation has no direction.
      const [a, b] = paper < to ? [paper, to] : [to, paper];
      const [source, target] = [from.papers[a]!.id, from.papers[b]!.id];
      const id = edgeId(source, 'SIMILAR_TO', target);
      edges.set(id, {
        id,
        source,
        target,
        kind: 'SIMILAR_TO',
        role: null,
        official: null,
        confidence: round(score),
        score: round(score),
        terms: shared(text, a, b, 5),
        evidence: [],
      });
    }
  });
  return [...edges.values()].sort((a, b) => byCodeUnit(a.id, b.id));
}

function round(value: number): number {
  return Math.round(Math.min(1, value) * 1000) / 1000;
}

/**
 * How close two papers are: cosine over one space of what they hold, cite and say, so that a rare shared
 * name counts much, a common one little, and text speaks where names are silent.
 */
import type { Holdings } from './holdings.ts';
import { byCodeUnit, edgeId } from './ids.ts';
import type { Edge } from './model.ts';
import { type Near, nearest, shared, type Vectors, vectors } from './similarity.ts';
import { termCounts } from './terms.ts';
import { type Pair, type Weighted, weighted } from './weighted.ts';

/** Weight of a shared name beside a word of the text that is as rare. */
const NAME = 1.5;
/** A broad word, or a repository that many papers link (transformers, timm, google-research), says little. */
const BROAD = 0.5;
const UMBRELLA_FROM = 4;
const COUPLED = 1.5;
/** Marks of features that are no words: no term has an equals sign. */
const NAMED = 'name=';
const CITE = 'cite=';
/** Two papers are linked when each is among the other's nearest … */
const NEIGHBOURS = 20;
/** … or one among the first of the other, so that no paper falls off. */
const ALWAYS = 3;
/** SIMILAR_TO edges of a paper without shared names. */
const SIMILAR = 3;
const LEAST = 0.02;

export interface Affinity {
  /** Papers, linked to their nearest: what communities are found in. */
  readonly graph: Weighted;
  /** Text alone. */
  readonly text: Vectors;
}

export interface AffinityParts {
  readonly names: boolean;
  readonly text: boolean;
  readonly citations: boolean;
}

const ALL: AffinityParts = { names: true, text: true, citations: true };

/** `parts` leaves a kind of evidence out, to see what each is worth. */
export function affinity(from: Holdings, parts: AffinityParts = ALL): Affinity {
  const rows = featureRows(from);
  const space = vectors(rows, (name, df) => {
    if (name.startsWith(CITE)) return parts.citations && df > 1 ? COUPLED : 0;
    if (!name.startsWith(NAMED)) return parts.text ? 1 : 0;
    // Even a name of one paper alone counts: it says that the paper is about something else.
    const thing = from.things[from.thingAt.get(name.slice(NAMED.length))!]!;
    if (!parts.names) return 0;
    return thing.broad || (thing.kind === 'Repo' && df >= UMBRELLA_FROM) ? BROAD : NAME;
  });
  return {
    graph: neighbourGraph(nearest(space, NEIGHBOURS, LEAST)),
    text: vectors(rows, (name) => (name.startsWith(CITE) || name.startsWith(NAMED) ? 0 : 1)),
  };
}

/** What each paper says, holds and cites, with counts. Words of one paper alone are chance and left out. */
function featureRows(from: Holdings): Map<string, number>[] {
  // Texts are read twice, since most pairs of words occur once, and all of them would fill the memory.
  const once = new Set<string>();
  const again = new Set<string>();
  for (const paper of from.papers)
    for (const term of termCounts(paper).keys()) {
      if (once.has(term)) again.add(term);
      else once.add(term);
    }
  once.clear();
  const rows = from.papers.map((paper, at) => {
    const row = new Map<string, number>();
    for (const [term, count] of termCounts(paper)) if (again.has(term)) row.set(term, count);
    // Works cited in common, known or not (bibliographic coupling, Kessler 1963).
    for (const thing of from.held[at]!)
      row.set((from.things[thing]!.kind === 'Paper' ? CITE : NAMED) + from.things[thing]!.id, 1);
    for (const cited of from.cited[at]!) row.set(CITE + from.papers[cited]!.id, 1);
    return row;
  });
  // A cited paper holds itself: citing it is as close as citing it together.
  for (const cited of new Set(from.cited.flat())) rows[cited]!.set(CITE + from.papers[cited]!.id, 1);
  return rows;
}

/**
 * The mutual nearest-neighbour graph (Brito et al. 1997) with weights scaled by how close each end's neighbours are
 * (Zelnik-Manor and Perona 2004): s² / (mean s of a · mean s of b), so that dense and sparse fields count alike.
 */
function neighbourGraph(near: readonly (readonly Near[])[]): Weighted {
  const order = near.length;
  const mean = near.map((list) => list.reduce((sum, one) => sum + one.score, 0) / Math.max(1, list.length));
  const among = near.map((list) => new Set(list.map((one) => one.to)));
  const pairs = new Map<number, Pair>();
  near.forEach((list, a) => {
    list.forEach(({ to, score }, rank) => {
      if (rank >= ALWAYS && !among[to]!.has(a)) return;
      const [low, high] = a < to ? [a, to] : [to, a];
      pairs.set(low * order + high, { a: low, b: high, weight: score ** 2 / (mean[a]! * (mean[to]! || mean[a]!)) });
    });
  });
  return weighted(order, [...pairs.values()]);
}

/** SIMILAR_TO edges for papers that share no named (not broad) thing with another: to the nearest by text, with the shared terms. */
export function similarEdges(from: Holdings, text: Vectors): Edge[] {
  const alone = from.papers.map(
    (_, paper) =>
      from.cited[paper]!.length === 0 &&
      from.held[paper]!.every((thing) => from.things[thing]!.broad || from.holders[thing]!.length < 2),
  );
  const edges = new Map<string, Edge>();
  nearest(text, SIMILAR, LEAST, (paper) => alone[paper]!).forEach((list, paper) => {
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

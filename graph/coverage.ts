/** What is known and what is not: of a paper, of a community, of the whole corpus; and why a paper stands alone. */
import { type CompactGraph, EDGE_KIND_NAMES, KNOWN, otherEnd } from './compact.ts';
import type { EdgeKind } from './model.ts';
import { NODE_KINDS } from './schema.ts';

/** Why nothing links a paper to another one, in words and with what can be done: the first that holds. */
export const ALONE_WORDS = {
  'cited only': 'only cited: no record describes it',
  'no text': 'nothing but the title is known: add a source with abstracts',
  'no names': 'its text names no method, dataset or repository that is known',
  'names of its own': 'no other paper names what it names',
} as const;

export type Alone = keyof typeof ALONE_WORDS;

export const ALONE_REASONS = ['cited only', 'no text', 'no names', 'names of its own'] as const;
ALONE_REASONS satisfies readonly Alone[];

export interface PaperCoverage {
  /** The authors' abstract, another description, or none. */
  readonly text: 'abstract' | 'summary' | null;
  /** Whether a source states references of it. */
  readonly references: boolean;
  readonly code: boolean;
  readonly date: 'stated' | 'inferred' | null;
  /** Null where it has neighbours. */
  readonly alone: Alone | null;
}

export interface Coverage {
  readonly papers: number;
  readonly abstract: number;
  readonly summary: number;
  readonly references: number;
  readonly code: number;
  readonly date: number;
  /** Of those with a date, how many of a year that no source wrote. */
  readonly inferred: number;
  /** Papers with at least one edge of a kind, at either end. */
  readonly kinds: Readonly<Partial<Record<EdgeKind, number>>>;
  /** Papers without neighbours, by reason. */
  readonly alone: Readonly<Partial<Record<Alone, number>>>;
}

export interface CorpusCoverage {
  /** Papers that a record describes; those that are only cited are counted in `stubs` alone. */
  readonly all: Coverage;
  readonly stubs: number;
  readonly communities: ReadonlyMap<string, Coverage>;
}

const PAPER = NODE_KINDS.indexOf('Paper');

/** `communitiesOf` gives the ids of every community that holds a node; `each` is told of each paper in turn. */
export function coverage(
  graph: CompactGraph,
  communitiesOf: (node: number) => readonly string[],
  each: (node: number, found: PaperCoverage) => void = () => {},
): CorpusCoverage {
  const all = counter();
  const communities = new Map<string, ReturnType<typeof counter>>();
  const holders = holderCounts(graph);
  let stubs = 0;
  for (let node = 0; node < graph.ids.length; node++) {
    if (graph.kinds[node] !== PAPER) continue;
    const { found, kinds } = look(graph, node, (entity) => holders[entity]!);
    each(node, found);
    if (graph.known[node]! & KNOWN.stub) {
      stubs += 1;
      continue;
    }
    all.add(found, kinds);
    for (const id of communitiesOf(node)) {
      const held = communities.get(id) ?? counter();
      communities.set(id, held);
      held.add(found, kinds);
    }
  }
  return {
    all: all.result(),
    stubs,
    communities: new Map([...communities].map(([id, count]) => [id, count.result()])),
  };
}

/** Of one paper, by its node number; null for a node of another kind. */
export function paperCoverage(graph: CompactGraph, node: number): PaperCoverage | null {
  return graph.kinds[node] === PAPER ? look(graph, node, (entity) => holdersOf(graph, entity)).found : null;
}

/** By node, how many papers hold it. */
function holderCounts(graph: CompactGraph): Uint32Array {
  const { count, source, target } = graph.edges;
  const holders = new Uint32Array(graph.ids.length);
  for (let e = 0; e < count; e++) {
    if (graph.kinds[source[e]!] === PAPER && graph.kinds[target[e]!] !== PAPER) holders[target[e]!]! += 1;
  }
  return holders;
}

/** Counts no further than two: whether another paper holds it is all that is asked. */
function holdersOf(graph: CompactGraph, entity: number): number {
  const papers = new Set<number>();
  for (let k = graph.offsets[entity]!; k < graph.offsets[entity + 1]! && papers.size < 2; k++) {
    const other = otherEnd(graph, graph.incident[k]!, entity);
    if (graph.kinds[other] === PAPER) papers.add(other);
  }
  return papers.size;
}

function look(graph: CompactGraph, node: number, holders: (entity: number) => number) {
  const kinds = new Set<EdgeKind>();
  let linked = false;
  let holds = false;
  let cites = false;
  for (let k = graph.offsets[node]!; k < graph.offsets[node + 1]!; k++) {
    const e = graph.incident[k]!;
    const kind = EDGE_KIND_NAMES[graph.edges.kind[e]!]!;
    kinds.add(kind);
    const other = otherEnd(graph, e, node);
    if (graph.kinds[other] === PAPER) {
      linked = true;
      if (kind === 'CITES' && graph.edges.source[e] === node) cites = true;
    } else {
      holds = true;
      if (holders(other) > 1) linked = true;
    }
  }
  const known = graph.known[node]!;
  const text = known & KNOWN.abstract ? 'abstract' : known & KNOWN.summary ? 'summary' : null;
  const reason = (): Alone => {
    if (known & KNOWN.stub) return 'cited only';
    if (holds) return 'names of its own';
    return text === null ? 'no text' : 'no names';
  };
  const found: PaperCoverage = {
    text,
    references: cites,
    code: kinds.has('HAS_CODE'),
    date: known & KNOWN.dateStated ? 'stated' : known & KNOWN.dateInferred ? 'inferred' : null,
    alone: linked ? null : reason(),
  };
  return { found, kinds };
}

function counter() {
  const count = { papers: 0, abstract: 0, summary: 0, references: 0, code: 0, date: 0, inferred: 0 };
  const kinds: Partial<Record<EdgeKind, number>> = {};
  const alone: Partial<Record<Alone, number>> = {};
  return {
    add(found: PaperCoverage, edges: ReadonlySet<EdgeKind>) {
      count.papers += 1;
      if (found.text) count[found.text] += 1;
      if (found.references) count.references += 1;
      if (found.code) count.code += 1;
      if (found.date) count.date += 1;
      if (found.date === 'inferred') count.inferred += 1;
      for (const kind of edges) kinds[kind] = (kinds[kind] ?? 0) + 1;
      if (found.alone) alone[found.alone] = (alone[found.alone] ?? 0) + 1;
    },
    result: (): Coverage => ({ ...count, kinds: { ...kinds }, alone: { ...alone } }),
  };
}

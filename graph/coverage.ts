/** What is known and what is not: of a paper, of a community, of the whole corpus; and why a paper stands alone. */
import type { Edge, EdgeKind, Paper } from './model.ts';

/** Why nothing links a paper to another one, the first that holds. */
export type Alone =
  /** No record describes it: it is only cited. */
  | 'cited only'
  /** Nothing but its title is known. */
  | 'no text'
  /** Its text names no method, dataset or repository that we know. */
  | 'no names'
  /** What it names, no other paper names. */
  | 'names of its own';

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

type Rows<T> = Iterable<T> | AsyncIterable<T>;

export interface CoverageInput {
  readonly papers: Rows<Paper>;
  /** Read and derived edges. */
  readonly edges: Rows<Edge>;
  readonly communityOf: (paper: string) => string | null;
  /** Told of each paper in turn. */
  readonly each?: (paper: Paper, found: PaperCoverage) => void;
}

/** A word for people, and what can be done. */
export const ALONE_WORDS = {
  'cited only': 'only cited: no record describes it',
  'no text': 'nothing but the title is known: add a source with abstracts',
  'no names': 'its text names no method, dataset or repository that is known',
  'names of its own': 'no other paper names what it names',
} as const satisfies Record<Alone, string>;

interface Seen {
  readonly kinds: Set<EdgeKind>;
  /** Entities that it holds. */
  readonly held: string[];
  linked: boolean;
  cites: boolean;
}

/** Holds a few words a paper, no texts. */
export async function coverage(input: CoverageInput): Promise<CorpusCoverage> {
  const seen = new Map<string, Seen>();
  const holders = new Map<string, number>();
  const of = (id: string): Seen => {
    const found = seen.get(id) ?? { kinds: new Set(), held: [], linked: false, cites: false };
    seen.set(id, found);
    return found;
  };
  for await (const { kind, source, target } of input.edges) {
    if (kind === 'BUILDS_ON') continue;
    const from = of(source);
    from.kinds.add(kind);
    if (kind === 'CITES' || kind === 'SIMILAR_TO') {
      const to = of(target);
      to.kinds.add(kind);
      from.linked = true;
      to.linked = true;
      if (kind === 'CITES') from.cites = true;
    } else {
      from.held.push(target);
      holders.set(target, (holders.get(target) ?? 0) + 1);
    }
  }
  const all = counter();
  const communities = new Map<string, ReturnType<typeof counter>>();
  let stubs = 0;
  for await (const paper of input.papers) {
    const edges = seen.get(paper.id) ?? null;
    const found = paperCoverage(paper, edges, (entity) => (holders.get(entity) ?? 0) > 1);
    input.each?.(paper, found);
    if (paper.stub) {
      stubs += 1;
      continue;
    }
    all.add(found, edges?.kinds ?? NONE);
    const community = input.communityOf(paper.id);
    if (community === null) continue;
    const held = communities.get(community) ?? counter();
    communities.set(community, held);
    held.add(found, edges?.kinds ?? NONE);
  }
  return {
    all: all.result(),
    stubs,
    communities: new Map([...communities].map(([id, count]) => [id, count.result()])),
  };
}

const NONE: ReadonlySet<EdgeKind> = new Set();

function paperCoverage(paper: Paper, edges: Seen | null, shared: (entity: string) => boolean): PaperCoverage {
  const text = paper.abstract !== null ? 'abstract' : paper.summary !== null ? 'summary' : null;
  const linked = edges !== null && (edges.linked || edges.held.some(shared));
  const reason = (): Alone => {
    if (paper.stub) return 'cited only';
    if (edges?.held.length) return 'names of its own';
    return text === null ? 'no text' : 'no names';
  };
  return {
    text,
    references: edges?.cites ?? false,
    code: edges?.kinds.has('HAS_CODE') ?? false,
    date: paper.published_how,
    alone: linked ? null : reason(),
  };
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

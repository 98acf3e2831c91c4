/**
 * Pairs of method and dataset that no paper of the corpus brings together, though papers on methods like it do:
 * item-based collaborative filtering (Sarwar et al. 2001) over who uses what on which data.
 */
import { type CompactGraph, EDGE_KIND_NAMES } from './compact.ts';
import { NODE_KINDS } from './schema.ts';

export interface Gap {
  readonly method: number;
  readonly dataset: number;
  /** Likeness-weighted number of papers in which methods like it meet the dataset. */
  readonly score: number;
  /** The methods that fill the cell, the likest first, each with its papers on that dataset. */
  readonly filledBy: readonly { readonly method: number; readonly alike: number; readonly papers: readonly number[] }[];
}

export interface GapOptions {
  readonly limit: number;
  /** Only gaps of this method or dataset; null for all. */
  readonly focus: number | null;
}

const METHOD = NODE_KINDS.indexOf('Method');
const DATASET = NODE_KINDS.indexOf('Dataset');
const NAMING = new Set([EDGE_KIND_NAMES.indexOf('INTRODUCES'), EDGE_KIND_NAMES.indexOf('USES')]);
/** A method must have met this many papers before its absence says anything. */
const LEAST_PAPERS = 2;
/** Of the methods that fill a cell. */
const SHOWN = 5;

/** The surest first, ties by node number. Broad words are left out. */
export function gaps(graph: CompactGraph, options: GapOptions): Gap[] {
  const papersOf = holders(graph);
  const methods = [...papersOf.keys()].filter(
    (node) => graph.kinds[node] === METHOD && graph.broad[node] === 0 && papersOf.get(node)!.size >= LEAST_PAPERS,
  );
  const datasets = [...papersOf.keys()].filter((node) => graph.kinds[node] === DATASET && graph.broad[node] === 0);
  const focused = (node: number) => options.focus === null || options.focus === node;
  const out: Gap[] = [];
  for (const dataset of datasets) {
    const users = papersOf.get(dataset)!;
    const present = methods
      .map((method) => ({ method, papers: both(papersOf.get(method)!, users) }))
      .filter(({ papers }) => papers.length > 0);
    const filled = new Set(present.map(({ method }) => method));
    for (const method of methods) {
      if (filled.has(method) || !(focused(method) || focused(dataset))) continue;
      const filledBy = present
        .map((one) => ({ ...one, alike: likeness(papersOf.get(method)!, papersOf.get(one.method)!) }))
        .filter(({ alike }) => alike > 0)
        .sort((a, b) => b.alike - a.alike || a.method - b.method);
      const score = filledBy.reduce((sum, { alike, papers }) => sum + alike * papers.length, 0);
      if (score > 0) out.push({ method, dataset, score, filledBy: filledBy.slice(0, SHOWN) });
    }
  }
  return out.sort((a, b) => b.score - a.score || a.method - b.method || a.dataset - b.dataset).slice(0, options.limit);
}

/** Papers that introduce or use each method and dataset, by node number, ascending. */
function holders({ edges, kinds }: CompactGraph): Map<number, Set<number>> {
  const out = new Map<number, Set<number>>();
  for (let e = 0; e < edges.count; e++) {
    const target = edges.target[e]!;
    if (!NAMING.has(edges.kind[e]!) || (kinds[target] !== METHOD && kinds[target] !== DATASET)) continue;
    const known = out.get(target);
    if (known) known.add(edges.source[e]!);
    else out.set(target, new Set([edges.source[e]!]));
  }
  return new Map([...out].sort(([a], [b]) => a - b));
}

function both(a: ReadonlySet<number>, b: ReadonlySet<number>): number[] {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  return [...small].filter((one) => large.has(one)).sort((x, y) => x - y);
}

/** Cosine of the sets of papers. */
function likeness(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  return both(a, b).length / Math.sqrt(a.size * b.size);
}

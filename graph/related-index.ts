/** What related work is looked up in: each paper's words, names and citations as sparse vectors with inverted lists. */
import { type CompactGraph, EDGE_KIND_NAMES, otherEnd } from './compact.ts';
import { byCodeUnit } from './ids.ts';
import type { Paper } from './model.ts';
import { NODE_KINDS } from './schema.ts';
import { invert, type Vectors, vectors as weigh } from './similarity.ts';
import { stem } from './stem.ts';
import { termCounts } from './terms.ts';
import { type Themes, themesOf } from './words/themes.ts';
import type { WordVectors } from './words/vectors.ts';

export interface Space {
  readonly rows: Vectors;
  readonly postings: { readonly starts: Int32Array; readonly rows: Int32Array; readonly weights: Float64Array };
}

export interface RelatedIndex {
  readonly graph: CompactGraph;
  /** Node number of each row, and the row of each node (-1 for none). */
  readonly nodes: Int32Array;
  readonly rowOf: Int32Array;
  readonly words: Space;
  /** How the stem of each feature of `words` is written most often. */
  readonly written: readonly string[];
  /** Cosine of each row's words with the mean of all: how much it is like everything. */
  readonly common: Float64Array;
  /** Features are node numbers as text. */
  readonly names: Space;
  /** Works that a paper cites or that cite it. */
  readonly citations: Space;
  /** Null where the index was made without word vectors. */
  readonly themes: Themes | null;
  /** Scratch of one question, by row: all zero between questions. */
  readonly rough: Float32Array;
}

const PAPER = NODE_KINDS.indexOf('Paper');
const CITES = EDGE_KIND_NAMES.indexOf('CITES');
const NAMING = new Set((['INTRODUCES', 'USES', 'HAS_CODE'] as const).map((kind) => EDGE_KIND_NAMES.indexOf(kind)));
/** A broad word counts half of what its rarity says. */
const BROAD = 0.5;
/** Two words that follow each other are shared beside the words themselves: half counts twice already. */
const PAIR = 0.5;
/** A paper of one name (of one citation) is not all about it: how far it is weighed as if it had as many as most have. */
const FEW = 0.5;

/**
 * `papers` in any order; those without words are found by names and citations alone. With `vectors`, papers are compared
 * by theme too.
 */
export async function relatedIndex(
  graph: CompactGraph,
  papers: AsyncIterable<Paper> | Iterable<Paper>,
  vectors: WordVectors | null,
): Promise<RelatedIndex> {
  const nodes = Int32Array.from(Array.from(graph.ids.keys()).filter((node) => graph.kinds[node] === PAPER));
  const rowOf = new Int32Array(graph.ids.length).fill(-1);
  nodes.forEach((node, row) => {
    rowOf[node] = row;
  });
  const counts = Array.from(nodes, () => new Map<string, number>());
  const spellings = new Map<string, Map<string, number>>();
  for await (const paper of papers) {
    const row = rowOf[graph.indexOf(paper.id)] ?? -1;
    if (row >= 0 && !paper.stub) counts[row] = stemmed(termCounts(paper), spellings);
  }
  const n = nodes.length;
  const words = space(weigh(counts, (term, df) => (df < 2 ? 0 : term.includes(' ') ? PAIR : 1)));
  const held = Array.from(nodes, (node) => featuresOf(graph, node, (kind) => NAMING.has(kind)));
  // A name of one paper alone stays: it says that the paper is about something else.
  const names = space(weigh(held, (name) => (graph.broad[Number(name)] === 1 ? BROAD : 1), FEW));
  const cited = Array.from(nodes, (node) => featuresOf(graph, node, (kind) => kind === CITES));
  return {
    graph,
    nodes,
    rowOf,
    words,
    written: words.rows.names.map((name) => commonest(spellings.get(name)!)),
    common: common(words.rows),
    names,
    citations: space(weigh(cited, () => 1, FEW)),
    themes: vectors && themesOf(counts, vectors),
    rough: new Float32Array(n),
  };
}

function space(rows: Vectors): Space {
  return { rows, postings: invert(rows) };
}

/** Counts by stem; `spellings` gathers how each stem is written. */
function stemmed(
  counts: ReadonlyMap<string, number>,
  spellings: Map<string, Map<string, number>>,
): Map<string, number> {
  const out = new Map<string, number>();
  for (const [term, count] of counts) {
    const key = stem(term);
    out.set(key, (out.get(key) ?? 0) + count);
    const known = spellings.get(key) ?? new Map<string, number>();
    known.set(term, (known.get(term) ?? 0) + count);
    spellings.set(key, known);
  }
  return out;
}

function commonest(spellings: ReadonlyMap<string, number>): string {
  const [first] = [...spellings].sort(([a, x], [b, y]) => y - x || byCodeUnit(a, b));
  return first![0];
}

/** What a paper's edges of the wanted kinds lead to, either way: as node numbers. */
function featuresOf(graph: CompactGraph, node: number, wanted: (kind: number) => boolean): Map<string, number> {
  const out = new Map<string, number>();
  for (let k = graph.offsets[node]!; k < graph.offsets[node + 1]!; k++) {
    const e = graph.incident[k]!;
    if (wanted(graph.edges.kind[e]!)) out.set(String(otherEnd(graph, e, node)), 1);
  }
  return out;
}

function common(rows: Vectors): Float64Array {
  const mean = new Float64Array(rows.names.length);
  for (let i = 0; i < rows.features.length; i++) mean[rows.features[i]!]! += rows.weights[i]! / Math.max(1, rows.order);
  return Float64Array.from({ length: rows.order }, (_, row) => {
    let sum = 0;
    for (let i = rows.starts[row]!; i < rows.starts[row + 1]!; i++) sum += rows.weights[i]! * mean[rows.features[i]!]!;
    return sum;
  });
}

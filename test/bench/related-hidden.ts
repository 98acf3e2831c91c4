/** Questions about related work whose answer is known, because the edge that said so has been taken away. */
import type { Edge, Entity, Paper } from '../../graph/model.ts';
import { type Rng, shuffled } from '../../graph/random.ts';
import type { Store } from '../../graph/stores/contract.ts';

export interface Rows {
  readonly papers: readonly Paper[];
  readonly entities: readonly Entity[];
  readonly edges: readonly Edge[];
}

export interface Hidden {
  readonly rows: Rows;
  /**
   * Ids: seeds, the papers that should stand among their related work, and those that are known already and left out of
   * every list (the filtered rank of Bordes et al. 2013).
   */
  readonly questions: readonly {
    readonly seed: string;
    readonly wanted: readonly string[];
    readonly known?: readonly string[];
  }[];
}

/**
 * Derived edges of similar text are left out: they were found in the texts that are masked here. Works that are only cited
 * come with `cited`.
 */
export async function rowsOf(store: Store, cited = false): Promise<Rows> {
  const rows = { papers: [] as Paper[], entities: [] as Entity[], edges: [] as Edge[] };
  for await (const paper of store.read('papers')) if (cited || !paper.stub) rows.papers.push(paper);
  for await (const entity of store.read('entities')) rows.entities.push(entity);
  for await (const edge of store.read('edges')) rows.edges.push(edge);
  for await (const edge of store.read('derived')) if (edge.kind !== 'SIMILAR_TO') rows.edges.push(edge);
  return rows;
}

/** Paper X introduces M, paper Y uses it: both edges go, and M is masked in both texts. At most `most` pairs. */
export function hideIntroductions({ papers, entities, edges }: Rows, most: number, random: Rng): Hidden {
  const broad = new Set(entities.filter((one) => one.broad).map(({ id }) => id));
  const introductions = new Map(
    edges.filter(({ kind, target }) => kind === 'INTRODUCES' && !broad.has(target)).map((edge) => [edge.target, edge]),
  );
  const uses = edges.filter(({ kind, target, source }) => {
    const by = introductions.get(target);
    return kind === 'USES' && by !== undefined && by.source !== source;
  });
  const taken = new Set<string>();
  const gone = new Set<string>();
  const masks = new Map<string, string[]>();
  const names = new Map(entities.map(({ id, label, aliases }) => [id, [label, ...aliases]]));
  const pairs: [string, string][] = [];
  for (const i of shuffled(uses.length, random)) {
    const use = uses[i]!;
    const by = introductions.get(use.target)!;
    if (pairs.length === most) break;
    if (taken.has(by.source) || taken.has(use.source)) continue;
    for (const edge of [use, by]) {
      taken.add(edge.source);
      gone.add(edge.id);
      masks.set(edge.source, [...names.get(edge.target)!, ...edge.evidence.map(({ quote }) => quote)]);
    }
    pairs.push([by.source, use.source]);
  }
  return {
    rows: {
      papers: papers.map((paper) => masked(paper, masks.get(paper.id) ?? [])),
      entities,
      edges: edges.filter(({ id }) => !gone.has(id)),
    },
    questions: pairs.flatMap(([x, y]) => [
      { seed: x, wanted: [y] },
      { seed: y, wanted: [x] },
    ]),
  };
}

function masked(paper: Paper, names: readonly string[]): Paper {
  const words = names.filter((name) => name.trim() !== '').sort((a, b) => b.length - a.length);
  if (words.length === 0) return paper;
  const pattern = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  const mask = (text: string) =>
    text.replace(new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})s?(?![\\p{L}\\p{N}])`, 'giu'), ' ');
  return {
    ...paper,
    title: mask(paper.title),
    abstract: paper.abstract && mask(paper.abstract),
    summary: paper.summary && mask(paper.summary),
  };
}

/** Fewer questions than this say nothing. */
const LEAST = 200;

/**
 * A tenth of the links to what at least two papers link (repositories) or of citations goes, or as many as make
 * 200 questions; who shares it is asked for.
 */
export function hideLinks(rows: Rows, kind: 'HAS_CODE' | 'CITES', random: Rng): Hidden {
  const known = new Set(rows.papers.map(({ id }) => id));
  const links = rows.edges.filter((edge) => edge.kind === kind && known.has(edge.source));
  const papersOf = new Map<string, string[]>();
  for (const { source, target } of links) papersOf.set(target, [...(papersOf.get(target) ?? []), source]);
  const telling =
    kind === 'CITES'
      ? links.filter(({ target }) => known.has(target))
      : links.filter(({ target }) => papersOf.get(target)!.length > 1);
  const order = shuffled(telling.length, random).slice(0, Math.max(LEAST, Math.ceil(telling.length / 10)));
  const gone = new Map(Array.from(order, (i) => [telling[i]!.id, telling[i]!]));
  return {
    rows: { ...rows, edges: rows.edges.filter(({ id }) => !gone.has(id)) },
    questions: [...gone.values()].map(({ source, target }) => ({
      seed: source,
      wanted: kind === 'CITES' ? [target] : papersOf.get(target)!.filter((id) => id !== source),
    })),
  };
}

/** Each citation between two papers of the corpus is hidden by itself, all else stays: asked from either end for the other. */
export function hideOneCitation(rows: Rows): Hidden[] {
  const known = new Set(rows.papers.filter(({ stub }) => !stub).map(({ id }) => id));
  const cited = rows.edges.filter(({ kind, source, target }) => {
    return kind === 'CITES' && known.has(source) && known.has(target) && source !== target;
  });
  const linked = (paper: string) =>
    cited.flatMap(({ source, target }) => (source === paper ? [target] : target === paper ? [source] : []));
  return cited.map(({ id, source, target }) => ({
    rows: { ...rows, edges: rows.edges.filter((edge) => edge.id !== id) },
    questions: [
      { seed: source, wanted: [target], known: linked(source).filter((other) => other !== target) },
      { seed: target, wanted: [source], known: linked(target).filter((other) => other !== source) },
    ],
  }));
}

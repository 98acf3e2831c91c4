/** Rows in one order, and who holds what: the papers of each thing, the things of each paper. */
import { byCodeUnit } from './ids.ts';
import type { Edge, Entity, NodeKind, Paper } from './model.ts';

export interface Rows {
  readonly papers: readonly Paper[];
  readonly entities: readonly Entity[];
  readonly edges: readonly Edge[];
}

/** What papers hold: an entity, or a work that the corpus knows from citations only. */
export interface Thing {
  readonly id: string;
  readonly kind: NodeKind;
  readonly label: string;
  readonly aliases: readonly string[];
  readonly broad: boolean;
}

export interface Holdings {
  /** Described papers, by id: communities are made of these. */
  readonly papers: readonly Paper[];
  /** By id. */
  readonly things: readonly Thing[];
  /** Stored edges by id: derived ones and those with a missing end are left out. */
  readonly edges: readonly Edge[];
  /** Index of a paper in `papers`. */
  readonly paperAt: ReadonlyMap<string, number>;
  /** Index of a thing in `things`. */
  readonly thingAt: ReadonlyMap<string, number>;
  /** Things of each paper, ascending, one entry each however many edges link them. */
  readonly held: readonly (readonly number[])[];
  /** Papers of each thing, ascending. */
  readonly holders: readonly (readonly number[])[];
  /** Described papers that each paper cites, ascending. */
  readonly cited: readonly (readonly number[])[];
}

/** Who holds what, without the texts: what bridges and the method network are found in. */
export interface Held {
  /** Described papers, by id. */
  readonly papers: readonly Pick<Paper, 'id'>[];
  readonly things: readonly Omit<Thing, 'aliases'>[];
  readonly held: Holdings['held'];
  readonly holders: Holdings['holders'];
}

/** Sorts by id, so that the order of the rows never matters. */
export function holdings(rows: Rows): Holdings {
  const papers = rows.papers.filter((paper) => !paper.stub).sort((a, b) => byCodeUnit(a.id, b.id));
  const things = [
    ...rows.entities.map(({ id, kind, label, aliases, broad }) => ({ id, kind, label, aliases, broad })),
    ...rows.papers
      .filter((paper) => paper.stub)
      .map(({ id, kind, title, aliases }) => ({ id, kind, label: title, aliases, broad: false })),
  ].sort((a, b) => byCodeUnit(a.id, b.id));
  const paperAt = new Map(papers.map((paper, i) => [paper.id, i]));
  const thingAt = new Map(things.map((thing, i) => [thing.id, i]));
  const held = papers.map(() => new Set<number>());
  const cited = papers.map(() => new Set<number>());
  const edges: Edge[] = [];
  for (const edge of [...rows.edges].sort((a, b) => byCodeUnit(a.id, b.id))) {
    const from = paperAt.get(edge.source);
    if (from === undefined || edge.kind === 'SIMILAR_TO' || edge.kind === 'BUILDS_ON') continue;
    const thing = thingAt.get(edge.target);
    const paper = paperAt.get(edge.target);
    if (thing !== undefined) held[from]!.add(thing);
    else if (paper !== undefined && paper !== from) cited[from]!.add(paper);
    else continue;
    edges.push(edge);
  }
  const ascending = (set: ReadonlySet<number>): number[] => [...set].sort((a, b) => a - b);
  const holders: number[][] = things.map(() => []);
  held.forEach((set, paper) => {
    for (const thing of set) holders[thing]!.push(paper);
  });
  return {
    papers,
    things,
    edges,
    paperAt,
    thingAt,
    held: held.map(ascending),
    holders,
    cited: cited.map(ascending),
  };
}

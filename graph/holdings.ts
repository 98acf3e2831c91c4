/** Rows in one order, and who holds what: the papers of each entity, the entities of each paper. */
import { byCodeUnit } from './ids.ts';
import type { Edge, Entity, Paper } from './model.ts';

export interface Rows {
  readonly papers: readonly Paper[];
  readonly entities: readonly Entity[];
  readonly edges: readonly Edge[];
}

export interface Holdings {
  /** By id. */
  readonly papers: readonly Paper[];
  /** By id. */
  readonly entities: readonly Entity[];
  /** Stored edges by id: derived ones and those with a missing end are left out. */
  readonly edges: readonly Edge[];
  /** Index of a paper in `papers`. */
  readonly paperAt: ReadonlyMap<string, number>;
  /** Index of an entity in `entities`. */
  readonly entityAt: ReadonlyMap<string, number>;
  /** Entities of each paper, ascending, one entry each however many edges link them. */
  readonly held: readonly (readonly number[])[];
  /** Papers of each entity, ascending. */
  readonly holders: readonly (readonly number[])[];
  /** Papers that each paper cites, ascending. */
  readonly cited: readonly (readonly number[])[];
}

/** Sorts by id, so that the order of the rows never matters. */
export function holdings(rows: Rows): Holdings {
  const papers = [...rows.papers].sort((a, b) => byCodeUnit(a.id, b.id));
  const entities = [...rows.entities].sort((a, b) => byCodeUnit(a.id, b.id));
  const paperAt = new Map(papers.map((paper, i) => [paper.id, i]));
  const entityAt = new Map(entities.map((entity, i) => [entity.id, i]));
  const held = papers.map(() => new Set<number>());
  const cited = papers.map(() => new Set<number>());
  const edges: Edge[] = [];
  for (const edge of [...rows.edges].sort((a, b) => byCodeUnit(a.id, b.id))) {
    const from = paperAt.get(edge.source);
    if (from === undefined || edge.kind === 'SIMILAR_TO' || edge.kind === 'BUILDS_ON') continue;
    const entity = entityAt.get(edge.target);
    const paper = paperAt.get(edge.target);
    if (entity !== undefined) held[from]!.add(entity);
    else if (paper !== undefined && paper !== from) cited[from]!.add(paper);
    else continue;
    edges.push(edge);
  }
  const ascending = (set: ReadonlySet<number>): number[] => [...set].sort((a, b) => a - b);
  const holders: number[][] = entities.map(() => []);
  held.forEach((set, paper) => {
    for (const entity of set) holders[entity]!.push(paper);
  });
  return {
    papers,
    entities,
    edges,
    paperAt,
    entityAt,
    held: held.map(ascending),
    holders,
    cited: cited.map(ascending),
  };
}

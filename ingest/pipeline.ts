/** The flow from listings to rows: works, names, edges, citations, corrections. A pure function of its input's set. */
import { byCodeUnit } from '../graph/ids.ts';
import type { Edge, Entity, Paper, Problem } from '../graph/model.ts';
import { applyToEdges, applyToEntities, communityNames, correctionBook } from './apply-corrections.ts';
import { buildsOn } from './builds-on.ts';
import { citationsOf } from './citations.ts';
import { edgesOf, namingsOf, pagesOf } from './edges.ts';
import { entityNamer } from './entities.ts';
import { saidOf } from './identity/said.ts';
import { identify } from './identity.ts';
import type { Listing } from './model.ts';
import { bySource, worksOf } from './papers.ts';
import { type ReadingInput, readWorks } from './reading.ts';

export interface PipelineInput extends ReadingInput {
  /** Any order: they are sorted by source first. */
  readonly listings: readonly Listing[];
  /** Text of the corrections file. */
  readonly corrections: string;
}

export interface PipelineOutput {
  readonly papers: Paper[];
  readonly entities: Entity[];
  readonly edges: Edge[];
  readonly problems: Problem[];
  /** Community id → name, from the corrections. */
  readonly renames: ReadonlyMap<string, string>;
  readonly names: number;
  /** Records that joined another one's paper. */
  readonly merged: number;
}

/** Rows sorted by id. The same set of listings gives the same rows, whatever their order. */
export function buildRows(input: PipelineInput): PipelineOutput {
  const book = correctionBook(input.corrections);
  const listings = bySource(input.listings);
  const works = worksOf(listings, identify(listings, saidOf(listings, book.corrections, book.touch)).groups);
  const read = readWorks(works, input);

  const namer = entityNamer(input.lexicon);
  for (const work of read) for (const naming of namingsOf(work)) namer.add(naming);
  const which = namer.settle();
  const repos = new Map<string, Entity>();
  const named = read.flatMap((work) => edgesOf(work, which, repos));
  const citations = citationsOf(works);

  const draftEntities = [
    ...namer.entities(new Set(named.map((edge) => edge.target).filter((id) => !repos.has(id)))),
    ...repos.values(),
  ];
  const kept = applyToEdges(named, book);
  const entities = applyToEntities(draftEntities, kept, book);
  const methods = new Set(entities.filter((one) => one.kind === 'Method' && !one.broad).map((one) => one.id));
  const renames = communityNames(book);
  const derived = buildsOn(kept, {
    isMethod: (id) => methods.has(id),
    isKnown: (id) => input.lexicon.byId.has(id),
  });
  const papers = [...read.map((work) => ({ ...work.paper, pages: pagesOf(work) })), ...citations.stubs];
  return {
    papers: papers.sort((a, b) => byCodeUnit(a.id, b.id)),
    entities,
    edges: [...kept, ...derived, ...citations.edges].sort((a, b) => byCodeUnit(a.id, b.id)),
    renames,
    problems: book.problems(),
    merged: listings.length - works.length,
    names: new Set(kept.filter((edge) => edge.kind !== 'HAS_CODE').map((edge) => edge.target)).size,
  };
}

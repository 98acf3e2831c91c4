/** Edges drawn by chance from the graph of every nth paper of the corpus, each with its sentence, for a person to judge. */
import { join } from 'node:path';
import { byCodeUnit } from '../../../graph/ids.ts';
import type { Edge, Paper } from '../../../graph/model.ts';
import type { Listing } from '../../../ingest/model.ts';
import { buildRows } from '../../../ingest/pipeline.ts';
import type { ReadingInput } from '../../../ingest/reading.ts';
import { seeded } from '../../../ingest/tagger/rng.ts';
import { readSources } from '../../../src/inputs.ts';
import { SHARED } from '../../support/shared.ts';

export interface DrawnEdge {
  /** Kind, role and kind of target. */
  readonly what: string;
  readonly paper: string;
  readonly target: string;
  readonly quote: string;
  readonly rule: string;
  readonly sentence: string;
  /** How many edges of this kind the graph has. */
  readonly of: number;
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

async function listings(every: number): Promise<Listing[]> {
  const out: Listing[] = [];
  const path = join(SHARED, 'corpus/conference-papers.jsonl.gz');
  let index = 0;
  for await (const item of readSources([path], { cwd: SHARED, stdin: nothing(), asOfYear: null })) {
    if (!('listing' in item)) continue;
    if (index % every === 0) out.push(item.listing);
    index += 1;
  }
  return out;
}

/** As many of each kind and role, as far as there are; the text is that of the best evidence. */
export async function drawnEdges(
  context: Omit<ReadingInput, 'memory'>,
  { every, seed, count }: { readonly every: number; readonly seed: number; readonly count: number },
): Promise<DrawnEdge[]> {
  const { papers, entities, edges } = buildRows({ listings: await listings(every), corrections: '', ...context });
  const paperOf = new Map(papers.flatMap((paper) => paper.sources.map(({ file, line }) => [`${file}:${line}`, paper])));
  const labels = new Map(entities.map((entity) => [entity.id, entity.label]));
  const kinds = new Map<string, Edge[]>();
  for (const edge of edges) {
    if (edge.evidence.every((each) => each.sentence === null)) continue;
    const target = edge.target.split(':')[0] ?? '';
    const what =
      edge.kind === 'BUILDS_ON' ? edge.kind : `${edge.kind} ${edge.role ?? ''} ${target}`.replace(/ +/g, ' ');
    kinds.set(what, [...(kinds.get(what) ?? []), edge]);
  }
  const rng = seeded(seed);
  const share = Math.ceil(count / kinds.size);
  return [...kinds]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .flatMap(([what, list]) => {
      const left = [...list];
      const drawn: Edge[] = [];
      while (drawn.length < share && left.length > 0) drawn.push(...left.splice(Math.floor(rng() * left.length), 1));
      return drawn.map((edge) => shown(edge, what, list.length, paperOf, labels));
    })
    .slice(0, count);
}

function shown(
  edge: Edge,
  what: string,
  of: number,
  papers: ReadonlyMap<string, Paper>,
  labels: ReadonlyMap<string, string>,
): DrawnEdge {
  const evidence = edge.evidence.find((each) => each.sentence !== null)!;
  const paper = papers.get(evidence.source);
  const text = paper && evidence.field === 'title' ? paper.title : (paper?.abstract ?? '');
  const from = labels.get(edge.source);
  return {
    what,
    paper: from ? `${from} (a method)` : (paper?.title ?? edge.source),
    target: labels.get(edge.target) ?? edge.target,
    quote: evidence.quote,
    rule: evidence.rule,
    sentence: evidence.sentence ? text.slice(...evidence.sentence) : '',
    of,
  };
}

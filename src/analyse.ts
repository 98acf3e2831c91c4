/** Runs the analysis over rows and says how it went; what was found last time is where it starts from. */
import { type Analysis, analyse } from '../graph/analysis.ts';
import { collect } from '../graph/collect.ts';
import { byCodeUnit } from '../graph/ids.ts';
import type { AnalysisInfo, Community, Edge, Entity, Paper } from '../graph/model.ts';
import type { Store, WriteReport } from '../graph/stores/contract.ts';
import { parseCorrections } from '../ingest/corrections.ts';
import type { Progress, Stage } from './progress.ts';

export interface AnalysisChoice {
  readonly seed: number;
  /** Null: as the analysis proposes. */
  readonly resolution: number | null;
  readonly algorithm: 'louvain' | 'leiden';
  readonly runs: number;
}

export interface AnalysisRows {
  readonly papers: readonly Paper[];
  readonly entities: readonly Entity[];
  readonly edges: readonly Edge[];
}

/** Whether a stored analysis is what this choice would ask for. */
export function sameAnalysis(info: AnalysisInfo | null, choice: AnalysisChoice): boolean {
  if (info === null) return false;
  const held = choiceOf(info);
  return (
    held.algorithm === choice.algorithm &&
    held.seed === choice.seed &&
    held.runs === choice.runs &&
    (choice.resolution === null || held.resolution === choice.resolution)
  );
}

/** What would make a stored analysis again; after one of the server (`gds-…`) the standard one of this process. */
export function choiceOf({ algorithm, seed, resolution, runs }: AnalysisInfo): AnalysisChoice {
  if (algorithm !== 'louvain' && algorithm !== 'leiden') return analysisChoice(seed);
  return { algorithm, seed, resolution, runs };
}

/** Seeded runs that the consensus is made of where none are asked for. */
export const RUNS = 20;

/** What is asked of the analysis where only a seed is named. */
export function analysisChoice(seed: number): AnalysisChoice {
  return { seed, resolution: null, algorithm: 'louvain', runs: RUNS };
}

/** Communities, positions and derived edges of the rows; ids and colours follow the store's last analysis. */
export async function analyseRows(
  rows: AnalysisRows,
  renames: ReadonlyMap<string, string>,
  store: Store,
  choice: AnalysisChoice,
  progress: Progress,
): Promise<Analysis> {
  const nodes = await collect(store.read('nodes'));
  const communities = await collect(store.read('communities'));
  const last = (await store.manifest())?.analysis ?? null;
  // A resolution means something only to the graph that it was chosen for.
  const info = last?.algorithm.startsWith('gds-') ? null : last;
  let current = '';
  let stage: Stage | null = null;
  const found = analyse(rows, {
    ...choice,
    renames,
    previous: nodes.length ? { nodes, communities, info } : null,
    progress: (name, done, total) => {
      if (name !== current) stage?.end('');
      if (name !== current) stage = progress.stage(name);
      current = name;
      stage?.update(done, total);
    },
  });
  (stage as Stage | null)?.end(summary(found));
  return found;
}

function summary({ communities, info }: { communities: readonly Community[]; info: AnalysisInfo }): string {
  const top = communities.filter((community) => community.level === 0).length;
  return `${top} communities  modularity ${info.modularity.toFixed(3)}`;
}

/** Analyses a stored corpus again, leaving what was read as it is. */
export async function analyseStore(
  store: Store,
  choice: AnalysisChoice,
  progress: Progress,
): Promise<WriteReport & Pick<Analysis, 'changes'>> {
  const manifest = await store.manifest();
  const rows = {
    papers: await collect(store.read('papers')),
    entities: await collect(store.read('entities')),
    edges: await collect(store.read('edges')),
  };
  const renames = new Map<string, string>();
  for (const one of parseCorrections(await store.corrections()).corrections) {
    if (one.act === 'rename' && one.id.startsWith('community:')) renames.set(one.id, one.name);
  }
  const { nodes, communities, derived, changes, info } = await analyseRows(rows, renames, store, choice, progress);
  const write = await store.write({
    since: manifest!.build,
    tables: { nodes, communities, derived },
    manifest: {
      kindred: manifest!.kindred,
      as_of: manifest!.as_of,
      inputs: [...manifest!.inputs].sort((a, b) => byCodeUnit(a.name, b.name)),
      analysis: info,
    },
  });
  return { ...write, changes };
}

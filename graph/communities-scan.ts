/** Proposes a resolution: where the partition is a plateau, the same for other seeds and for the next finer and coarser scale. */
import { detect } from './communities-moves.ts';
import { adjustedRand } from './partition.ts';
import { hashText, seeded } from './random.ts';
import type { Weighted } from './weighted.ts';

export interface ScanRow {
  readonly resolution: number;
  /** Groups of the first run. */
  readonly count: number;
  /** Mean adjusted Rand index between runs of this resolution, at most 1. */
  readonly agreement: number;
  /** Mean adjusted Rand index with the runs of the neighbouring resolutions, at most 1. */
  readonly plateau: number;
}

export interface Scan {
  readonly proposed: number;
  readonly rows: readonly ScanRow[];
}

const RESOLUTIONS = [0.7, 0.9, 1.15, 1.45, 1.8, 2.2, 2.7, 3.3, 4];
const RUNS = 4;
/** As many communities as a reader can hold apart. */
const COUNT = { least: 8, most: 40 };
/** Above this many nodes no scan is made, and finer scales always look stable: this one is taken. */
const LARGE = 20_000;
const OTHERWISE = 2;

/**
 * Runs a few seeds at each of nine resolutions. The proposal has the highest product of agreement between seeds and with the
 * neighbouring resolutions (stability of partitions over scales, as in Lambiotte, Delvenne and Barahona
 * 2014), among those with 8 to 40 groups (fewer in a small graph) when there are any.
 */
export function scanResolution(
  graph: Weighted,
  options: { readonly seed: number; readonly progress?: (done: number, total: number) => void },
): Scan {
  if (graph.order > LARGE || graph.targets.length === 0) return { proposed: OTHERWISE, rows: [] };
  const runs = RESOLUTIONS.map((resolution, i) => {
    const found = Array.from({ length: RUNS }, (_, run) =>
      detect(graph, {
        algorithm: 'leiden',
        resolution,
        rng: seeded(options.seed ^ hashText(`${resolution} ${run}`)),
        iterations: 3,
      }),
    );
    options.progress?.(i + 1, RESOLUTIONS.length);
    return found;
  });
  const rows = RESOLUTIONS.map((resolution, i): ScanRow => {
    const own = runs[i]!;
    const agreement = mean(own.flatMap((a, j) => own.slice(j + 1).map((b) => adjustedRand(a, b))));
    const plateau = mean(
      [runs[i - 1], runs[i + 1]].flatMap((near) => near?.map((other, run) => adjustedRand(other, own[run]!)) ?? []),
    );
    return { resolution, count: Math.max(...own[0]!) + 1, agreement, plateau };
  });
  // The outermost have one neighbour only: they cannot show a plateau.
  const inner = rows.slice(1, -1);
  const sized = inner.filter((row) => row.count >= Math.min(COUNT.least, graph.order / 15) && row.count <= COUNT.most);
  const [best] = (sized.length > 0 ? sized : inner).sort(
    (a, b) => b.agreement * b.plateau - a.agreement * a.plateau || a.resolution - b.resolution,
  );
  return { proposed: best!.resolution, rows };
}

function mean(values: readonly number[]): number {
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : 0;
}

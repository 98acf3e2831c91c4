/**
 * What recognition takes where neighbours of a shared machine do not slow it: the first pass of `recognise` over all
 * conference papers several times, each time in a new process that begins cold; of each window of 500 papers the
 * fastest run counts. Run: node test/bench/run.mjs recognise-fastest [RUNS]
 */
import { execFileSync } from 'node:child_process';

const WINDOW = 500;
const runs = Number(process.argv[2] ?? 5);

interface Window {
  readonly papers: number;
  readonly seconds: number;
}

function run(): Window[] {
  const out = execFileSync(process.execPath, ['test/bench/run.mjs', 'recognise', '1', `${WINDOW}`], {
    encoding: 'utf8',
  });
  let before = 0;
  return [...out.matchAll(/^first pass (\d+): (\d+) a CPU second/gm)].map(([, until, rate]) => {
    const papers = Number(until) - before;
    before = Number(until);
    return { papers, seconds: papers / Number(rate) };
  });
}

const rate = (windows: readonly Window[]) => {
  const total = (of: (window: Window) => number) => windows.reduce((sum, window) => sum + of(window), 0);
  return Math.round(total(({ papers }) => papers) / total(({ seconds }) => seconds));
};

let fastest: Window[] = [];
for (let at = 1; at <= runs; at += 1) {
  const windows = run();
  fastest = windows.map((window, index) =>
    window.seconds < (fastest[index]?.seconds ?? Number.POSITIVE_INFINITY) ? window : fastest[index]!,
  );
  const speeds = windows.map(({ papers, seconds }) => papers / seconds).sort((a, b) => a - b);
  const quick = speeds.filter((speed) => speed >= 1000).length;
  const middle = Math.round(speeds[speeds.length >> 1]!);
  console.log(
    `run ${at}: ${rate(windows)} a CPU second, windows ${middle} in the middle, ${quick} of ${speeds.length} at 1,000 or more; fastest of each so far: ${rate(fastest)}`,
  );
}

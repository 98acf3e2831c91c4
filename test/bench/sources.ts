/**
 * Records a CPU second and most memory of every format: generated records go through the reader as a stream, one process a
 * format, nothing on disk. Prints a row of sources.md each. Run: node test/bench/run.mjs sources 1000000 [part of a name]
 */
import { spawnSync } from 'node:child_process';
import { readSources } from '../../src/inputs.ts';
import { GENERATED, type Generated, nameOf, pieces } from '../support/generated.ts';

const total = Number(process.argv[2] ?? 100_000);
const only = process.argv[3] ?? '';
const chosen = GENERATED.filter((one) => nameOf(one) === only);

const seconds = (since?: NodeJS.CpuUsage) => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1e6;
};

async function* bytes(one: Generated): AsyncGenerator<Uint8Array> {
  let held: string[] = [];
  let size = 0;
  for (const piece of pieces(one, total)) {
    held.push(piece);
    size += piece.length;
    if (size < 1 << 16) continue;
    yield Buffer.from(held.join(''));
    held = [];
    size = 0;
  }
  yield Buffer.from(held.join(''));
}

async function measure(one: Generated): Promise<void> {
  // What it costs to make the records is taken off.
  const before = process.cpuUsage();
  for await (const _chunk of bytes(one));
  const making = seconds(before);
  const start = process.cpuUsage();
  let records = 0;
  let problems = 0;
  let size = 0;
  for await (const item of readSources(['-'], { cwd: '/', stdin: bytes(one), asOfYear: null })) {
    if ('listing' in item) records += 1;
    else if ('problem' in item) problems += 1;
    else size = item.input.bytes;
  }
  const spent = Math.max(0.01, seconds(start) - making);
  const whole = (value: number) => Math.round(value).toLocaleString('en');
  process.stdout.write(
    `| ${[
      nameOf(one),
      whole(records),
      problems,
      whole(size / 1e6),
      spent.toFixed(1),
      whole(records / spent),
      whole(size / 1e6 / spent),
      whole(process.resourceUsage().maxRSS / 1024),
    ].join(' | ')} |\n`,
  );
}

if (chosen[0]) await measure(chosen[0]);
else {
  process.stdout.write(
    '| format | records | problems | MB | CPU s | records a CPU second | MB a CPU second | most memory, MB |\n|---|---|---|---|---|---|---|---|\n',
  );
  for (const one of GENERATED.filter((each) => nameOf(each).includes(only))) {
    spawnSync(process.execPath, [process.argv[1]!, 'sources', String(total), nameOf(one)], { stdio: 'inherit' });
  }
}

/** The command line in this process, with what it wrote and its exit code. */
import type { Io } from '../../src/io.ts';
import { main } from '../../src/main.ts';

export interface Place {
  readonly cwd: string;
  readonly env?: Io['env'];
  readonly stdin?: string;
}

export async function runKindred(argv: readonly string[], { cwd, env = {}, stdin = '' }: Place) {
  const out: string[] = [];
  const err: string[] = [];
  const sink = (to: string[]) => ({ write: (text: string) => void to.push(text), terminal: false, columns: 80 });
  const code = await main(argv, {
    stdin: (async function* () {
      yield Buffer.from(stdin);
    })(),
    stdout: sink(out),
    stderr: sink(err),
    env,
    cwd,
    now: Date.now,
    openBrowser: () => {},
    stopAsked: () => new Promise(() => {}),
  });
  return { code, out: out.join(''), err: err.join('') };
}

/** Kindred run as a process of its own, so that a long build never keeps the server from answering. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Env } from '../config.ts';
import { PROGRESS_VARIABLE } from '../progress-lines.ts';

export interface ChildEnd {
  /** Null when it was killed. */
  readonly code: number | null;
  readonly stdout: string;
}

/** Runs one command line of Kindred to its end; `onLine` hears each line of stderr; `signal` ends it early. */
export type RunKindred = (
  args: readonly string[],
  onLine: (line: string) => void,
  signal: AbortSignal,
) => Promise<ChildEnd>;

const STDOUT_MOST = 64 << 20;

/** `program`: node and the script of Kindred. `cwd`: against which names of inputs are shortened. */
export function runAsChild(program: readonly [string, string], env: Env, cwd: string): RunKindred {
  const [node, script] = program;
  return (args, onLine, signal) =>
    new Promise((resolve, reject) => {
      const child = spawn(node, [script, ...args], {
        cwd,
        env: { ...env, [PROGRESS_VARIABLE]: 'json', NO_COLOR: '1' },
        stdio: ['ignore', 'pipe', 'pipe'],
        signal,
        killSignal: 'SIGTERM',
      });
      const pieces: Buffer[] = [];
      let bytes = 0;
      child.stdout.on('data', (piece: Buffer) => {
        bytes += piece.length;
        if (bytes <= STDOUT_MOST) pieces.push(piece);
      });
      createInterface({ input: child.stderr }).on('line', onLine);
      child.once('error', reject);
      child.once('close', (code) => resolve({ code, stdout: Buffer.concat(pieces).toString('utf8') }));
    });
}

/** The built command line as a user runs it: one command to its end, or a server until it is stopped. */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../../dist/src/cli.js', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export function kindred(args: readonly string[], options: { cwd?: string; cli?: string } = {}): Promise<Ended> {
  const child = spawn(process.execPath, [options.cli ?? CLI, ...args], {
    cwd: options.cwd,
    env: { ...process.env, NO_COLOR: '1' },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (data) => {
    stdout += data;
  });
  child.stderr.on('data', (data) => {
    stderr += data;
  });
  return new Promise((done) => child.on('close', (code) => done({ code, stdout, stderr })));
}

export interface Serving {
  readonly address: string;
  /** Everything printed until the address came. */
  readonly printed: string;
  readonly stop: () => Promise<void>;
}

/** Starts what serves and waits for its address. Throws with what it printed when it ends before. */
export function serving(
  args: readonly string[],
  options: { cwd?: string; cli?: string; port?: number } = {},
): Promise<Serving> {
  const place = ['--port', String(options.port ?? 0), '--no-open'];
  const child: ChildProcess = spawn(process.execPath, [options.cli ?? CLI, ...args, ...place], {
    cwd: options.cwd,
    env: { ...process.env, NO_COLOR: '1' },
  });
  const ended = new Promise<void>((done) => child.on('close', () => done()));
  return new Promise((resolve, reject) => {
    let printed = '';
    const see = (data: Buffer) => {
      printed += data;
      const address = /open\s+(http:\/\/\S+)/.exec(printed)?.[1];
      if (!address) return;
      resolve({
        address,
        printed,
        stop: async () => {
          child.kill('SIGTERM');
          await ended;
        },
      });
    };
    child.stdout?.on('data', see);
    child.stderr?.on('data', see);
    child.on('close', (code) => reject(new Error(`ended with ${code}:\n${printed}`)));
  });
}

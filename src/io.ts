/** The outside world as a command sees it: passed in, so that a test can run a whole command in its own process. */
import type { Env } from './config.ts';

export interface Sink {
  /** Resolves when more may be written. */
  readonly write: (text: string) => Promise<void> | void;
  readonly terminal: boolean;
  readonly columns: number;
}

export interface Io {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: Sink;
  readonly stderr: Sink;
  readonly env: Env;
  readonly cwd: string;
  /** Node and the script that this is: what to start for a second Kindred. Without it nothing is built in the background. */
  readonly program?: readonly [node: string, script: string];
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Shows an address to the user where there is a display; never fails. */
  readonly openBrowser: (address: string) => void;
  /** Resolves when the user wants a running command to end (Ctrl-C, SIGTERM). */
  readonly stopAsked: () => Promise<void>;
}

/** Exit codes, as `kindred --help` lists them. */
export const EXIT = {
  done: 0,
  failed: 1,
  usage: 2,
  nothingRead: 3,
  bug: 70,
} as const;

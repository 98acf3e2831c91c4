/** What a command is: its words for the help, its flags, and what it does with them. */
import type { z } from 'zod';
import type { Store } from '../../graph/stores/contract.ts';
import type { Io } from '../io.ts';
import type { Painter, Progress } from '../progress.ts';

/** What every command is given, whatever its flags. */
export interface Session {
  readonly io: Io;
  readonly json: boolean;
  readonly debug: boolean;
  readonly progress: Progress;
  /** Colours of stderr, plain where there are none. */
  readonly paint: Painter;
  /** Path or address of the store. */
  readonly where: string;
  /** Opens the store; closed when the command is done. */
  readonly store: () => Promise<Store>;
  /** What the user asked for, to stdout: `value` under --json, else `text`. */
  readonly say: (text: string, value: unknown) => Promise<void>;
  /** A remark for people, to stderr; silent under --json. */
  readonly note: (text: string) => void;
}

export interface Flag {
  /** As commander writes it: `--port <number>`. */
  readonly flags: string;
  readonly description: string;
}

export interface CommandSpec<Flags> {
  readonly name: string;
  readonly summary: string;
  /** `[source...]`, `<paper>`; empty for none. */
  readonly operands: readonly (readonly [name: string, description: string])[];
  readonly flags: readonly Flag[];
  /** Parses what commander collected; what it refuses is a usage error. */
  readonly schema: z.ZodType<Flags>;
  readonly examples: readonly (readonly [command: string, meaning: string])[];
  /** Runs when no command is named. */
  readonly standard?: boolean;
  /** Returns the exit code. */
  readonly run: (session: Session, operands: readonly string[], flags: Flags) => Promise<number>;
}

export interface Command extends Omit<CommandSpec<unknown>, 'run' | 'schema'> {
  readonly run: (session: Session, operands: readonly string[], raw: unknown) => Promise<number>;
}

export function command<Flags>(spec: CommandSpec<Flags>): Command {
  const { run, schema, ...rest } = spec;
  return { ...rest, run: (session, operands, raw) => run(session, operands, schema.parse(raw)) };
}

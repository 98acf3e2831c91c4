/** The command line from arguments to exit code, with the outside world passed in. */
import { Command as Commander, CommanderError } from 'commander';
import { z } from 'zod';
import { KnownError } from '../graph/errors.ts';
import { openStore } from '../graph/stores/index.ts';
import type { Command, Session } from './commands/contract.ts';
import { COMMANDS } from './commands/index.ts';
import { storeLocation } from './config.ts';
import { EXIT, type Io } from './io.ts';
import { createProgress, painter, silentProgress } from './progress.ts';
import { PROGRESS_VARIABLE, progressLines } from './progress-lines.ts';
import { errorAnswer, errorText } from './report.ts';
import { VERSION } from './version.ts';

const Globals = z.object({
  store: z.string().optional(),
  json: z.boolean().default(false),
  debug: z.boolean().default(false),
});

/** `argv` without node and script. Never throws, never exits: returns the exit code. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const colour = io.stderr.terminal && !io.env.NO_COLOR && io.env.TERM !== 'dumb';
  const json = argv.includes('--json');
  const debug = argv.includes('--debug') || Boolean(io.env.KINDRED_DEBUG);
  try {
    return await parse(argv, io, colour);
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return EXIT.done;
    const shown = readable(error);
    if (json) await io.stderr.write(`${JSON.stringify(errorAnswer(shown))}\n`);
    else await io.stderr.write(errorText(shown, debug, painter(colour)));
    if (!(shown instanceof KnownError)) return EXIT.bug;
    return shown.code === 'usage' ? EXIT.usage : shown.code === 'no-input' ? EXIT.nothingRead : EXIT.failed;
  }
}

async function parse(argv: readonly string[], io: Io, colour: boolean): Promise<number> {
  let code: number = EXIT.done;
  const program = new Commander('kindred')
    .description('From listings of machine-learning papers to a map that says why.')
    .version(VERSION)
    .option('--store <place>', 'corpus folder or server address (else KINDRED_STORE, else ./kindred-corpus)')
    .option('--json', 'results and errors as JSON, no progress')
    .option('--debug', 'where an error came from (or KINDRED_DEBUG=1)')
    .configureHelp({ showGlobalOptions: true, helpWidth: Math.min(io.stdout.columns, 110) })
    .addHelpText('after', HELP_END);
  quiet(program, io);
  for (const spec of COMMANDS) {
    const sub = program
      .command(spec.name, { isDefault: spec.standard ?? false })
      .description(spec.summary)
      .addHelpText('after', examples(spec));
    for (const [name, description] of spec.operands) sub.argument(name, description);
    for (const { flags, description } of spec.flags) sub.option(flags, description);
    sub.action(async () => {
      const globals = Globals.parse(program.opts());
      code = await inSession(globals, io, colour, (session) => spec.run(session, sub.args, sub.opts()));
    });
    quiet(sub, io);
  }
  await program.parseAsync([...argv], { from: 'user' });
  return code;
}

/** Commander throws instead of printing errors and leaving; the one place that prints is `main`. */
function quiet(program: Commander, io: Io): void {
  program.exitOverride().configureOutput({
    writeOut: (text) => void io.stdout.write(text),
    writeErr: () => {},
    outputError: () => {},
  });
}

async function inSession(
  globals: z.infer<typeof Globals>,
  io: Io,
  colour: boolean,
  run: (session: Session) => Promise<number>,
): Promise<number> {
  const where = storeLocation(globals.store, io.env, io.cwd);
  const { stdout, stderr } = io;
  const { json } = globals;
  const held: { store?: ReturnType<typeof openStore> } = {};
  const session: Session = {
    io,
    json,
    debug: globals.debug,
    where,
    paint: painter(colour),
    progress: json
      ? io.env[PROGRESS_VARIABLE] === 'json'
        ? progressLines((text) => void stderr.write(text), io.now)
        : silentProgress
      : createProgress({
          write: (text) => void stderr.write(text),
          terminal: stderr.terminal,
          colour,
          now: io.now,
          columns: stderr.columns,
        }),
    store() {
      held.store ??= openStore(where, { env: io.env });
      return held.store;
    },
    say: async (text, value) => {
      await stdout.write(json ? `${JSON.stringify(value)}\n` : `${text}\n`);
    },
    note: (text) => {
      if (!json) void stderr.write(`${text}\n`);
    },
  };
  try {
    return await run(session);
  } finally {
    const store = await held.store?.catch(() => null);
    await store?.close();
  }
}

/** What commander and zod refuse is a usage error in our own words. */
function readable(error: unknown): unknown {
  if (error instanceof CommanderError) {
    const message = error.message.replace(/^error: /, '').replace(/\n/g, ' ');
    return new KnownError('usage', message, 'see kindred --help, or kindred help COMMAND', { cause: error });
  }
  if (error instanceof z.ZodError) {
    const [issue] = error.issues;
    return new KnownError('usage', issue?.message ?? 'a flag is wrong', 'see kindred help COMMAND', { cause: error });
  }
  return error;
}

function examples({ examples: rows }: Command): string {
  if (rows.length === 0) return '';
  const width = Math.max(...rows.map(([line]) => line.length));
  return `\nExamples:\n${rows.map(([line, meaning]) => `  $ ${line.padEnd(width)}  ${meaning}`).join('\n')}\n`;
}

const HELP_END = `
Examples:
  $ kindred                         the bundled sample as a map in the browser
  $ kindred pages/*.txt             read these pages, then show the map
  $ kindred ingest more.jsonl       add papers; a running map follows
  $ kindred export --format json --out graph.json

Exit codes: 0 done, 1 an error that says what to do, 2 wrong usage, 3 nothing could be read, 70 a fault of Kindred.
`;

/** `kindred ingest`: papers from files into the corpus, resolved, analysed and stored in one step. */
import { z } from 'zod';
import { KnownError } from '../../graph/errors.ts';
import type { PaperIds } from '../../graph/model.ts';
import { SOURCES } from '../../ingest/sources/index.ts';
import { analysisChoice, choiceOf } from '../analyse.ts';
import { type BuildReport, build } from '../build.ts';
import { DEFAULT_SEED, memoryFolder } from '../config.ts';
import { EXIT } from '../io.ts';
import { count, counted } from '../progress.ts';
import { countsText, problemsText } from '../report.ts';
import { requireManifest } from '../views/corpus.ts';
import { changeLines, SHOWN_CHANGES } from './communities-text.ts';
import { command, type Flag, type Session } from './contract.ts';
import { AS_OF, ENCODING, FOR, MAP, SEED } from './flags.ts';

export interface IngestFlags {
  /** Undefined: the analysis that the corpus has, else the standard one. */
  readonly seed?: number | undefined;
  readonly asOf: string | null;
  readonly map: ReadonlyMap<string, string>;
  readonly encoding?: string | undefined;
  readonly for?: PaperIds | null;
  readonly replace?: string | undefined;
}

const REPLACE = {
  flags: '--replace <input>',
  description: 'records of this input (see kindred status) go unless they are read again now',
} satisfies Flag;

export const ingest = command({
  name: 'ingest',
  summary: `read papers into the corpus: ${SOURCES.map(({ name }) => name).join(', ')}`,
  operands: [['[source...]', 'files or folders, .gz too; - for standard input; none: apply corrections.tsv']],
  flags: [SEED.flag, AS_OF.flag, MAP.flag, ENCODING.flag, FOR.flag, REPLACE],
  schema: z.object({
    seed: SEED.kept,
    asOf: AS_OF.schema,
    map: MAP.schema,
    encoding: ENCODING.schema,
    for: FOR.schema,
    replace: z.string().min(1).optional(),
  }),
  examples: [
    ['kindred ingest pages/*.txt', 'listing pages'],
    ['kindred ingest papers.jsonl.gz --store ~/papers', 'into another corpus'],
    ['kindred ingest page.txt --as-of 2025', 'dates without a year are of 2025'],
    ['kindred ingest library.bib --replace library.bib', 'what is no longer in the file is withdrawn'],
    ['kindred ingest list.csv --map title=Headline', 'a table whose title column has another name'],
    ['kindred ingest citations.json --for 2106.09685', 'a page that does not name its own paper'],
    ['kindred ingest', 'after you have edited corrections.tsv in the corpus folder'],
  ],
  async run(session, sources, flags) {
    const again = sources.length === 0;
    if (again) await requireManifest(await session.store());
    const report = await ingestSources(session, sources, flags);
    const nothing = !again && nothingRead(report);
    await session.say(nothing ? 'nothing could be read' : ingestText(report), ingestValue(report));
    if (!session.json && !nothing) session.note(`next: kindred serve  (or kindred status, kindred export)`);
    return nothing ? EXIT.nothingRead : EXIT.done;
  },
});

/** Reads, resolves, analyses and stores; says the problems to stderr. */
export async function ingestSources(
  session: Session,
  sources: readonly string[],
  flags: IngestFlags,
): Promise<BuildReport> {
  const { io } = session;
  const store = await session.store();
  const held = flags.seed === undefined ? (await store.manifest())?.analysis : null;
  const report = await build({
    sources,
    store,
    input: {
      cwd: io.cwd,
      stdin: io.stdin,
      columns: flags.map,
      about: flags.for ?? null,
      ...(flags.encoding === undefined ? {} : { encoding: flags.encoding }),
    },
    asOf: flags.asOf,
    analysis: held ? choiceOf(held) : analysisChoice(flags.seed ?? DEFAULT_SEED),
    progress: session.progress,
    memory: memoryFolder(session.where),
    replace: flags.replace === undefined ? [] : [flags.replace],
  });
  const problems = problemsText(report.problems, session.where, session.paint);
  if (problems) session.note(problems.trimEnd());
  return report;
}

/** Throws `no-input` where not one record could be read from any source, and none was known. */
export function requireRead(report: BuildReport): void {
  if (!nothingRead(report)) return;
  throw new KnownError('no-input', 'nothing could be read', 'name files that hold papers: see kindred help ingest');
}

function nothingRead(report: BuildReport): boolean {
  return report.fresh.length === 0 && report.known.length === 0;
}

export function ingestText(report: BuildReport): string {
  if (report.unchanged) return 'nothing changed';
  return [
    `the corpus holds ${countsText(report.write?.manifest.counts ?? {})}`,
    changesText(report),
    ...changeLines(report.changes, SHOWN_CHANGES),
  ].join('\n');
}

/** `275 papers added, 3 changed, 1,204 unchanged, 2 withdrawn; 41 records merged; 3 problems`. */
function changesText({ write, merged, problems }: BuildReport): string {
  const { added = 0, changed = 0, same = 0, removed = 0 } = write?.tables.papers ?? {};
  const parts = [
    `${counted(added, ['paper', 'papers'])} added`,
    `${count(changed)} changed`,
    `${count(same)} unchanged`,
  ];
  if (removed > 0) parts.push(`${count(removed)} withdrawn`);
  return [
    parts.join(', '),
    `${counted(merged, ['record', 'records'])} merged`,
    counted(problems.length, ['problem', 'problems']),
  ].join('; ');
}

export function ingestValue({
  unchanged,
  records,
  fresh,
  known,
  problems,
  merged,
  changes,
  write,
}: BuildReport): unknown {
  return {
    unchanged,
    records,
    merged,
    inputs: fresh,
    known,
    problems,
    tables: write?.tables ?? {},
    changes,
    counts: write?.manifest.counts ?? null,
    build: write?.manifest.build ?? null,
  };
}

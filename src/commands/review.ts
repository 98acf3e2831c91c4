/** `kindred review`: pairs of papers that may be one work, to accept or refuse; the answers are lines of the corrections. */
import { z } from 'zod';
import { collect } from '../../graph/collect.ts';
import { KnownError } from '../../graph/errors.ts';
import type { Store } from '../../graph/stores/contract.ts';
import type { Listing } from '../../ingest/model.ts';
import { answer, type Question, questions } from '../../ingest/review.ts';
import { analysisChoice, choiceOf } from '../analyse.ts';
import { build } from '../build.ts';
import { DEFAULT_SEED, memoryFolder } from '../config.ts';
import { EXIT } from '../io.ts';
import { count, counted } from '../progress.ts';
import { listingOf } from '../records.ts';
import { requireManifest } from '../views/corpus.ts';
import { command, type Session } from './contract.ts';

const SHOWN = 20;

const codes = z
  .string()
  .optional()
  .transform((text) =>
    (text ?? '')
      .split(',')
      .map((code) => code.trim())
      .filter(Boolean),
  );

export const review = command({
  name: 'review',
  summary: 'pairs of papers that may be one work: accept or refuse them, or undo a merge',
  operands: [],
  flags: [
    { flags: '--merged', description: 'list what was merged by title instead' },
    { flags: '--all', description: `list all, not the first ${SHOWN}` },
    { flags: '--same <codes>', description: 'these pairs are one work' },
    { flags: '--apart <codes>', description: 'these pairs are two works' },
  ],
  schema: z.object({
    merged: z.boolean().default(false),
    all: z.boolean().default(false),
    same: codes,
    apart: codes,
  }),
  examples: [
    ['kindred review', 'what is in doubt'],
    ['kindred review --same 1f0c22ab --apart 77aa01de,9b3c5d00', 'answers, by the codes of the list'],
    ['kindred review --merged', 'what was merged by title alone; --apart undoes it'],
  ],
  async run(session, _operands, flags) {
    const store = await session.store();
    await requireManifest(store);
    const asked = questions(await listingsOf(store), await store.corrections());
    if (flags.same.length + flags.apart.length > 0) {
      const lines = [
        ...flags.same.map((code) => line(asked, code, true)),
        ...flags.apart.map((code) => line(asked, code, false)),
      ];
      await answerAll(session, store, lines);
      return EXIT.done;
    }
    const kind = flags.merged ? 'merged' : 'unsure';
    const listed = asked.filter((one) => one.kind === kind);
    const shown = flags.all || session.json ? listed : listed.slice(0, SHOWN);
    const more = listed.length - shown.length;
    const text = [
      ...shown.map(questionText),
      ...(more > 0 ? [`and ${count(more)} more: --all lists them`] : []),
      listed.length
        ? `${counted(listed.length, ['pair', 'pairs'])}: answer with --same CODES or --apart CODES`
        : flags.merged
          ? 'nothing was merged by title alone'
          : 'nothing is in doubt',
    ];
    await session.say(text.join('\n'), { kind, pairs: listed });
    return EXIT.done;
  },
});

async function listingsOf(store: Store): Promise<Listing[]> {
  return (await collect(store.read('records'))).map(listingOf);
}

function line(asked: readonly Question[], code: string, same: boolean): string {
  const found = asked.find((one) => one.code === code);
  if (!found) {
    throw new KnownError(
      'not-found',
      `no pair has the code ${code}`,
      'list them with kindred review, or kindred review --merged',
    );
  }
  return answer(found, same);
}

/** Adds the lines to the corrections and builds again. */
async function answerAll(session: Session, store: Store, lines: readonly string[]): Promise<void> {
  const manifest = await requireManifest(store);
  const before = await store.corrections();
  const { kindred, as_of, inputs, analysis } = manifest;
  const text = `${before && !before.endsWith('\n') ? `${before}\n` : before}${lines.join('\n')}\n`;
  await store.write({
    since: manifest.build,
    tables: {},
    manifest: { kindred, as_of, inputs, analysis },
    corrections: text,
  });
  const { io } = session;
  const report = await build({
    sources: [],
    store,
    input: { cwd: io.cwd, stdin: io.stdin },
    asOf: null,
    analysis: analysis ? choiceOf(analysis) : analysisChoice(DEFAULT_SEED),
    progress: session.progress,
    memory: memoryFolder(session.where),
  });
  await session.say(
    `${counted(lines.length, ['line', 'lines'])} added to corrections.tsv: ${counted(report.write?.manifest.counts.Paper ?? 0, ['paper', 'papers'])} now`,
    { lines, counts: report.write?.manifest.counts ?? null },
  );
}

function questionText({ code, why, score, a, b }: Question): string {
  const side = ({ title, authors, year, name }: Question['a']) =>
    `    ${title}${year === null ? '' : ` (${year})`}${authors.length ? `, ${authors.slice(0, 3).join('; ')}` : ''}\n      ${name}`;
  return `${code}  ${why}, ${Math.round(score * 100)} %\n${side(a)}\n${side(b)}`;
}

/** `kindred fetch`: papers from the services of the world, kept as they came, then read like any file. */
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { KnownError } from '../../graph/errors.ts';
import { analysisChoice, choiceOf } from '../analyse.ts';
import { build } from '../build.ts';
import { DEFAULT_SEED, fetchedFolder, memoryFolder } from '../config.ts';
import { type Answers, fetchTarget, openAnswers } from '../fetch/answers.ts';
import { SERVICES } from '../fetch/index.ts';
import { EXIT } from '../io.ts';
import { count, counted, duration } from '../progress.ts';
import { problemsText } from '../report.ts';
import { command, type Session } from './contract.ts';
import { ingestText, ingestValue } from './ingest.ts';

export const LIMIT = 200;

export const fetchCommand = command({
  name: 'fetch',
  summary: `papers from services into the corpus: ${SERVICES.map(({ label }) => label).join(', ')} (recorded answers only, not tried live)`,
  operands: [['<target...>', SERVICES.flatMap(({ targets }) => targets.map(([example]) => example)).join(', ')]],
  flags: [
    { flags: '--fresh', description: 'ask again for what was fetched before' },
    { flags: '--limit <number>', description: `records of a target at most (${LIMIT})` },
  ],
  schema: z.object({
    fresh: z.boolean().default(false),
    limit: z.coerce.number('--limit must be a whole number').int().min(1).max(10_000).default(LIMIT),
  }),
  examples: SERVICES.flatMap(({ targets }) =>
    targets.slice(0, 1).map(([target, meaning]) => [`kindred fetch ${target}`, meaning] as const),
  ),
  async run(session, targets, flags) {
    const answers = answersOf(session, flags.fresh);
    const stage = session.progress.stage('fetch');
    const failed: KnownError[] = [];
    for (const [at, target] of targets.entries()) {
      stage.update(at, targets.length, target);
      try {
        await fetchTarget(target, answers, flags.limit);
      } catch (error) {
        if (!(error instanceof KnownError) || error.code === 'usage') throw error;
        failed.push(error);
      }
    }
    stage.end(`${counted(answers.files().length, ['answer', 'answers'])}, ${count(answers.asked())} over the network`);
    for (const { message, remedy } of failed) session.note(`${message}\n  ${remedy}`);
    if (answers.files().length === 0 && failed[0]) throw failed[0];
    await ingestAnswers(session, answers);
    return failed.length > 0 ? EXIT.failed : EXIT.done;
  },
});

export function answersOf(session: Session, fresh: boolean): Answers {
  const { io } = session;
  const world = {
    env: io.env,
    fetch: globalThis.fetch,
    sleep: (ms: number) => sleep(ms),
    now: io.now,
    waiting: (ms: number, why: string) => session.note(`waiting ${duration(ms)}: ${why}`),
  };
  return openAnswers(fetchedFolder(session.where, io.cwd), world, fresh);
}

/** Reads the answers through the normal formats; an answer that was asked for again takes the place of the old one. */
export async function ingestAnswers(session: Session, answers: Answers): Promise<void> {
  const store = await session.store();
  const manifest = await store.manifest();
  const held = new Set(manifest?.inputs.map(({ name }) => name));
  const report = await build({
    sources: answers.files(),
    store,
    input: { cwd: fetchedFolder(session.where, session.io.cwd), stdin: session.io.stdin },
    asOf: null,
    analysis: manifest?.analysis ? choiceOf(manifest.analysis) : analysisChoice(DEFAULT_SEED),
    progress: session.progress,
    memory: memoryFolder(session.where),
    replace: answers.asked() > 0 ? answers.files().filter((name) => held.has(name)) : [],
  });
  const problems = problemsText(report.problems, session.where, session.paint);
  if (problems) session.note(problems.trimEnd());
  await session.say(ingestText(report), ingestValue(report));
}

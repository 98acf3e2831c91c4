/** Builds asked for by the page: one at a time, in the order asked, each in a process of its own, followed by all pages. */
import { z } from 'zod';
import { KnownError } from '../../graph/errors.ts';
import type { JobEvent, JobResult } from '../api.ts';
import { EXIT } from '../io.ts';
import { ProgressLine } from '../progress-lines.ts';
import type { RunKindred } from './child.ts';

export interface Jobs {
  /** Queues `kindred ARGS`, which are to hold --json. A waiting job of the same key is taken instead of a second one. Throws `limit`. */
  start(ask: JobAsk): JobEvent;
  /** Calls back with every change of every job; returns what ends that. */
  subscribe(listener: (job: JobEvent) => void): () => void;
  /** Jobs that wait or run, and those that ended last, oldest first. */
  list(): readonly JobEvent[];
  /** Ends what runs and forgets what waits. */
  stop(): void;
}

export interface JobAsk {
  readonly kind: JobEvent['kind'];
  /** What is at work, for people: a file's name. */
  readonly what: string;
  readonly args: readonly string[];
  /** Jobs of one key do the same thing: one that waits already is enough. */
  readonly key?: string;
  /** Called when it has ended, however it did. */
  readonly after?: () => Promise<void>;
}

export interface JobsOptions {
  readonly run: RunKindred;
  /** Before a job is told to be done: the new build is to be served by then. */
  readonly settle: (report: IngestReport) => Promise<readonly string[]>;
  readonly onError: (error: unknown) => void;
}

const MOST_WAITING = 50;
const KEPT = 20;
const TRIES = 5;

/** What `kindred ingest --json` prints, as far as it is read here. */
const IngestReport = z.object({
  unchanged: z.boolean(),
  records: z.number(),
  inputs: z.array(z.object({ name: z.string() })),
  known: z.array(z.string()),
  problems: z.array(
    z.object({ source: z.string(), line: z.number().nullable(), what: z.string(), remedy: z.string() }),
  ),
  tables: z.record(
    z.string(),
    z.object({ added: z.number(), changed: z.number(), same: z.number(), removed: z.number() }),
  ),
  build: z.string().nullable(),
});
export type IngestReport = z.infer<typeof IngestReport>;

const ErrorLine = z.object({ error: z.object({ code: z.string(), message: z.string(), remedy: z.string() }) });
type JobError = NonNullable<JobEvent['error']>;

interface Waiting {
  readonly ask: JobAsk;
  event: JobEvent;
}

export function createJobs(options: JobsOptions): Jobs {
  const listeners = new Set<(job: JobEvent) => void>();
  const waiting: Waiting[] = [];
  const ended: JobEvent[] = [];
  const stopped = new AbortController();
  let running: Waiting | null = null;
  let last = 0;

  const tell = (job: Waiting, change: Partial<JobEvent>) => {
    job.event = { ...job.event, ...change };
    for (const listener of listeners) listener(job.event);
  };

  const next = async (): Promise<void> => {
    if (running || stopped.signal.aborted) return;
    const job = waiting.shift();
    if (!job) return;
    running = job;
    tell(job, { state: 'running' });
    const change = await work(job).catch((error: unknown) => {
      if (!stopped.signal.aborted) options.onError(error);
      return { state: 'failed', error: FAULT } as const;
    });
    await job.ask.after?.().catch(options.onError);
    running = null;
    tell(job, change);
    ended.push(job.event);
    ended.splice(0, ended.length - KEPT);
    void next();
  };

  /** Whatever was corrected while it was built is taken in by building again. */
  const work = async (job: Waiting): Promise<Partial<JobEvent>> => {
    for (let tried = 1; ; tried++) {
      const change = await once(job);
      if (change.error?.code !== 'store-changed' || tried === TRIES || stopped.signal.aborted) return change;
    }
  };

  const once = async (job: Waiting): Promise<Partial<JobEvent>> => {
    let said: JobError | null = null;
    const { code, stdout } = await options.run(
      job.ask.args,
      (line) => {
        const value = parsed(line);
        const progress = ProgressLine.safeParse(value);
        if (progress.success) tell(job, progress.data);
        else said = ErrorLine.safeParse(value).data?.error ?? said;
      },
      stopped.signal,
    );
    const report = IngestReport.safeParse(parsed(stdout));
    if ((code === EXIT.done || code === EXIT.nothingRead) && report.success) {
      const result = resultOf(report.data, await options.settle(report.data));
      return code === EXIT.done
        ? { state: 'done', result }
        : { state: 'failed', result, error: nothingRead(report.data) };
    }
    return { state: 'failed', error: said ?? FAULT };
  };

  return {
    start(ask) {
      const same = ask.key === undefined ? undefined : waiting.find((job) => job.ask.key === ask.key);
      if (same) return same.event;
      if (waiting.length >= MOST_WAITING) {
        throw new KnownError('limit', `${MOST_WAITING} builds are waiting`, 'try again when some have ended');
      }
      last += 1;
      const { kind, what } = ask;
      const event: JobEvent = {
        id: last,
        kind,
        what,
        state: 'waiting',
        stage: null,
        done: 0,
        total: null,
        result: null,
        error: null,
      };
      const job = { ask, event };
      waiting.push(job);
      tell(job, {});
      void next();
      return event;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    list: () => [...ended, ...(running ? [running.event] : []), ...waiting.map(({ event }) => event)],
    stop() {
      waiting.length = 0;
      stopped.abort();
    },
  };
}

const FAULT: JobError = {
  code: 'internal',
  message: 'The build ended early; the corpus is as it was.',
  remedy: 'Look at the terminal in which Kindred runs, or run kindred ingest there.',
};

function nothingRead({ problems }: IngestReport): JobError {
  const [first] = problems;
  return {
    code: 'no-input',
    message: first ? `Nothing could be read: ${first.what}.` : 'Nothing could be read.',
    remedy: first?.remedy ?? 'Check that this is the right file.',
  };
}

function resultOf(report: IngestReport, papers: readonly string[]): JobResult {
  const edges = report.tables.edges ?? { added: 0, changed: 0, same: 0, removed: 0 };
  const { unchanged, records, known, problems, build } = report;
  return {
    build,
    unchanged,
    records,
    known: known.length > 0,
    papers,
    links: { added: edges.added, changed: edges.changed, removed: edges.removed },
    problems: problems.slice(0, SHOWN_PROBLEMS),
    problem_count: problems.length,
  };
}

const SHOWN_PROBLEMS = 200;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // a line for people, such as a warning of node's
  }
}

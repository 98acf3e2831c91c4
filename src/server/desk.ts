/** What writing through the page needs beside the served build: the store's place, its jobs, and where new files go. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { QueryEngine } from '../../graph/query/contract.ts';
import { openQuery } from '../../graph/query/index.ts';
import type { Store } from '../../graph/stores/contract.ts';
import { openStore } from '../../graph/stores/index.ts';
import type { JobEvent } from '../api.ts';
import type { Env } from '../config.ts';
import type { RunKindred } from './child.ts';
import { changeCorrections } from './corrections.ts';
import { keepFile, safeName } from './inbox.ts';
import { createJobs, type IngestReport, type Jobs } from './jobs.ts';
import type { Live } from './live.ts';

export interface WriteOptions {
  /** Path or address of the store. */
  readonly where: string;
  readonly env: Env;
  readonly run: RunKindred;
}

export interface Desk {
  readonly jobs: Jobs;
  /** The corrections as they are in the store now. */
  corrections(): Promise<string>;
  /** Changes the corrections at once and queues the build that applies them; null where nothing changed. */
  correct(change: (text: string) => string, what: string): Promise<JobEvent | null>;
  /** Keeps a file in the inbox and queues its reading. */
  add(name: string, pieces: AsyncIterable<Uint8Array>): Promise<JobEvent>;
  /** The engine that answers Cypher, opened when first asked. */
  engine(): Promise<QueryEngine>;
  stop(): Promise<void>;
}

export const INBOX = 'inbox';

export function openDesk(options: WriteOptions, live: Live, onError: (error: unknown) => void): Desk {
  const { where, env, run } = options;
  const open = () => openStore(where, { env });
  const jobs = createJobs({ run, onError, settle: (report) => settled(live, report) });
  const ingest = ['ingest', '--json', '--store', where];
  let engine: Promise<QueryEngine> | null = null;
  // One after another: each reads what the one before has written.
  let last: Promise<unknown> = Promise.resolve();
  return {
    jobs,
    corrections: () => withStore(open, (store) => store.corrections()),
    async correct(change, what) {
      const mine = last.then(() => changeCorrections(open, change));
      last = mine.catch(() => undefined); // told to the one who asked
      if (!(await mine)) return null;
      return jobs.start({ kind: 'corrections', what, key: 'corrections', args: ingest });
    },
    async add(name, pieces) {
      const asked = safeName(name);
      const temporary = isServer(where) ? await mkdtemp(join(tmpdir(), 'kindred-inbox-')) : null;
      const forget = async () => {
        if (temporary) await rm(temporary, { recursive: true, force: true });
      };
      try {
        const path = await keepFile(temporary ?? join(where, INBOX), asked, pieces);
        return jobs.start({ kind: 'ingest', what: basename(path), args: [...ingest, '--', path], after: forget });
      } catch (error) {
        await forget();
        throw error;
      }
    },
    engine() {
      engine ??= openQuery(where, { env });
      engine.catch(() => {
        engine = null;
      });
      return engine;
    },
    async stop() {
      jobs.stop();
      const opened = await engine?.catch(() => null);
      await opened?.close();
    },
  };
}

/** Serves the new build, then says which papers the new files brought. */
async function settled(live: Live, report: IngestReport): Promise<string[]> {
  await live.check();
  const files = new Set(report.inputs.map(({ name }) => name));
  if (files.size === 0) return [];
  const { corpus } = await live.current();
  const out: string[] = [];
  for await (const paper of corpus.store.read('papers')) {
    if (paper.sources.some(({ file }) => files.has(file))) out.push(paper.id);
  }
  return out;
}

async function withStore<T>(open: () => Promise<Store>, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await open();
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

export function isServer(where: string): boolean {
  return /^[a-z][a-z0-9+]+:\/\//i.test(where);
}

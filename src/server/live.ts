/** The newest build of a store, followed while the server runs: readers always get a whole one. */
import { KnownError } from '../../graph/errors.ts';
import type { Store } from '../../graph/stores/contract.ts';
import { type HeldBuild, holdBuild } from './build.ts';

export interface Live {
  /** The build that is served now; throws `no-store` while there is none. */
  current(): Promise<HeldBuild>;
  /** Calls back with the name of each new build; returns what ends that. */
  subscribe(listener: (build: string) => void): () => void;
  /** Looks for a newer build at once; true when there was one. */
  check(): Promise<boolean>;
  stop(): void;
}

export interface LiveOptions {
  readonly intervalMs: number;
  /** A check that failed; the last whole build is served on. */
  readonly onError: (error: unknown) => void;
}

export function followStore(store: Store, options: LiveOptions): Live {
  const listeners = new Set<(build: string) => void>();
  let held: Promise<HeldBuild> | null = null;
  let checking: Promise<boolean> | null = null;
  /** The store has moved on, and what it holds now could not be read yet. */
  let behind = false;
  const open = () => {
    const opening = holdNewest(store);
    opening.catch(() => {
      if (held === opening) held = null;
    });
    return opening;
  };
  const look = async () => {
    // Moving on while a build is being read would mix two of them.
    await held?.catch(() => null);
    if (!(await store.refresh()) && !behind) return false;
    behind = true;
    const next = await holdNewest(store);
    behind = false;
    held = Promise.resolve(next);
    for (const listener of listeners) listener(next.corpus.manifest.build);
    return true;
  };
  const check = () => {
    checking ??= look().finally(() => {
      checking = null;
    });
    return checking;
  };
  const timer = setInterval(() => {
    check().catch(options.onError);
  }, options.intervalMs);
  timer.unref();
  return {
    current() {
      held ??= open();
      return held;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    check,
    stop: () => clearInterval(timer),
  };
}

const ATTEMPTS = 3;

/** A server's store may move on while a build is read; then the newer one is read. */
async function holdNewest(store: Store): Promise<HeldBuild> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await holdBuild(store);
    } catch (error) {
      if (attempt === ATTEMPTS || !(error instanceof KnownError) || error.code !== 'store-changed') throw error;
      await store.refresh();
    }
  }
}

/** Waits while another writer is at work: a write that is done in a moment is no reason to fail. */
import { setTimeout as pause } from 'node:timers/promises';
import { type ErrorCode, KnownError } from '../graph/errors.ts';

const TRIES = 50;
const PAUSE_MS = 100;

/**
 * Does `work` again, for about five seconds, as long as it throws `store-locked`, or another code named: `store-changed`
 * for work that reads the store anew each time.
 */
export async function whenFree<T>(work: () => Promise<T>, codes: readonly ErrorCode[] = ['store-locked']): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof KnownError) || !codes.includes(error.code) || tried === TRIES) throw error;
    }
    await pause(PAUSE_MS);
  }
}

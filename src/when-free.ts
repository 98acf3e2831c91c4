/** Waits while another writer is at work: a write that is done in a moment is no reason to fail. */
import { setTimeout as pause } from 'node:timers/promises';
import { KnownError } from '../graph/errors.ts';

const TRIES = 50;
const PAUSE_MS = 100;

/** Does `work` again, for about five seconds, as long as it throws `store-locked`. */
export async function whenFree<T>(work: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof KnownError) || error.code !== 'store-locked' || tried === TRIES) throw error;
    }
    await pause(PAUSE_MS);
  }
}

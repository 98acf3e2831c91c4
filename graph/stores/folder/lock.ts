/**
 * One writer at a time: a lock file that says who holds it. It appears whole (linked, never written in place),
 * and is taken over when its holder is dead on this host.
 */
import { randomUUID } from 'node:crypto';
import { link, mkdir, readdir, readFile, rename, rm, unlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { KnownError } from '../../errors.ts';
import { alive, type Holder, hasCode, hold, holderShape, letGo, locked, thisProcess } from '../holder.ts';
import { LOCK } from './layout.ts';

export interface Lock {
  /** Throws `store-locked` when the lock is no longer ours. */
  check(): Promise<void>;
  release(): Promise<void>;
}

/** How long, in milliseconds, a writer waits for readers that tidy up, and how often it looks. */
const TIDYING_WAIT = 10_000;
const TIDYING_LOOK = 20;

/**
 * Takes the lock of a folder, which is made when missing; for a write unless said to be for tidying.
 * Throws `store-locked` naming the holder.
 */
export async function takeLock(root: string, purpose: 'write' | 'tidy' = 'write'): Promise<Lock> {
  await mkdir(root, { recursive: true });
  const path = join(root, LOCK);
  const token = randomUUID();
  const mine: Holder = { ...(await thisProcess(token)), tidying: purpose === 'tidy' };
  const aside = join(root, `${LOCK}.${process.pid}.${token}`);
  hold(token);
  let taken = false;
  await writeFile(aside, `${JSON.stringify(mine)}\n`, { flag: 'wx' });
  try {
    for (let tries = 0, waited = 0; tries < 5; ) {
      if (await linked(aside, path)) {
        taken = true;
        return {
          async check() {
            const now = await readHolder(path);
            if (now?.token !== token) throw lockedAt(path, now);
          },
          async release() {
            if ((await readHolder(path))?.token === token) await unlink(path);
            letGo(token);
          },
        };
      }
      const holder = await readHolder(path);
      if (holder && (await alive(holder))) {
        if (purpose === 'tidy' || !holder.tidying || waited >= TIDYING_WAIT) throw lockedAt(path, holder);
        await setTimeout(TIDYING_LOOK);
        waited += TIDYING_LOOK;
      } else {
        await takeAway(path, holder, token);
        tries++;
      }
    }
    throw lockedAt(path, await readHolder(path));
  } finally {
    if (!taken) letGo(token);
    await rm(aside, { force: true });
  }
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

/** Moves a dead holder's lock away; puts it back when somebody else took it over in between. */
async function takeAway(path: string, dead: Holder | null, token: string): Promise<void> {
  const away = `${path}.${process.pid}.${token}.stale`;
  try {
    await rename(path, away);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return;
    throw error;
  }
  const moved = await readHolder(away);
  if (moved && moved.token !== dead?.token) await linked(away, path);
  await unlink(away);
}

async function readHolder(path: string): Promise<Holder | null> {
  try {
    return holderShape.safeParse(JSON.parse(await readFile(path, 'utf8'))).data ?? null;
  } catch (error) {
    if (hasCode(error, 'ENOENT') || error instanceof SyntaxError) return null;
    throw error;
  }
}

/** The lock, and files beside it, that processes which are dead on this host left behind. */
export async function deadLocks(root: string): Promise<string[]> {
  const out: string[] = [];
  for (const name of await namesIn(root)) {
    if (name !== LOCK && !name.startsWith(`${LOCK}.`)) continue;
    const path = join(root, name);
    const pid = Number(name.split('.')[2] ?? Number.NaN);
    // Half-written files beside the lock still carry the pid in their name.
    const named = Number.isInteger(pid) ? { pid, host: hostname(), since: '', started: null, token: '' } : null;
    const holder = (await readHolder(path)) ?? named;
    if (holder === named && pid === process.pid) continue;
    if (!holder || !(await alive(holder))) out.push(path);
  }
  return out;
}

function lockedAt(path: string, holder: Holder | null): KnownError {
  return locked(holder, `Wait until it has ended; when no such process runs any more, remove ${path}.`);
}

/** Sorted; none when there is no such folder. */
export async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  }
}

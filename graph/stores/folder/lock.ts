/**
 * One writer at a time: a lock file that says who holds it. It appears whole (linked, never written in place),
 * and is taken over when its holder is dead on this host.
 */
import { randomUUID } from 'node:crypto';
import { link, mkdir, readdir, readFile, rename, rm, unlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { KnownError } from '../../errors.ts';
import { LOCK } from './layout.ts';

const holderShape = z.object({
  pid: z.number().int(),
  host: z.string(),
  since: z.string(),
  /** Start of the process in clock ticks since boot (Linux), so that a reused pid is not taken for the holder. */
  started: z.string().nullable(),
  token: z.string(),
});
type Holder = z.infer<typeof holderShape>;

export interface Lock {
  /** Throws `store-locked` when the lock is no longer ours. */
  check(): Promise<void>;
  release(): Promise<void>;
}

/** Locks of this process: a lock file with our pid that is not among them was left by an earlier process of that pid. */
const held = new Set<string>();

/** Takes the lock of a folder, which is made when missing. Throws `store-locked` naming the holder. */
export async function takeLock(root: string): Promise<Lock> {
  await mkdir(root, { recursive: true });
  const path = join(root, LOCK);
  const token = randomUUID();
  const mine: Holder = {
    pid: process.pid,
    host: hostname(),
    since: new Date().toISOString(),
    started: await startOf(process.pid),
    token,
  };
  const aside = join(root, `${LOCK}.${process.pid}.${token}`);
  held.add(token);
  let taken = false;
  await writeFile(aside, `${JSON.stringify(mine)}\n`, { flag: 'wx' });
  try {
    for (let tries = 0; tries < 5; tries++) {
      if (await linked(aside, path)) {
        taken = true;
        return {
          async check() {
            const now = await readHolder(path);
            if (now?.token !== token) throw locked(path, now);
          },
          async release() {
            if ((await readHolder(path))?.token === token) await unlink(path);
            held.delete(token);
          },
        };
      }
      const holder = await readHolder(path);
      if (holder && (await alive(holder))) throw locked(path, holder);
      await takeAway(path, holder, token);
    }
    throw locked(path, await readHolder(path));
  } finally {
    if (!taken) held.delete(token);
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

async function alive(holder: Holder): Promise<boolean> {
  if (holder.host !== hostname()) return true;
  if (holder.pid === process.pid) return held.has(holder.token);
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if (hasCode(error, 'ESRCH')) return false;
    if (!hasCode(error, 'EPERM')) throw error;
  }
  const started = await startOf(holder.pid);
  return holder.started === null || started === null || started === holder.started;
}

/** Field 22 of `/proc/PID/stat`; null where there is no such file. */
async function startOf(pid: number): Promise<string | null> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null; // not Linux, or the process has just ended: the pid alone decides
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

function locked(path: string, holder: Holder | null): KnownError {
  const who = holder
    ? `process ${holder.pid} on ${holder.host}, since ${holder.since}`
    : 'a process that it does not name';
  return new KnownError(
    'store-locked',
    `the store is being written by ${who}`,
    `Wait until it has ended; when no such process runs any more, remove ${path}.`,
  );
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

export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

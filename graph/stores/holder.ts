/** Who holds a lock: named for people, and known to be dead when its process on this host has ended. */
import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { z } from 'zod';
import { KnownError } from '../errors.ts';

export const holderShape = z.object({
  pid: z.number().int(),
  host: z.string(),
  since: z.string(),
  /** Start of the process in clock ticks since boot (Linux), so that a reused pid is not taken for the holder. */
  started: z.string().nullable(),
  token: z.string(),
  /** A reader finishing what a stopped write left: over in a moment, so writers wait for it instead of giving up. */
  tidying: z.boolean().optional(),
});
export type Holder = z.infer<typeof holderShape>;

/** Locks of this process: one with our pid that is not among them was left by an earlier process of that pid. */
const held = new Set<string>();

export function hold(token: string): void {
  held.add(token);
}

export function letGo(token: string): void {
  held.delete(token);
}

/** This process as a holder, from now. */
export async function thisProcess(token: string): Promise<Holder> {
  return {
    pid: process.pid,
    host: hostname(),
    since: new Date().toISOString(),
    started: await startOf(process.pid),
    token,
  };
}

/** False only when it is certain: the process is known to have ended. */
export async function alive(holder: Holder): Promise<boolean> {
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

export function locked(holder: Holder | null, remedy: string): KnownError {
  const who = holder
    ? `process ${holder.pid} on ${holder.host}, since ${holder.since}`
    : 'a process that it does not name';
  return new KnownError('store-locked', `the store is being written by ${who}`, remedy);
}

export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

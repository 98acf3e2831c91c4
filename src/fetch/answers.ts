/** Answers of services, asked for politely and kept as they came, so that a rebuild needs no network. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { KnownError } from '../../graph/errors.ts';
import type { Env } from '../config.ts';
import { VERSION } from '../version.ts';
import { type Client, politeClient } from './client.ts';
import type { Plan, Service, Wanted } from './contract.ts';
import { SERVICES } from './index.ts';

export interface World {
  readonly env: Env;
  readonly fetch: typeof globalThis.fetch;
  readonly sleep: (ms: number) => Promise<void>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly waiting?: (ms: number, why: string) => void;
  /** Longest time for one answer in milliseconds; the client's own where it is not said. */
  readonly timeout?: number;
}

export interface Answers {
  /** The text of an answer: from the folder unless `fresh`, else from the service. `keep` may refuse to store it. */
  readonly get: (service: Service, wanted: Wanted, keep?: (text: string) => boolean) => Promise<string>;
  /** Address of a service: its own, else a folder of KINDRED_FETCH_BASE (a mirror, or a test's server). */
  readonly base: (service: Service) => string;
  /** Names of the files that were asked for, new or kept, in order. */
  readonly files: () => readonly string[];
  /** How many of them came over the network now. */
  readonly asked: () => number;
}

export function openAnswers(folder: string, world: World, fresh: boolean): Answers {
  const clients = new Map<string, Client>();
  const files = new Set<string>();
  let asked = 0;
  const clientOf = (service: Service): Client => {
    const held = clients.get(service.scheme);
    if (held) return held;
    const { fetch, sleep, now, waiting, timeout } = world;
    const made = politeClient({
      fetch,
      sleep,
      now,
      interval: service.interval,
      keyName: service.keyName,
      userAgent: `Kindred/${VERSION} (a knowledge graph of papers; one request at a time)`,
      ...(waiting ? { waiting } : {}),
      ...(timeout === undefined ? {} : { timeout }),
    });
    clients.set(service.scheme, made);
    return made;
  };
  return {
    base: (service) => {
      const other = world.env.KINDRED_FETCH_BASE;
      return other ? `${other.replace(/\/$/, '')}/${service.scheme}` : service.base;
    },
    files: () => [...files],
    asked: () => asked,
    async get(service, { name, extension, ask }, keep = () => true) {
      const print = createHash('sha256')
        .update([ask.method ?? 'GET', ask.url, ask.body ?? ''].join('\n'))
        .digest('hex');
      const file = `${name}-${print.slice(0, 8)}.${extension}`;
      const path = join(folder, file);
      if (!fresh && existsSync(path)) {
        files.add(file);
        return readFile(path, 'utf8');
      }
      const key = service.keyName ? world.env[service.keyName] : undefined;
      const headers = { ...ask.headers, ...(key ? service.auth(key) : {}) };
      const text = await clientOf(service).get({ ...ask, headers });
      asked += 1;
      if (!keep(text)) return text;
      await mkdir(folder, { recursive: true });
      await writeFile(`${path}.part`, text);
      await rename(`${path}.part`, path);
      files.add(file);
      return text;
    },
  };
}

/** `hf:daily/2026-11-20` as a service and a plan. Throws `usage` for what no service knows. */
export function planOf(target: string, answers: Answers, most: number): { service: Service; plan: Plan } {
  const colon = target.indexOf(':');
  const service = SERVICES.find(({ scheme }) => scheme === target.slice(0, colon));
  const known = SERVICES.flatMap(({ targets }) => targets.map(([example]) => example));
  if (!service) throw new KnownError('usage', `no service for ${target}`, `targets are like ${known.join(', ')}`);
  const plan = service.plan(target.slice(colon + 1), answers.base(service), most);
  if (plan) return { service, plan };
  const own = service.targets.map(([example]) => example).join(', ');
  throw new KnownError('usage', `${service.label} has nothing like ${target}`, `its targets are like ${own}`);
}

/** Asks for all that a target means. */
export async function fetchTarget(target: string, answers: Answers, most: number): Promise<void> {
  const { service, plan } = planOf(target, answers, most);
  for (let step = plan.next(); !step.done; ) step = plan.next(await answers.get(service, step.value));
}

/** A server that writes, over a corpus of three papers in a folder of its own: started before a file's tests, gone after. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { z } from 'zod';
import { openStore } from '../../graph/stores/index.ts';
import type { JobEvent, NodeAnswer } from '../../src/api.ts';
import type { Io } from '../../src/io.ts';
import { main } from '../../src/main.ts';
import type { RunKindred } from '../../src/server/child.ts';
import { createServer, type KindredServer } from '../../src/server/index.ts';

export const TOKEN = 'a-token-of-this-start';
export const ErrorShape = z.strictObject({
  error: z.strictObject({ code: z.string(), message: z.string().min(1), remedy: z.string().min(1) }),
});
export const paper = (title: string, abstract: string) => `${JSON.stringify({ title, abstract })}\n`;
const PAPERS = [
  paper('Sparse Adapters', 'We fine-tune LLaMA with LoRA on GLUE.'),
  paper('Deep Adapters', 'LoRA is compared with prefix tuning on GLUE.'),
  paper('Wide Adapters', 'Our method uses LoRA and evaluates on SQuAD.'),
].join('');
export const SPARSE = 'paper:title:sparse-adapters';
export const NOT_LORA = `not-this\t${SPARSE}\tmethod:lora`;

export let root: string;
export let where: string;
export let server: KindredServer;
export const unexpected: unknown[] = [];
export const jobs: JobEvent[] = [];

/** The command line itself, in this process: the test of the child process is in test/e2e/writes.test.ts. */
export const run: RunKindred = async (args, onLine) => {
  let stdout = '';
  let rest = '';
  const io: Io = {
    stdin: (async function* () {})(),
    stdout: {
      write: (text) => {
        stdout += text;
      },
      terminal: false,
      columns: 80,
    },
    stderr: {
      write: (text) => {
        const lines = (rest + text).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) onLine(line);
      },
      terminal: false,
      columns: 80,
    },
    env: { KINDRED_PROGRESS: 'json' },
    cwd: where,
    now: Date.now,
    openBrowser: () => {},
    stopAsked: () => Promise.resolve(),
  };
  return { code: await main(args, io), stdout };
};

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'kindred-writes-'));
  where = join(root, 'corpus');
  await writeFile(join(root, 'papers.jsonl'), PAPERS);
  await run(['ingest', '--json', '--store', where, join(root, 'papers.jsonl')], () => {}, new AbortController().signal);
  const store = await openStore(where);
  server = createServer({
    store,
    webDir: root,
    host: '127.0.0.1',
    token: TOKEN,
    onError: (error) => unexpected.push(error),
    writes: { where, env: {}, run },
  });
});
afterAll(async () => {
  server.stop();
  expect(unexpected).toEqual([]);
  await rm(root, { recursive: true });
});

export type Init = RequestInit & { headers?: Record<string, string>; duplex?: 'half' };
export async function ask(path: string, init: Init = {}): Promise<Response> {
  return server.fetch(
    new Request(`http://localhost:7447${path}`, {
      ...init,
      headers: { host: 'localhost:7447', 'x-kindred-token': TOKEN, ...init.headers },
    }),
  );
}
export const json = (method: string, body: unknown, headers = {}): Init => ({
  method,
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json', ...headers },
});
export const file = (body: BodyInit, headers = {}): Init => ({
  method: 'POST',
  body,
  headers: { 'content-type': 'application/octet-stream', ...headers },
  duplex: 'half',
});

export async function ended(id: number): Promise<JobEvent> {
  return expect
    .poll(
      async () => {
        const list = ((await (await ask('/api/jobs')).json()) as { jobs: JobEvent[] }).jobs;
        jobs.splice(0, jobs.length, ...list);
        return list.find((job) => job.id === id)?.state;
      },
      { timeout: 30_000 },
    )
    .toMatch(/done|failed/)
    .then(() => jobs.find((job) => job.id === id)!);
}
export const neighbours = async (id: string): Promise<string[]> =>
  ((await (await ask(`/api/node?id=${encodeURIComponent(id)}`)).json()) as NodeAnswer).neighbours.map((one) => one.id);

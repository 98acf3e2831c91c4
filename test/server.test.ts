/** The server answers this machine's own pages, tells others why not, and every answer is whole and checked. */
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer as createTcp } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type {
  CommunitiesAnswer,
  MapAnswer,
  MethodLinkAnswer,
  MethodsAnswer,
  NodeAnswer,
  SearchAnswer,
  StatusAnswer,
} from '../src/api.ts';
import { createServer, type KindredServer } from '../src/server/index.ts';
import { listen } from '../src/server/listen.ts';
import { smallChange, smallStore } from './support/small-corpus.ts';

const TOKEN = 'a-token-of-this-start';
const ErrorShape = z.strictObject({
  error: z.strictObject({ code: z.string(), message: z.string().min(1), remedy: z.string().min(1) }),
});

let corpus: Awaited<ReturnType<typeof smallStore>>;
let web: string;
let server: KindredServer;
const unexpected: unknown[] = [];

beforeAll(async () => {
  corpus = await smallStore();
  web = await mkdtemp(join(tmpdir(), 'kindred-web-'));
  await mkdir(join(web, 'assets'));
  await writeFile(join(web, 'index.html'), '<!doctype html><title>Kindred</title>');
  await writeFile(join(web, 'assets/app-B4x_9Zq1.js'), 'export {};'.repeat(500));
  await symlink('/etc/hostname', join(web, 'assets/link.txt'));
  server = createServer({
    store: corpus.store,
    webDir: web,
    host: '127.0.0.1',
    token: TOKEN,
    onError: (error) => unexpected.push(error),
    pollMs: 20,
    writes: { where: corpus.where, env: {}, run: () => Promise.reject(new Error('nothing is written here')) },
  });
});

afterAll(async () => {
  server.stop();
  await corpus.close();
  await rm(web, { recursive: true });
});

async function ask(path: string, init: RequestInit & { headers?: Record<string, string> } = {}): Promise<Response> {
  return server.fetch(
    new Request(`http://localhost:7447${path}`, { ...init, headers: { host: 'localhost:7447', ...init.headers } }),
  );
}

async function get<T>(path: string): Promise<T> {
  const response = await ask(path);
  expect(response.status).toBe(200);
  return (await response.json()) as T;
}

test.each([
  ['a rebound name', { host: 'evil.example:7447' }, 'GET', 403],
  ['no host', { host: '' }, 'GET', 403],
  ['localhost', { host: 'localhost:7447' }, 'GET', 200],
  ['an address, forwarded from another port', { host: '127.0.0.1:9000' }, 'GET', 200],
  ['an address of version 6', { host: '[::1]:7447' }, 'GET', 200],
  ['its own page', { origin: 'http://localhost:7447' }, 'GET', 200],
  ['a page of another site', { origin: 'https://evil.example' }, 'GET', 403],
  ['a page without an address', { origin: 'null' }, 'GET', 403],
  ['a script of another site', { 'sec-fetch-site': 'cross-site' }, 'GET', 403],
  ['a write without token', {}, 'POST', 403],
  ['a write with a wrong token', { 'x-kindred-token': 'a-token-of-that-start' }, 'POST', 403],
  ['a write to nowhere with the token', { 'x-kindred-token': TOKEN }, 'POST', 404],
])('who may ask: %s', async (_name, headers, method, status) => {
  const response = await ask('/api/status', { method, headers });
  expect(response.status).toBe(status);
  if (status !== 200) ErrorShape.parse(await response.json());
});

test.each([
  ['/', 200],
  ['/api/status', 200],
  ['/api/none', 404],
  ['/none.js', 404],
  ['/api/node?id=method:none', 404],
  ['/api/node', 400],
  ['/api/methods/link?source=LoRA&target=paper:title:bert', 400],
  ['/api/search?q=lora&limit=-1', 400],
  ['/api/search?q=lora&limit=1e9', 400],
  ['/assets/link.txt', 404],
  ['/%2e%2e/package.json', 404],
  ['/..%5c..%5cpackage.json', 404],
  ['/assets/%00', 404],
  ['/%E0%A4%A', 404],
])('every answer has the security headers, every error the one shape: %s', async (path, status) => {
  const response = await ask(path);
  expect(response.status).toBe(status);
  expect(response.headers.get('content-security-policy')).toMatch(/default-src 'self'.*frame-ancestors 'none'/);
  expect(response.headers.get('content-security-policy')).not.toMatch(/script-src|unsafe-eval/);
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(response.headers.get('referrer-policy')).toBe('no-referrer');
  if (status !== 200) ErrorShape.parse(await response.json());
  expect(unexpected).toEqual([]);
});

test('hashed assets are kept for good, the page is asked for again, both are compressed', async () => {
  const page = await ask('/');
  expect(page.headers.get('cache-control')).toBe('no-cache');
  const script = await ask('/assets/app-B4x_9Zq1.js', { headers: { 'accept-encoding': 'gzip, br' } });
  expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(script.headers.get('content-encoding')).toBe('br');
  const body = brotliDecompressSync(Buffer.from(await script.arrayBuffer()));
  expect(body.toString()).toBe('export {};'.repeat(500));
});

test('the map holds every node and edge in columns, and is not sent twice', async () => {
  const response = await ask('/api/map');
  const map = (await response.json()) as MapAnswer;
  expect(map.total).toEqual({ nodes: 6, edges: 8 });
  expect(new Set(Object.values(map.nodes).map((column) => column.length))).toEqual(new Set([6]));
  expect(new Set(Object.values(map.edges).map((column) => column.length))).toEqual(new Set([8]));
  const at = (id: string) => map.nodes.id.indexOf(id);
  expect(map.nodes.year[at('paper:arxiv:2106.09685')]).toBe(2021);
  expect(map.nodes.leaves[at('paper:arxiv:2106.09685')]).toBe(1);
  expect(map.communities[map.nodes.community[at('method:lora')]!]!.name).toBe('Adapters');
  expect(map.nodes.community[at('paper:title:qlora-efficient-finetuning')]).toBe(-1);
  expect(map.edges.weight.every((weight) => weight > 0 && weight <= 1)).toBe(true);
  expect([...map.nodes.x, ...map.nodes.y].every(Number.isFinite)).toBe(true);

  const again = await ask('/api/map', { headers: { 'if-none-match': response.headers.get('etag')! } });
  expect([again.status, await again.text()]).toEqual([304, '']);
});

test('a node is found by its alias and says why for every edge', async () => {
  const answer = await get<NodeAnswer>('/api/node?id=paper:title:lora-low-rank-adaptation');
  expect(answer.node.id).toBe('paper:arxiv:2106.09685');
  expect(answer.community?.name).toBe('Adapters');
  const bert = answer.neighbours.find(({ id }) => id === 'method:bert')!;
  expect(bert.edges[0]!.role).toBe('extends');
  expect(bert.edges[0]!.reasons).toEqual([
    {
      before: 'We propose LoRA, an <b>adapter</b> for ',
      quote: 'BERT',
      after: '.',
      field: 'abstract',
      source: 'page.txt:1',
      rule: 'lexicon',
      confidence: 0.9,
      intents: [],
      paper: 'paper:arxiv:2106.09685',
    },
  ]);
  const repo = answer.neighbours.find(({ kind }) => kind === 'Repo')!;
  const [reason] = repo.edges[0]!.reasons;
  expect([reason!.before, reason!.quote, reason!.after]).toEqual(['', 'https://github.com/microsoft/LoRA', '']);
  expect(answer.neighbours.find(({ id }) => id === 'paper:title:qlora-efficient-finetuning')!.edges).toHaveLength(2);
});

test('what a method builds on carries the sentence of the paper that introduces it', async () => {
  const answer = await get<NodeAnswer>('/api/node?id=method:lora');
  const edge = answer.neighbours.find(({ id }) => id === 'method:bert')!.edges[0]!;
  expect([edge.kind, edge.direction]).toEqual(['BUILDS_ON', 'out']);
  expect(edge.reasons[0]).toMatchObject({ paper: 'paper:arxiv:2106.09685', quote: 'BERT', after: '.' });
});

test('communities are told with their central papers, and an edge with how often its ends stay together', async () => {
  const { communities, changes } = await get<CommunitiesAnswer>('/api/communities');
  expect(communities.map(({ name, central }) => [name, central.map(({ label }) => label)])).toEqual([
    ['Adapters', ['LoRA: Low-Rank Adaptation']],
  ]);
  expect(changes.map(({ words }) => words)).toEqual([]);
  const { neighbours } = await get<NodeAnswer>('/api/node?id=method:lora');
  expect(neighbours.map(({ label, edges }) => [label, edges[0]!.stability])).toEqual([
    ['LoRA: Low-Rank Adaptation', 0.75],
    ['<script>alert(1)</script> QLoRA', null],
    ['BERT', null],
  ]);
});

test('the method network names the papers behind a link, and their sentences', async () => {
  const { nodes, links, papers, total } = await get<MethodsAnswer>('/api/methods');
  expect(total).toEqual({ nodes: 2, links: 1 });
  expect([nodes.label[links.source[0]!], nodes.label[links.target[0]!]]).toEqual(['BERT', 'LoRA']);
  expect(links.papers[0]!.map((at) => papers[at]!.id)).toEqual(['paper:arxiv:2106.09685']);
  expect([...nodes.x, ...nodes.y].every(Number.isFinite)).toBe(true);

  const link = await get<MethodLinkAnswer>('/api/methods/link?source=LoRA&target=method:bert');
  expect([link.together, link.papers.length]).toEqual([1, 1]);
  expect(link.papers[0]!.edges.map(({ kind, reasons }) => [kind, reasons[0]!.quote])).toEqual([
    ['INTRODUCES', 'LoRA'],
    ['USES', 'BERT'],
  ]);
});

test.each([
  ['by name', 'lora', 'method:lora', null],
  ['with a typing error', 'adaptaton', 'paper:arxiv:2106.09685', null],
  ['by an alias, whole', 'low rank adaptation', 'method:lora', null],
  ['by author', 'yelong', 'paper:arxiv:2106.09685', 'author: Yelong Shen'],
  ['by arXiv id', 'https://arxiv.org/abs/2106.09685v2', 'paper:arxiv:2106.09685', null],
  ['by words of the text', 'plain words', 'paper:arxiv:2106.09685', 'in the text'],
])('search finds %s', async (_name, query, id, hint) => {
  const answer = await get<SearchAnswer>(`/api/search?q=${encodeURIComponent(query)}`);
  expect(answer.hits[0]).toMatchObject({ id, hint });
  expect(answer.total).toBeGreaterThanOrEqual(answer.hits.length);
});

test('a selection is downloaded as a file of any format', async () => {
  const select = encodeURIComponent('ids method:lora method:bert');
  const response = await ask(`/api/export?format=graphml&select=${select}`);
  expect(response.headers.get('content-disposition')).toBe('attachment; filename="kindred.graphml"');
  expect((await response.text()).match(/<(?:node|edge) id=/g)).toHaveLength(3);
  const edges = await ask('/api/export?format=csv&part=.edges');
  expect((await edges.text()).split('\r\n')).toHaveLength(10);
  expect((await ask('/api/export?format=csv')).status).toBe(400);
});

test('status gives counts, problems and the token, and is never kept', async () => {
  const response = await ask('/api/status');
  expect(response.headers.get('cache-control')).toBe('no-store');
  const answer = (await response.json()) as StatusAnswer;
  expect(answer).toMatchObject({ token: TOKEN, own_summaries: false, problems: [{ source: 'page.txt', line: 7 }] });
  expect(answer.counts).toMatchObject({ papers: 3, Method: 2, edges: 7 });
});

test('over a real port: a new build is announced, and a taken port gives the next', async () => {
  const blocker = createTcp();
  const taken = await new Promise<number>((resolve) => {
    blocker.listen(0, '127.0.0.1', () => {
      const address = blocker.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
  const listening = await listen(server, '127.0.0.1', taken);
  expect(listening.port).toBeGreaterThan(taken);
  const events = await fetch(`${listening.address}api/events`);
  expect(events.headers.get('content-type')).toContain('text/event-stream');
  const reader = events.body!.pipeThrough(new TextDecoderStream()).getReader();
  const first = (await reader.read()).value!;
  expect(first).toMatch(/^event: build\ndata: \w+/);

  const other = await (await import('../graph/stores/index.ts')).openStore(corpus.where);
  const written = await other.write(smallChange('A new title'));
  await other.close();
  expect((await reader.read()).value).toBe(`event: build\ndata: ${written.manifest.build}\n\n`);
  const map = (await (await fetch(`${listening.address}api/map`)).json()) as MapAnswer;
  expect(map.nodes.label).toContain('A new title');

  await listening.close();
  await new Promise((resolve) => blocker.close(resolve));
  await expect(fetch(listening.address)).rejects.toThrow();
});

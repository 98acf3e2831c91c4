/** A server of the built explorer with the shape of Kindred's API, over a made corpus that a test can swap. */
import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SearchAnswer, StatusAnswer } from '../../src/api.ts';
import type { makeCorpus } from './fixture.ts';

type Corpus = ReturnType<typeof makeCorpus>;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

export interface StandIn {
  readonly url: string;
  swap(corpus: Corpus): void;
  close(): Promise<void>;
}

export async function standIn(first: Corpus, port = 0): Promise<StandIn> {
  let corpus = first;
  const listeners = new Set<ServerResponse>();
  const root = fileURLToPath(new URL('../../dist/web/', import.meta.url));
  const answer = (path: string, query: URLSearchParams): unknown => {
    const { map } = corpus;
    if (path === '/api/map') return map;
    if (path === '/api/node') return corpus.answer(query.get('id') ?? '');
    if (path === '/api/search') {
      const q = (query.get('q') ?? '').toLowerCase();
      const found = [...map.nodes.id.keys()]
        .filter((i) => map.nodes.label[i]!.toLowerCase().includes(q))
        .sort((a, b) => map.nodes.degree[b]! - map.nodes.degree[a]!);
      return {
        query: q,
        total: found.length,
        hits: found.slice(0, Number(query.get('limit'))).map((i) => ({
          id: map.nodes.id[i]!,
          kind: map.kinds[map.nodes.kind[i]!]!,
          label: map.nodes.label[i]!,
          hint: null,
          degree: map.nodes.degree[i]!,
          score: 1,
        })),
      } satisfies SearchAnswer;
    }
    if (path === '/api/status') {
      return {
        kindred: '0.1.0',
        store: './kindred-corpus',
        build: map.build,
        counts: {},
        inputs: [],
        analysis: null,
        problems: [],
        own_summaries: true,
        token: null,
      } satisfies StatusAnswer;
    }
    return null;
  };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const headers = {
      'content-security-policy':
        "default-src 'self'; style-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'",
    };
    if (url.pathname === '/api/events') {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('\n');
      listeners.add(response);
      request.on('close', () => listeners.delete(response));
      return;
    }
    if (url.pathname.startsWith('/api/')) {
      const body = answer(url.pathname, url.searchParams);
      response.writeHead(body === null ? 404 : 200, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify(body ?? { error: { code: 'not-found', message: 'No such node.', remedy: 'Search for it.' } }),
      );
      return;
    }
    const name = url.pathname === '/' ? 'index.html' : url.pathname.slice(1);
    if (!/^(index\.html|assets\/[\w.-]+)$/.test(name)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { ...headers, 'content-type': TYPES[extname(name)] ?? 'application/octet-stream' });
    response.end(readFileSync(root + name));
  });
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    swap(next) {
      corpus = next;
      for (const response of listeners) {
        response.write(`event: build\ndata: ${JSON.stringify({ build: next.map.build })}\n\n`);
      }
    },
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

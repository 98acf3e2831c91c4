/** The server: the explorer's files and the API over one store, for this machine alone unless told otherwise. */
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { KnownError } from '../../graph/errors.ts';
import type { Store } from '../../graph/stores/contract.ts';
import { VERSION } from '../version.ts';
import { createAssets } from './assets.ts';
import { type EncodedBody, encodedBody, respond } from './encoded.ts';
import { errorResponse } from './errors.ts';
import { guard, SECURITY_HEADERS } from './guard.ts';
import { followStore, type Live } from './live.ts';
import { ROUTES, type Route } from './routes.ts';

export interface ServerOptions {
  readonly store: Store;
  /** Folder of the built explorer. */
  readonly webDir: string;
  /** The name or address asked to listen on; requests for other names are refused. */
  readonly host: string;
  /** For whatever writes; new with every start. */
  readonly token: string;
  /** An error that nobody foresaw: for the terminal. */
  readonly onError: (error: unknown) => void;
  /** How often to look for a new build, in milliseconds. */
  readonly pollMs?: number;
}

export interface KindredServer {
  readonly fetch: (request: Request) => Response | Promise<Response>;
  readonly live: Live;
  stop(): void;
}

const BEAT_MS = 25_000;

export function createServer(options: ServerOptions): KindredServer {
  const live = followStore(options.store, { intervalMs: options.pollMs ?? 1000, onError: options.onError });
  const assets = createAssets(options.webDir);
  const app = new Hono();
  const ended = new AbortController();

  app.use(async (context, next) => {
    guard(context.req.raw, options);
    await next();
  });
  for (const route of ROUTES) {
    app.on(route.method, route.path, (context) => answer(route, context.req.raw, live, options.token));
  }
  app.get('/api/events', (context) =>
    streamSSE(context, async (stream) => {
      const { corpus } = await live.current();
      await stream.writeSSE({ event: 'build', data: corpus.manifest.build });
      const leave = live.subscribe((build) => void stream.writeSSE({ event: 'build', data: build }));
      const beat = setInterval(() => void stream.writeSSE({ event: 'beat', data: '' }), BEAT_MS);
      await new Promise<void>((resolve) => {
        stream.onAbort(resolve);
        ended.signal.addEventListener('abort', () => resolve());
      });
      clearInterval(beat);
      leave();
    }),
  );
  app.get('*', (context) => {
    if (context.req.path.startsWith('/api/')) throw noRoute(context.req.raw);
    return assets(context.req.raw);
  });
  app.notFound((context) => errorResponse(noRoute(context.req.raw)));
  app.onError((error) => {
    if (!(error instanceof KnownError)) options.onError(error);
    return errorResponse(error);
  });

  return {
    fetch: async (request) => withSecurity(await app.fetch(request)),
    live,
    stop() {
      ended.abort();
      live.stop();
    },
  };
}

async function answer(route: Route, request: Request, live: Live, token: string): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const held = await live.current();
  const value = await route.answer({ held, token, parameter: (name) => searchParams.get(name)?.trim() || null });
  if (value instanceof Response) return value;
  const body = isEncoded(value) ? value : encodedBody(JSON.stringify(value));
  const type = { 'content-type': 'application/json; charset=utf-8' };
  if (route.cache === 'build') {
    const etag = `W/"${VERSION}-${held.corpus.manifest.build}"`;
    return respond(request, body, { ...type, etag, 'cache-control': 'no-cache' });
  }
  return new Response(body.bytes, { headers: { ...type, 'cache-control': 'no-store' } });
}

function isEncoded(value: unknown): value is EncodedBody {
  return typeof value === 'object' && value !== null && 'bytes' in value && 'best' in value;
}

function noRoute(request: Request): KnownError {
  const { pathname } = new URL(request.url);
  return new KnownError(
    'not-found',
    `there is no ${request.method} ${pathname.slice(0, 200)}`,
    `routes: ${ROUTES.map(({ path }) => path).join(', ')}, /api/events`,
  );
}

function withSecurity(response: Response): Response {
  const out = new Response(response.body, response);
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) out.headers.set(name, value);
  return out;
}

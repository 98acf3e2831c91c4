/** The server: the explorer's files and the API over one store, for this machine alone unless told otherwise. */
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { KnownError } from '../../graph/errors.ts';
import type { Store } from '../../graph/stores/contract.ts';
import type { JobEvent } from '../api.ts';
import { VERSION } from '../version.ts';
import { createAssets } from './assets.ts';
import { type Desk, openDesk, type WriteOptions } from './desk.ts';
import { type EncodedBody, encodedBody, respond } from './encoded.ts';
import { errorResponse } from './errors.ts';
import { guard, SECURITY_HEADERS } from './guard.ts';
import { followStore, type Live } from './live.ts';
import { ROUTES, type Route } from './routes.ts';
import type { SavedViews } from './saved-views.ts';
import { WRITE_ROUTES, type WriteRoute } from './write-routes.ts';

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
  /** What writing through the page needs; without it the server only shows, and hands out no token. */
  readonly writes?: WriteOptions;
  /** Where people's views are kept; none where the store has no folder. */
  readonly views?: SavedViews;
}

export interface KindredServer {
  readonly fetch: (request: Request) => Response | Promise<Response>;
  readonly live: Live;
  stop(): void;
}

const BEAT_MS = 25_000;

export function createServer(options: ServerOptions): KindredServer {
  const live = followStore(options.store, { intervalMs: options.pollMs ?? 1000, onError: options.onError });
  const desk = options.writes ? openDesk(options.writes, live, options.onError) : null;
  const token = desk ? options.token : null;
  const views = options.views ?? null;
  const assets = createAssets(options.webDir);
  const app = new Hono();
  const ended = new AbortController();

  app.use(async (context, next) => {
    guard(context.req.raw, options);
    await next();
  });
  for (const route of ROUTES) {
    app.on(route.method, route.path, (context) => answer(route, context.req.raw, { live, token, views }));
  }
  for (const route of WRITE_ROUTES) {
    app.on(route.method, route.path, (context) => answerAtDesk(route, context.req.raw, desk, views));
  }
  app.get('/api/events', (context) =>
    streamSSE(context, async (stream) => {
      const { corpus } = await live.current();
      await stream.writeSSE({ event: 'build', data: corpus.manifest.build });
      const leave = live.subscribe((build) => void stream.writeSSE({ event: 'build', data: build }));
      const tell = (job: JobEvent) => void stream.writeSSE({ event: 'job', data: JSON.stringify(job) });
      for (const job of desk?.jobs.list() ?? []) if (job.state === 'running' || job.state === 'waiting') tell(job);
      const quit = desk?.jobs.subscribe(tell);
      const beat = setInterval(() => void stream.writeSSE({ event: 'beat', data: '' }), BEAT_MS);
      await new Promise<void>((resolve) => {
        stream.onAbort(resolve);
        ended.signal.addEventListener('abort', () => resolve());
      });
      clearInterval(beat);
      leave();
      quit?.();
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
      desk?.stop().catch(options.onError);
    },
  };
}

interface Held {
  readonly live: Live;
  readonly token: string | null;
  readonly views: SavedViews | null;
}

async function answer(route: Route, request: Request, { live, token, views }: Held): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const held = await live.current();
  const value = await route.answer({ held, token, views, parameter: (name) => searchParams.get(name)?.trim() || null });
  if (value instanceof Response) return value;
  const body = isEncoded(value) ? value : encodedBody(JSON.stringify(value));
  const type = { 'content-type': 'application/json; charset=utf-8' };
  if (route.cache === 'build') {
    const etag = `W/"${VERSION}-${held.corpus.manifest.build}"`;
    return respond(request, body, { ...type, etag, 'cache-control': 'no-cache' });
  }
  return new Response(body.bytes, { headers: { ...type, 'cache-control': 'no-store' } });
}

async function answerAtDesk(
  route: WriteRoute,
  request: Request,
  desk: Desk | null,
  views: SavedViews | null,
): Promise<Response> {
  if (!desk) {
    throw new KnownError(
      'forbidden',
      'this server shows the map and changes nothing',
      'open it on its own machine without --host, or start it with --writable',
    );
  }
  const { searchParams } = new URL(request.url);
  const value = await route.answer({
    request,
    desk,
    views,
    parameter: (name) => searchParams.get(name)?.trim() || null,
  });
  return new Response(JSON.stringify(value), {
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  });
}

function isEncoded(value: unknown): value is EncodedBody {
  return typeof value === 'object' && value !== null && 'bytes' in value && 'best' in value;
}

function noRoute(request: Request): KnownError {
  const { pathname } = new URL(request.url);
  return new KnownError(
    'not-found',
    `there is no ${request.method} ${pathname.slice(0, 200)}`,
    `routes: ${[...ROUTES, ...WRITE_ROUTES].map(({ path }) => path).join(', ')}, /api/events`,
  );
}

function withSecurity(response: Response): Response {
  const out = new Response(response.body, response);
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) out.headers.set(name, value);
  return out;
}

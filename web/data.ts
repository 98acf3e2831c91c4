/** All that the explorer asks of its server: one typed question, and the news of a new build. */
import type { NodeKind } from '../graph/model.ts';
import type {
  CommunitiesAnswer,
  CookbookAnswer,
  CorrectionsAnswer,
  CoverageAnswer,
  ErrorAnswer,
  GapsAnswer,
  JobEvent,
  LineageAnswer,
  MapAnswer,
  MethodLinkAnswer,
  MethodsAnswer,
  NodeAnswer,
  RelatedAnswer,
  SearchAnswer,
  SelectionAnswer,
  StatusAnswer,
} from '../src/api.ts';

/** What went wrong, for a reader: what happened and what to do. */
export interface Trouble {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
}

export class TroubleError extends Error {
  readonly trouble: Trouble;

  constructor(trouble: Trouble) {
    super(trouble.message);
    this.name = 'TroubleError';
    this.trouble = trouble;
  }
}

const GONE: Trouble = {
  code: 'unreachable',
  message: 'The Kindred server does not answer.',
  remedy: 'What is on the screen stays. Start it again with “kindred serve”; this page goes on by itself.',
};

/** The trouble inside whatever was thrown; a cancelled question has none. */
export function troubleOf(error: unknown): Trouble | null {
  if (error instanceof DOMException && error.name === 'AbortError') return null;
  if (error instanceof TroubleError) return error.trouble;
  return {
    code: 'broken',
    message: error instanceof Error ? error.message : String(error),
    remedy: 'Reload the page; if it stays, run “kindred analyse” and look at what it prints.',
  };
}

function isErrorAnswer(value: unknown): value is ErrorAnswer {
  return typeof value === 'object' && value !== null && 'error' in value;
}

async function fetched(path: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new TroubleError(GONE);
  }
  if (response.ok) return response;
  const answer: unknown = await response.json().catch(() => null);
  throw new TroubleError(
    isErrorAnswer(answer)
      ? answer.error
      : { code: String(response.status), message: `The server answered ${response.status}.`, remedy: GONE.remedy },
  );
}

export async function ask<T>(path: string, signal: AbortSignal | null): Promise<T> {
  return (await fetched(path, { signal, headers: { accept: 'application/json' } })).json();
}

/** A request that writes: only the page that this start of the server gave its token to may. */
export async function send<T>(
  method: 'POST' | 'DELETE',
  path: string,
  token: string,
  body: BodyInit,
  type: string,
): Promise<T> {
  return (await fetched(path, { method, body, headers: { 'content-type': type, 'x-kindred-token': token } })).json();
}

export const askStatus = (signal: AbortSignal | null = null) => ask<StatusAnswer>('api/status', signal);
export const askMap = (signal: AbortSignal | null = null) => ask<MapAnswer>('api/map', signal);
export const askCommunity = (id: string, signal: AbortSignal | null) =>
  ask<MapAnswer>(`api/map?community=${encodeURIComponent(id)}`, signal);
export const askNode = (id: string, signal: AbortSignal | null) =>
  ask<NodeAnswer>(`api/node?id=${encodeURIComponent(id)}`, signal);
export const askSearch = (query: string, limit: number, kind: NodeKind | null, signal: AbortSignal | null) =>
  ask<SearchAnswer>(`api/search?q=${encodeURIComponent(query)}&limit=${limit}${kind ? `&kind=${kind}` : ''}`, signal);
export const askRelated = (id: string, asked: Readonly<Record<string, string>>, signal: AbortSignal | null) =>
  ask<RelatedAnswer>(`api/related?${new URLSearchParams({ id, ...asked })}`, signal);
export const askCookbook = () => ask<CookbookAnswer>('api/cookbook', null);
export const askSelection = (selection: string) =>
  ask<SelectionAnswer>(`api/select?q=${encodeURIComponent(selection)}`, null);

/** A file of a selection, as the format's text. */
export const askExport = async (selection: string, format: string) =>
  (await fetched(`api/export?format=${format}&select=${encodeURIComponent(selection)}`, {})).blob();

export const askMethods = (signal: AbortSignal) => ask<MethodsAnswer>('api/methods', signal);
export const askMethodLink = (a: string, b: string, signal: AbortSignal) =>
  ask<MethodLinkAnswer>(
    `api/methods/link?source=${encodeURIComponent(a)}&target=${encodeURIComponent(b)}&limit=20`,
    signal,
  );
export const askLineage = (id: string, signal: AbortSignal) =>
  ask<LineageAnswer>(`api/lineage?id=${encodeURIComponent(id)}&steps=3`, signal);
export const askGaps = (id: string, limit: number, signal: AbortSignal) =>
  ask<GapsAnswer>(`api/gaps?id=${encodeURIComponent(id)}&limit=${limit}`, signal);
export const askCommunities = (signal: AbortSignal) => ask<CommunitiesAnswer>('api/communities', signal);
export const askCoverage = (signal: AbortSignal) => ask<CoverageAnswer>('api/coverage', signal);

export const askCorrections = () => ask<CorrectionsAnswer>('api/corrections', null);

const AGAIN_MS = 3_000;

/** Tells every build that the server names, and whether the server answers at all; returns how to stop. */
export function watch(
  onBuild: (build: string) => void,
  onReach: (trouble: Trouble | null) => void,
  onJob: (job: JobEvent) => void,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let events: EventSource | null = null;
  let stopped = false;
  const open = (): void => {
    events = new EventSource('api/events');
    events.addEventListener('build', (event) => {
      if (typeof event.data === 'string' && event.data) onBuild(event.data);
    });
    events.addEventListener('job', (event) => {
      if (typeof event.data === 'string') onJob(JSON.parse(event.data));
    });
    events.onerror = () => {
      events?.close();
      void check();
    };
  };
  /** A broken event stream is no news by itself: only an unanswered status is. */
  const check = async (): Promise<void> => {
    try {
      const status = await askStatus();
      if (stopped) return;
      onReach(null);
      onBuild(status.build);
      timer = setTimeout(open, AGAIN_MS);
    } catch (error) {
      if (stopped) return;
      onReach(troubleOf(error));
      timer = setTimeout(check, AGAIN_MS);
    }
  };
  open();
  return () => {
    stopped = true;
    clearTimeout(timer);
    events?.close();
  };
}

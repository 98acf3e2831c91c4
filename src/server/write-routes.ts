/** The routes that write or ask Cypher: each needs the token of this start and, where it has a body, its content type. */
import { z } from 'zod';
import { KnownError } from '../../graph/errors.ts';
import { DEFAULT_LIMITS } from '../../graph/query/contract.ts';
import { readCookbook } from '../../graph/query/recipes.ts';
import type { CookbookAnswer, CorrectedAnswer, SavedViewsAnswer } from '../api.ts';
import { bodyPieces, jsonBody, requireType } from './body.ts';
import { correctionsAnswer, withLines, withoutLines } from './corrections.ts';
import type { Desk } from './desk.ts';
import { NewView, noViews, type SavedViews } from './saved-views.ts';

export interface WriteRequest {
  readonly request: Request;
  readonly desk: Desk;
  /** Null where the store has no folder. */
  readonly views: SavedViews | null;
  readonly parameter: (name: string) => string | null;
}

export interface WriteRoute {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: `/api/${string}`;
  readonly description: string;
  readonly answer: (request: WriteRequest) => Promise<unknown>;
}

/** A page of listings is some hundred kB; the largest dump that a person drops on a page is far below this. */
const MOST_UPLOAD = 1 << 28;
const MOST_STATEMENT = 20_000;
const SHOWN_ROWS = 1000;
const MOST_ASKED_AT_ONCE = 2;

const Lines = z.strictObject({ lines: z.array(z.string()) });
const Question = z.strictObject({
  statement: z.string().trim().min(1).max(MOST_STATEMENT),
  parameters: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  rows: z.number().int().min(1).max(DEFAULT_LIMITS.rows).default(SHOWN_ROWS),
});

export const WRITE_ROUTES: readonly WriteRoute[] = [
  {
    method: 'GET',
    path: '/api/corrections',
    description: 'the lines of corrections.tsv',
    answer: async ({ desk }) => correctionsAnswer(await desk.corrections()),
  },
  {
    method: 'POST',
    path: '/api/corrections',
    description: 'adds lines to corrections.tsv and builds again: `{"lines": ["not-this\\tPAPER\\tENTITY"]}`',
    answer: (asked) => corrected(asked, withLines),
  },
  {
    method: 'DELETE',
    path: '/api/corrections',
    description: 'removes lines from corrections.tsv and builds again: the same body',
    answer: (asked) => corrected(asked, withoutLines),
  },
  {
    method: 'POST',
    path: '/api/ingest',
    description: 'reads a file into the corpus: `?name=papers.bib`, the file as body (application/octet-stream)',
    answer: ({ request, desk, parameter }) => {
      requireType(request, 'application/octet-stream');
      const name = parameter('name');
      if (name === null) throw new KnownError('bad-request', 'the file has no name', 'add ?name=papers.bib');
      return desk.add(name, bodyPieces(request, MOST_UPLOAD));
    },
  },
  {
    method: 'POST',
    path: '/api/views',
    description: 'saves a view under a short id: `{"name": "Adapters", "address": "around=method%3Alora"}`',
    answer: async ({ request, views }) => {
      if (!views) throw noViews();
      return views.keep(await jsonBody(request, NewView));
    },
  },
  {
    method: 'DELETE',
    path: '/api/views',
    description: 'forgets a saved view: `?id=…`',
    answer: async ({ parameter, views }) => {
      if (!views) throw noViews();
      await views.remove(parameter('id') ?? '');
      return { views: await views.list() } satisfies SavedViewsAnswer;
    },
  },
  {
    method: 'GET',
    path: '/api/jobs',
    description: 'builds that pages asked for; `event: job` of /api/events tells every step',
    answer: async ({ desk }) => ({ jobs: desk.jobs.list() }),
  },
  {
    method: 'POST',
    path: '/api/query',
    description: 'asks in Cypher, read-only: `{"statement": "MATCH …", "parameters": {}, "rows": 1000}`',
    answer: ask,
  },
  {
    method: 'GET',
    path: '/api/cookbook',
    description: 'questions in Cypher to begin from',
    answer: async () => ({ recipes: readCookbook() }) satisfies CookbookAnswer,
  },
];

async function corrected(
  { request, desk }: WriteRequest,
  change: (text: string, lines: readonly string[]) => string,
): Promise<CorrectedAnswer> {
  const { lines } = await jsonBody(request, Lines);
  const [only] = lines;
  const what = lines.length === 1 && only ? only.replaceAll('\t', ' ') : `${lines.length} corrections`;
  const job = await desk.correct((text) => change(text, lines), what);
  return { ...correctionsAnswer(await desk.corrections()), job };
}

const asking = new WeakMap<Desk, number>();

async function ask({ request, desk }: WriteRequest): Promise<unknown> {
  const { statement, parameters, rows } = await jsonBody(request, Question);
  const now = asking.get(desk) ?? 0;
  if (now >= MOST_ASKED_AT_ONCE) {
    throw new KnownError('limit', `${now} queries are being answered`, 'wait until one has ended');
  }
  asking.set(desk, now + 1);
  try {
    const engine = await desk.engine();
    return await engine.ask(statement, parameters, { ...DEFAULT_LIMITS, rows });
  } finally {
    asking.set(desk, (asking.get(desk) ?? 1) - 1);
  }
}

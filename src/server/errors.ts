/** The one error shape of every route, and the HTTP status that each kind of error has. */
import { type ErrorCode, KnownError } from '../../graph/errors.ts';
import type { ErrorAnswer } from '../api.ts';

const STATUS: Readonly<Record<ErrorCode, number>> = {
  usage: 400,
  'bad-request': 400,
  forbidden: 403,
  'not-found': 404,
  exists: 409,
  'store-locked': 409,
  'store-changed': 409,
  limit: 413,
  'no-input': 422,
  'no-store': 503,
  'store-schema': 503,
  'store-broken': 503,
  unavailable: 503,
};

/** An unexpected error says nothing of itself: its text may hold paths or data of the server. */
export function errorResponse(error: unknown): Response {
  const known = error instanceof KnownError;
  const answer = {
    error: known
      ? { code: error.code, message: error.message, remedy: error.remedy }
      : {
          code: 'internal',
          message: 'Kindred failed on this request',
          remedy: 'look at the terminal in which Kindred runs, and report what it says there',
        },
  } satisfies ErrorAnswer;
  return new Response(JSON.stringify(answer), {
    status: known ? STATUS[error.code] : 500,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  });
}

/**
 * A polite HTTP client: one request at a time, spaced as the service asks, waiting where it says so, trying again a
 * few times and then ending with a reason. Nothing that it says holds a key or a query string.
 */
import { KnownError } from '../../graph/errors.ts';

export interface Ask {
  readonly url: string;
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** What is wrong with an answer that came with a good status, null when it is whole. */
  readonly check: (text: string) => string | null;
}

export interface ClientOptions {
  readonly fetch: typeof globalThis.fetch;
  readonly sleep: (ms: number) => Promise<void>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Least time between two requests, in milliseconds. */
  readonly interval: number;
  /** Environment variable that holds the key of the service, for remedies. */
  readonly keyName: string | null;
  readonly userAgent: string;
  /** Longest time for one answer; default 60,000 ms. */
  readonly timeout?: number;
  /** Requests for one answer at most; default 5. */
  readonly tries?: number;
  /** Longest wait that a service may ask for; default 120,000 ms. */
  readonly patience?: number;
  /** Told before each wait that is longer than the interval. */
  readonly waiting?: (ms: number, why: string) => void;
}

export interface Client {
  /**
   * The text of the answer. Throws `limit` where the service asks for more patience than there is, `forbidden`,
   * `not-found` and `bad-request` as the service says, and `unavailable` after the last try.
   */
  readonly get: (ask: Ask) => Promise<string>;
}

const FIRST_WAIT = 1000;
const MOST_BYTES = 64 << 20;

export function politeClient(options: ClientOptions): Client {
  const { sleep, now, interval, tries = 5, patience = 120_000 } = options;
  let free = Number.NEGATIVE_INFINITY;
  return {
    async get(ask) {
      const host = new URL(ask.url).host;
      let why = '';
      for (let attempt = 0; attempt < tries; attempt += 1) {
        if (attempt > 0) options.waiting?.(Math.max(0, free - now()), why);
        const wait = free - now();
        if (wait > 0) await sleep(wait);
        const answer = await once(ask, options);
        free = now() + interval;
        if ('text' in answer) return answer.text;
        if (answer.error) throw answer.error;
        why = answer.why;
        const pause = answer.wait ?? FIRST_WAIT * 2 ** attempt;
        if (pause > patience) {
          throw new KnownError(
            'limit',
            `${host} asks to wait ${Math.ceil(pause / 1000)} seconds (${why})`,
            `try again then${options.keyName ? `, or set ${options.keyName} to a key of the service` : ''}`,
          );
        }
        free = Math.max(free, now() + pause);
      }
      throw new KnownError(
        'unavailable',
        `${host} gave no answer after ${tries} tries: ${why}`,
        'try again later; what was fetched before is kept',
      );
    },
  };
}

type Answer =
  | { readonly text: string }
  | { readonly why: string; readonly wait: number | null; readonly error: KnownError | null };

async function once(ask: Ask, options: ClientOptions): Promise<Answer> {
  const again = (why: string, wait: number | null = null): Answer => ({ why, wait, error: null });
  const timeout = options.timeout ?? 60_000;
  try {
    const response = await options.fetch(ask.url, {
      method: ask.method ?? 'GET',
      headers: { 'user-agent': options.userAgent, ...ask.headers },
      signal: AbortSignal.timeout(timeout),
      ...(ask.body === undefined ? {} : { body: ask.body }),
    });
    const { status, headers } = response;
    if (status === 429 || status >= 500) {
      await response.body?.cancel();
      return again(`HTTP ${status}`, askedWait(headers, options.now()));
    }
    if (status >= 400) {
      await response.body?.cancel();
      return { why: `HTTP ${status}`, wait: null, error: refusal(status, new URL(ask.url).host, options.keyName) };
    }
    const bytes = await limited(response);
    if (bytes === null) return { why: '', wait: null, error: tooLarge(new URL(ask.url).host) };
    const text = new TextDecoder('utf-8').decode(bytes);
    const wrong = ask.check(text);
    return wrong === null ? { text } : again(wrong);
  } catch (error) {
    if (error instanceof KnownError || !(error instanceof Error)) throw error;
    if (error.name === 'TimeoutError') return again(`no answer within ${timeout / 1000} seconds`);
    if (error instanceof TypeError) return again(reason(error));
    throw error;
  }
}

/** Bytes of the body; null where there are more than an answer has. Throws TypeError where it is cut off. */
async function limited(response: Response): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  while (reader) {
    const { value, done } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > MOST_BYTES) {
      await reader.cancel();
      return null;
    }
    parts.push(value);
  }
  return Buffer.concat(parts);
}

/** `Retry-After` in seconds or as a date, else the `t=` of Hugging Face's `RateLimit`; milliseconds. */
function askedWait(headers: Headers, now: number): number | null {
  const after = headers.get('retry-after')?.trim();
  if (after && /^\d+$/.test(after)) return Number(after) * 1000;
  const date = after ? Date.parse(after) : Number.NaN;
  if (!Number.isNaN(date)) return Math.max(0, date - now);
  const reset = /;\s*t=(\d+)/.exec(headers.get('ratelimit') ?? '')?.[1];
  return reset ? Number(reset) * 1000 : null;
}

function refusal(status: number, host: string, keyName: string | null): KnownError {
  const key = keyName ?? 'the key';
  if (status === 401 || status === 403) {
    return new KnownError(
      'forbidden',
      `${host} refuses (HTTP ${status})`,
      `set ${key} to a key that it knows, or unset a wrong one`,
    );
  }
  if (status === 404) return new KnownError('not-found', `${host} knows nothing of that name`, 'check the id');
  return new KnownError(
    'bad-request',
    `${host} does not understand the request (HTTP ${status})`,
    'check the target: see kindred help fetch',
  );
}

function tooLarge(host: string): KnownError {
  return new KnownError('limit', `${host} sends more than ${MOST_BYTES >> 20} MB`, 'ask for less');
}

const BROKEN_OFF = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE', 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH']);

/** The words of a network error without its address, which may hold a key. */
function reason(error: Error): string {
  const cause = error.cause instanceof Error ? error.cause : error;
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : null;
  if (code === null || BROKEN_OFF.has(code)) return 'the answer was cut off';
  return `network error ${code}`;
}

/** Bodies of requests, read up to a limit and of the stated type alone. */
import { z } from 'zod';
import { KnownError } from '../../graph/errors.ts';

const JSON_BYTES = 1 << 20;

/** The JSON body parsed by `schema`. Throws `bad-request`, or `limit` above one MiB. */
export async function jsonBody<T>(request: Request, schema: z.ZodType<T>): Promise<T> {
  requireType(request, 'application/json');
  const pieces: Uint8Array[] = [];
  for await (const piece of bodyPieces(request, JSON_BYTES)) pieces.push(piece);
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces)));
  } catch (error) {
    throw new KnownError('bad-request', 'the body is no JSON', 'send UTF-8 JSON', { cause: error });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new KnownError('bad-request', z.prettifyError(parsed.error).slice(0, 500), 'see the table of routes');
}

/** Throws `bad-request` where the request says another content type: what a form of another site can send is never taken. */
export function requireType(request: Request, wanted: string): void {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === wanted) return;
  throw new KnownError(
    'bad-request',
    `the body is ${type ? JSON.stringify(type.slice(0, 80)) : 'of no stated type'}`,
    `send it with content-type: ${wanted}`,
  );
}

/** The body as it comes. Throws `limit` at the first byte past `most`, whatever the headers promise. */
export async function* bodyPieces(request: Request, most: number): AsyncGenerator<Uint8Array> {
  const tooLong = () =>
    new KnownError(
      'limit',
      `the body is longer than ${(most / (1 << 20)).toLocaleString('en')} MiB`,
      'send less at once',
    );
  if (Number(request.headers.get('content-length') ?? 0) > most) throw tooLong();
  if (!request.body) return;
  let read = 0;
  const reader = request.body.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      read += next.value.byteLength;
      if (read > most) throw tooLong();
      yield next.value;
    }
  } finally {
    await reader.cancel().catch(() => undefined); // the sender may be gone already
  }
}

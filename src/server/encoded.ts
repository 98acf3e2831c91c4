/** A body that is compressed once per encoding and asked for often: the map, the explorer's files. */
import { promisify } from 'node:util';
import { brotliCompress, gzip, constants as zlib } from 'node:zlib';

const brotliAsync = promisify(brotliCompress);
const gzipAsync = promisify(gzip);
const SMALL_BYTES = 1024;

export interface EncodedBody {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Compressed bytes and the name of the encoding, made on the first ask; null name for the plain bytes. */
  best(accept: string): Promise<{ bytes: Uint8Array<ArrayBuffer>; encoding: 'br' | 'gzip' | null }>;
}

export function encodedBody(content: Uint8Array | string, compressible = true): EncodedBody {
  const bytes = Uint8Array.from(typeof content === 'string' ? Buffer.from(content) : content);
  const made = new Map<'br' | 'gzip', Promise<Uint8Array<ArrayBuffer>>>();
  const make = (encoding: 'br' | 'gzip') => {
    const known = made.get(encoding);
    if (known) return known;
    const fresh =
      encoding === 'br'
        ? brotliAsync(bytes, {
            params: { [zlib.BROTLI_PARAM_QUALITY]: 5, [zlib.BROTLI_PARAM_SIZE_HINT]: bytes.length },
          })
        : gzipAsync(bytes, { level: 6 });
    const copied = fresh.then((out) => Uint8Array.from(out));
    made.set(encoding, copied);
    return copied;
  };
  return {
    bytes,
    async best(accept) {
      if (!compressible || bytes.length < SMALL_BYTES) return { bytes, encoding: null };
      const encoding = accepts(accept, 'br') ? 'br' : accepts(accept, 'gzip') ? 'gzip' : null;
      return encoding ? { bytes: await make(encoding), encoding } : { bytes, encoding };
    },
  };
}

function accepts(header: string, encoding: string): boolean {
  return header.split(',').some((part) => {
    const [name, ...parameters] = part.split(';').map((piece) => piece.trim());
    return name === encoding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}

/** Answers from an encoded body, or 304 where the asker holds this very version. */
export async function respond(
  request: Request,
  body: EncodedBody,
  headers: Readonly<Record<string, string>> & { readonly etag: string },
): Promise<Response> {
  const shared = { ...headers, vary: 'accept-encoding' };
  const known = request.headers.get('if-none-match');
  if (known?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === headers.etag.replace(/^W\//, ''))) {
    return new Response(null, { status: 304, headers: shared });
  }
  const { bytes, encoding } = await body.best(request.headers.get('accept-encoding') ?? '');
  return new Response(request.method === 'HEAD' ? null : bytes, {
    headers: {
      ...shared,
      'content-length': String(bytes.length),
      ...(encoding ? { 'content-encoding': encoding } : {}),
    },
  });
}

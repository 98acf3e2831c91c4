/** The explorer's files, from one folder and nothing outside it. */
import { readFile, realpath, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { KnownError } from '../../graph/errors.ts';
import { type EncodedBody, encodedBody, respond } from './encoded.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};
const PACKED = new Set(['.png', '.ico', '.woff2']);
/** What the bundler names by its content never changes. */
const HASHED = /^\/assets\/.+-[\w-]{8,}\.\w+$/;

export type Assets = (request: Request) => Promise<Response>;

export function createAssets(folder: string): Assets {
  const held = new Map<string, { version: string; body: EncodedBody }>();
  return async (request) => {
    const path = filePath(new URL(request.url).pathname);
    const file = path === null ? null : await fileInside(folder, path);
    if (path === null || file === null) {
      if (path === '/index.html') {
        throw new KnownError('unavailable', 'the explorer has not been built', 'run npm run build, then start again');
      }
      throw new KnownError('not-found', 'there is nothing at this address', 'open / for the map, /api/status for data');
    }
    const version = `${file.size.toString(36)}-${Math.round(file.mtimeMs).toString(36)}`;
    let entry = held.get(file.path);
    if (entry?.version !== version) {
      entry = { version, body: encodedBody(await readFile(file.path), !PACKED.has(extname(file.path))) };
      held.set(file.path, entry);
    }
    return respond(request, entry.body, {
      etag: `W/"${version}"`,
      'content-type': TYPES[extname(file.path)] ?? 'application/octet-stream',
      'cache-control': HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
    });
  };
}

/** The path that is asked for, null where it is none that a file could have. */
function filePath(pathname: string): string | null {
  try {
    const path = decodeURIComponent(pathname);
    if (path.includes('\0') || path.includes('\\') || path.split('/').some((part) => part.startsWith('.'))) return null;
    return path.endsWith('/') ? `${path}index.html` : path;
  } catch {
    return null;
  }
}

async function fileInside(folder: string, path: string) {
  try {
    const root = await realpath(folder);
    const real = await realpath(join(root, path));
    if (!real.startsWith(root + sep)) return null;
    const info = await stat(real);
    return info.isFile() ? { path: real, size: info.size, mtimeMs: info.mtimeMs } : null;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

/** Who may ask: this machine's own pages and tools, no page of another site, and writes only with the start's token. */
import { timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';
import { KnownError } from '../../graph/errors.ts';

const TOKEN_HEADER = 'x-kindred-token';

/** Sent with every answer. Nothing of the explorer is inline: React and Sigma set styles by property, which no policy forbids. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': [
    "default-src 'self'",
    "img-src 'self' data: blob:",
    "worker-src 'self' blob:",
    "style-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

export interface GuardOptions {
  /** The name or address that the user asked to listen on. */
  readonly host: string;
  readonly token: string;
}

/** Throws `forbidden` with the reason; a request that passes may be answered. */
export function guard(request: Request, options: GuardOptions): void {
  const host = request.headers.get('host') ?? '';
  if (!isOwnHost(hostName(host), options.host)) {
    throw refuse(
      `this server does not answer to the name ${JSON.stringify(host.slice(0, 100))}`,
      'open it by localhost, by its IP address, or by the name given with --host',
    );
  }
  const origin = request.headers.get('origin');
  if (origin !== null && originHost(origin) !== host.toLowerCase()) {
    throw refuse('requests from pages of other sites are refused', 'use the explorer that this server serves');
  }
  const { pathname } = new URL(request.url);
  if (pathname.startsWith('/api/') && request.headers.get('sec-fetch-site') === 'cross-site') {
    throw refuse('requests from pages of other sites are refused', 'use the explorer that this server serves');
  }
  if (request.method !== 'GET' && request.method !== 'HEAD' && !sameToken(request, options.token)) {
    throw refuse(
      `what writes needs the token of this start in ${TOKEN_HEADER}`,
      'take it from GET /api/status; it changes with every start',
    );
  }
}

function refuse(message: string, remedy: string): KnownError {
  return new KnownError('forbidden', message, remedy);
}

/** Names are what DNS can be made to lie about; addresses are not, so any address literal passes. */
function isOwnHost(name: string, asked: string): boolean {
  return name === 'localhost' || name.endsWith('.localhost') || isIP(name) !== 0 || name === asked.toLowerCase();
}

function hostName(host: string): string {
  return host
    .toLowerCase()
    .replace(/:\d+$/, '')
    .replace(/^\[(.*)\]$/, '$1');
}

function originHost(origin: string): string | null {
  try {
    return new URL(origin).host;
  } catch {
    return null;
  }
}

function sameToken(request: Request, token: string): boolean {
  const given = Buffer.from(request.headers.get(TOKEN_HEADER) ?? '');
  const wanted = Buffer.from(token);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** Puts a server on a port: the one asked for, else the next that is free. */
import { createAdaptorServer } from '@hono/node-server';
import { KnownError } from '../../graph/errors.ts';
import type { KindredServer } from './index.ts';

export interface Listening {
  readonly port: number;
  /** `http://localhost:7447/`: what to open in a browser. */
  readonly address: string;
  /** Ends what is running and frees the port. */
  close(): Promise<void>;
}

const TRIES = 50;
const LOOPBACK = new Set(['localhost', '127.0.0.1', '::1']);

/** Port 0 takes any free one. Throws `unavailable` where nothing can be had. */
export async function listen(server: KindredServer, host: string, port: number): Promise<Listening> {
  for (let tried = port; tried < port + TRIES && tried < 65_536; tried++) {
    const opened = await open(server, host, tried);
    if (opened) return opened;
  }
  throw new KnownError(
    'unavailable',
    `ports ${port} to ${Math.min(port + TRIES, 65_536) - 1} are all in use`,
    'choose another with --port, or --port 0 for any',
  );
}

function open(server: KindredServer, host: string, port: number): Promise<Listening | null> {
  return new Promise((resolve, reject) => {
    const http = createAdaptorServer({ fetch: server.fetch });
    http.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(null);
      else reject(cannotListen(error, host, port));
    });
    http.listen(port, host === 'localhost' ? '127.0.0.1' : host, () => {
      const bound = http.address();
      const taken = bound !== null && typeof bound === 'object' ? bound.port : port;
      resolve({
        port: taken,
        address: `http://${LOOPBACK.has(host) ? 'localhost' : printable(host)}:${taken}/`,
        close: () =>
          new Promise((done) => {
            server.stop();
            http.close(() => done());
            if ('closeAllConnections' in http) http.closeAllConnections();
          }),
      });
    });
  });
}

function printable(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

function cannotListen(error: NodeJS.ErrnoException, host: string, port: number): KnownError {
  const remedy =
    error.code === 'EACCES'
      ? 'ports below 1024 need rights: choose a higher one with --port'
      : 'check --host: it must be a name or address of this machine';
  return new KnownError('unavailable', `cannot listen on ${host}:${port} (${error.code})`, remedy, { cause: error });
}

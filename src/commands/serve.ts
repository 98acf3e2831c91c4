/** `kindred serve`: the map of a corpus in the browser, following new builds until it is stopped. */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { WEB_DIR } from '../config.ts';
import { EXIT } from '../io.ts';
import { errorText } from '../report.ts';
import { runAsChild } from '../server/child.ts';
import { isServer } from '../server/desk.ts';
import { createServer } from '../server/index.ts';
import { listen } from '../server/listen.ts';
import { savedViews } from '../server/saved-views.ts';
import { command, type Session } from './contract.ts';
import { HOST, NO_OPEN, PORT, WRITABLE } from './flags.ts';

export interface ServeFlags {
  readonly host: string;
  readonly port: number;
  readonly open: boolean;
  readonly writable: boolean;
}

export const serve = command({
  name: 'serve',
  summary: 'show the corpus as a map in the browser',
  operands: [],
  flags: [PORT.flag, HOST.flag, WRITABLE.flag, NO_OPEN.flag],
  schema: z.object({ port: PORT.schema, host: HOST.schema, writable: WRITABLE.schema, open: NO_OPEN.schema }),
  examples: [
    ['kindred serve', 'the corpus in ./kindred-corpus'],
    ['kindred serve --store ~/papers --port 8000', 'another corpus, another port'],
  ],
  run: (session, _operands, flags) => serveStore(session, flags),
});

/** Serves until the user stops it. Throws `no-store` where there is nothing to show. */
export async function serveStore(session: Session, flags: ServeFlags): Promise<number> {
  const { io } = session;
  const { where } = session;
  const store = await session.store();
  const writable = isLoopback(flags.host) || flags.writable;
  const run = writable && io.program ? runAsChild(io.program, io.env, isServer(where) ? io.cwd : where) : null;
  const server = createServer({
    store,
    webDir: WEB_DIR,
    host: flags.host,
    token: randomBytes(24).toString('base64url'),
    onError: (error) => void io.stderr.write(errorText(error, true, session.paint)),
    ...(isServer(where) ? {} : { views: savedViews(where) }),
    ...(run ? { writes: { where, env: io.env, run } } : {}),
  });
  try {
    const held = await server.live.current();
    const listening = await listen(server, flags.host, flags.port);
    if (flags.port !== 0 && listening.port !== flags.port) {
      session.note(`port ${flags.port} is in use, so this is ${listening.port}`);
    }
    if (!isLoopback(flags.host)) {
      const may = flags.writable ? 'read and change' : 'read';
      session.note(`others on this network can ${may} this map: there is no password`);
    }
    await session.say(`open  ${listening.address}  (Ctrl-C ends)`, {
      address: listening.address,
      port: listening.port,
      store: store.name,
      build: held.corpus.manifest.build,
    });
    if (flags.open) io.openBrowser(listening.address);
    await io.stopAsked();
    await listening.close();
    return EXIT.done;
  } finally {
    server.stop();
  }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}

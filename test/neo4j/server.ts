/** A real Neo4j server from Maven Central jars: free ports, a temporary home, ended by its process id. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import neo4j from 'neo4j-driver';
import { jars, LINES, type Line } from './jars.ts';
import { SETTINGS } from './settings.ts';

const OPENS = ['java.nio', 'java.io', 'sun.nio.ch', 'java.util.concurrent'].map(
  (name) => `--add-opens=java.base/${name}=ALL-UNNAMED`,
);

const QUICK = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];

export interface ServerOptions {
  readonly line?: keyof typeof LINES;
  /** Null: no authentication. At least 8 characters. */
  readonly password?: string | null;
  /** A home of an earlier server, to start again on its data (and ports). */
  readonly home?: string;
  readonly ports?: readonly [bolt: number, http: number];
  readonly settings?: Readonly<Record<string, string>>;
  /** Without Graph Data Science it starts sooner. */
  readonly gds?: boolean;
  /** Without the optimising compiler: starts and answers in half the time, for tests; runs slower than a real one. */
  readonly quick?: boolean;
}

export interface Neo4jServer {
  readonly uri: string;
  /** Of the process. */
  readonly pid: number | undefined;
  readonly browser: string;
  readonly home: string;
  readonly ports: readonly [bolt: number, http: number];
  /** SIGKILL, as a crash would. The home stays. */
  kill(): Promise<void>;
  /** Ends the process and removes its home: nobody waits for what nobody reads to reach the disk. */
  stop(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

const FOLDERS = ['conf', 'plugins', 'run', 'logs', 'import', 'data'];

function makeHome(lib: string, line: Line, gds: boolean): string {
  const home = mkdtempSync(join(tmpdir(), 'kindred-neo4j-'));
  for (const name of FOLDERS) mkdirSync(join(home, name));
  if (line.gds && gds) {
    // Procedures are looked for in plugin jars only, although the class path holds them too.
    for (const jar of readdirSync(lib).filter((name) => name.endsWith('-2.13.9.jar'))) {
      copyFileSync(join(lib, jar), join(home, 'plugins', jar));
    }
  }
  return home;
}

function writeConf(home: string, [bolt, http]: readonly [number, number], options: ServerOptions, line: Line): void {
  const directories = ['data', 'logs', 'run', 'plugins', 'import'].map((name) => [
    `server.directories.${name}`,
    join(home, name),
  ]);
  const settings = {
    ...Object.fromEntries(directories),
    'server.bolt.listen_address': `127.0.0.1:${bolt}`,
    'server.bolt.advertised_address': `127.0.0.1:${bolt}`,
    'server.http.enabled': 'true',
    'server.http.listen_address': `127.0.0.1:${http}`,
    'server.https.enabled': 'false',
    'dbms.security.auth_enabled': options.password ? 'true' : 'false',
    ...SETTINGS,
    ...(line.gds ? {} : { 'dbms.security.procedures.unrestricted': '', 'dbms.security.procedures.allowlist': '*' }),
    ...options.settings,
  };
  const lines = Object.entries(settings).map(([key, value]) => `${key}=${value}`);
  writeFileSync(join(home, 'conf', 'neo4j.conf'), `${lines.join('\n')}\n`);
}

/** Runs `neo4j-admin` on a stopped server's home; gives its output. */
export async function admin(
  home: string,
  args: readonly string[],
  which: keyof typeof LINES = '5.26',
): Promise<string> {
  const line = LINES[which];
  const lib = await jars(line);
  const { stdout, stderr } = await promisify(execFile)(
    line.java,
    [
      ...QUICK,
      ...OPENS,
      `-Dbasedir=${home}`,
      '-cp',
      join(lib, '*'),
      'org.neo4j.server.startup.Neo4jAdminCommand',
      ...args,
    ],
    { cwd: home, env: { ...process.env, NEO4J_HOME: home, NEO4J_CONF: join(home, 'conf') }, maxBuffer: 1 << 26 },
  );
  return stdout + stderr;
}

/** A home with its settings for a server that was never started: for `admin` and then `startNeo4j`. */
export async function newHome(): Promise<{ home: string; ports: readonly [number, number] }> {
  const line = LINES['5.26'];
  const home = makeHome(await jars(line), line, false);
  const ports = [await freePort(), await freePort()] as const;
  writeConf(home, ports, {}, line);
  return { home, ports };
}

/** Starts a server and waits until Bolt answers. */
export async function startNeo4j(options: ServerOptions = {}): Promise<Neo4jServer> {
  const line = LINES[options.line ?? '5.26'];
  const lib = await jars(line);
  const home = options.home ?? makeHome(lib, line, options.gds ?? true);
  const ports = options.ports ?? ([await freePort(), await freePort()] as const);
  writeConf(home, ports, options, line);
  if (options.password && !options.home) await admin(home, ['dbms', 'set-initial-password', options.password]);
  const args = ['-Xmx1g', ...(options.quick ? QUICK : []), ...OPENS, ...line.flags, '-cp', join(lib, '*'), line.main];
  const child = spawn(
    line.java,
    [...args, `--home-dir=${home}`, `--config-dir=${join(home, 'conf')}`, '--console-mode'],
    { stdio: 'ignore' },
  );
  // Whatever ends this process (a hook that timed out) ends the server too.
  const last = () => child.kill('SIGKILL');
  process.once('exit', last);
  child.once('exit', () => process.removeListener('exit', last));
  const uri = `bolt://127.0.0.1:${ports[0]}`;
  try {
    await answering(uri, options.password ?? null, child);
  } catch (error) {
    await killed(child);
    const log = join(home, 'logs', 'neo4j.log');
    const said = existsSync(log) ? readFileSync(log, 'utf8').slice(-3000) : '(no log)';
    if (!options.home) rmSync(home, { recursive: true, force: true });
    throw new Error(`Neo4j did not start:\n${said}`, { cause: error });
  }
  return {
    uri,
    pid: child.pid,
    browser: `http://127.0.0.1:${ports[1]}/browser/?dbms=${encodeURIComponent(uri)}&db=neo4j&preselectAuthMethod=NO_AUTH`,
    home,
    ports,
    kill: () => killed(child),
    async stop() {
      await killed(child);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function answering(uri: string, password: string | null, child: ChildProcess): Promise<void> {
  const auth = password === null ? neo4j.auth.basic('', '') : neo4j.auth.basic('neo4j', password);
  const driver = neo4j.driver(uri, auth, { connectionTimeout: 2000, telemetryDisabled: true });
  try {
    for (let tries = 0; ; tries++) {
      if (child.exitCode !== null) throw new Error(`the server ended with code ${child.exitCode}`);
      try {
        await driver.executeQuery('RETURN 1', {}, { database: 'neo4j' });
        return;
      } catch (error) {
        if (tries >= 2400) throw error;
        await setTimeout(250);
      }
    }
  } finally {
    await driver.close();
  }
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

/** One driver per server, and its errors in words: who does not answer, what was refused, what to do. */
import { readFileSync } from 'node:fs';
import neo4j, { type Driver, type ManagedTransaction, Neo4jError, type RecordShape } from 'neo4j-driver';
import { KnownError } from '../../errors.ts';

export type Env = Readonly<Record<string, string | undefined>>;

/** Runs one statement and gives its rows. */
export type Run = (statement: string, parameters?: Readonly<Record<string, unknown>>) => Promise<RecordShape[]>;

export interface Connection {
  /** Address and database, without credentials. */
  readonly name: string;
  /** A managed transaction: the work may run again after a passing fault, so it must be repeatable. */
  read<T>(work: (run: Run) => Promise<T>): Promise<T>;
  write<T>(work: (run: Run) => Promise<T>): Promise<T>;
  /** One statement outside a managed transaction (schema commands). */
  plain: Run;
  readonly driver: Driver;
  readonly database: string;
  close(): Promise<void>;
}

/** A passing fault is waited out for so long, in milliseconds. */
const PATIENCE = 15_000;

/**
 * Connects to `neo4j://HOST` or `bolt://HOST` (with `+s` or `+ssc` for TLS), `?database=NAME` optional, with
 * NEO4J_USERNAME, NEO4J_PASSWORD or NEO4J_PASSWORD_FILE, and NEO4J_DATABASE of `env`.
 * Throws `usage`, `unavailable`, `forbidden` or `not-found`.
 */
export async function connect(where: string, env: Env, patience = PATIENCE): Promise<Connection> {
  const address = parseAddress(where);
  const database = address.database ?? env.NEO4J_DATABASE ?? 'neo4j';
  const password = env.NEO4J_PASSWORD ?? passwordFrom(env.NEO4J_PASSWORD_FILE);
  const auth = password === null ? undefined : neo4j.auth.basic(env.NEO4J_USERNAME ?? 'neo4j', password);
  const driver = neo4j.driver(address.uri, auth, {
    connectionTimeout: 8000,
    connectionAcquisitionTimeout: 20_000,
    maxTransactionRetryTime: patience,
    disableLosslessIntegers: true,
    telemetryDisabled: true,
    userAgent: 'kindred',
    notificationFilter: { minimumSeverityLevel: 'OFF' },
  });
  // On a cluster a member that answers must have seen what this process wrote through another one.
  const bookmarkManager = neo4j.bookmarkManager();
  const name = database === 'neo4j' ? address.uri : `${address.uri}?database=${database}`;

  async function managed<T>(mode: 'READ' | 'WRITE', work: (run: Run) => Promise<T>): Promise<T> {
    const session = driver.session({ database, bookmarkManager, defaultAccessMode: neo4j.session[mode] });
    const inside = (transaction: ManagedTransaction) =>
      work(async (statement, parameters = {}) => {
        const { records } = await transaction.run(statement, { ...parameters });
        return records.map((record) => record.toObject());
      });
    try {
      return mode === 'READ' ? await session.executeRead(inside) : await session.executeWrite(inside);
    } catch (error) {
      throw inWords(error, name);
    } finally {
      await session.close();
    }
  }

  const connection: Connection = {
    name,
    driver,
    database,
    read: (work) => managed('READ', work),
    write: (work) => managed('WRITE', work),
    async plain(statement, parameters = {}) {
      const session = driver.session({ database, bookmarkManager });
      try {
        const { records } = await session.run(statement, { ...parameters });
        return records.map((record) => record.toObject());
      } catch (error) {
        throw inWords(error, name);
      } finally {
        await session.close();
      }
    },
    close: () => driver.close(),
  };
  try {
    await driver.verifyConnectivity({ database });
    return connection;
  } catch (error) {
    await driver.close();
    throw inWords(error, name);
  }
}

function parseAddress(where: string): { uri: string; database: string | null } {
  const url = URL.canParse(where) ? new URL(where) : null;
  if (!url?.hostname)
    throw new KnownError('usage', `${where} is no address of a server`, 'Write neo4j://HOST or bolt://HOST:7687.');
  if (url.username || url.password) {
    throw new KnownError(
      'usage',
      `the address of ${url.hostname} holds a user or a password, which logs would show`,
      'Leave them out and set NEO4J_USERNAME and NEO4J_PASSWORD (or NEO4J_PASSWORD_FILE).',
    );
  }
  return { uri: `${url.protocol}//${url.host}`, database: url.searchParams.get('database') };
}

function passwordFrom(file: string | undefined): string | null {
  if (!file) return null;
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new KnownError('usage', `NEO4J_PASSWORD_FILE: ${file} cannot be read`, 'Name a readable file.', {
      cause: error,
    });
  }
}

/** A driver's error as a KnownError where a person can mend it, else the error itself. */
export function inWords(error: unknown, name: string): unknown {
  if (!(error instanceof Neo4jError)) return error;
  const { code } = error;
  const known = (kind: KnownError['code'], message: string, remedy: string) =>
    new KnownError(kind, message, remedy, { cause: error });
  if (code === 'ServiceUnavailable' || code === 'SessionExpired') {
    return known(
      'unavailable',
      `no Neo4j server answers at ${name}`,
      'Start it (docker compose up, or npm run neo4j) or correct the address; then run this again.',
    );
  }
  if (code.startsWith('Neo.ClientError.Security.')) {
    return known(
      'forbidden',
      `Neo4j at ${name} refused the user or the password`,
      'Set NEO4J_USERNAME and NEO4J_PASSWORD to those of the server.',
    );
  }
  if (code === 'Neo.ClientError.Database.DatabaseNotFound') {
    return known(
      'not-found',
      `Neo4j at ${name} has no such database`,
      'Set NEO4J_DATABASE, or leave it out for neo4j.',
    );
  }
  if (/ReadOnly|AccessMode|WriteOnReadOnly/.test(code)) {
    return known(
      'forbidden',
      `the database at ${name} takes no writes`,
      'Open it for writing on the server, or name another one.',
    );
  }
  return error;
}

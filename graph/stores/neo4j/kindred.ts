/** The one `:Kindred` node of a database: what the graph was built from, whether a load is under way, and who may write. */
import { randomUUID } from 'node:crypto';
import { KnownError } from '../../errors.ts';
import { alive, type Holder, hold, holderShape, letGo, locked, thisProcess } from '../holder.ts';
import { parseManifest, printManifest, type StoredManifest } from '../manifest.ts';
import type { Connection, Run } from './connect.ts';

export interface KindredNode {
  readonly manifest: StoredManifest | null;
  readonly corrections: string;
  /** The tables of a load that has begun and not ended; null when the graph is whole. */
  readonly loading: readonly string[] | null;
}

const NONE: KindredNode = { manifest: null, corrections: '', loading: null };

/** What the database says of itself. Throws `store-schema` or `store-broken`. */
export async function readKindred(run: Run, name: string): Promise<KindredNode> {
  const [row] = await run(
    "MATCH (k:Kindred {id: 'kindred'}) RETURN k.manifest AS manifest, k.corrections AS corrections, k.loading AS loading",
  );
  if (!row) return NONE;
  return {
    manifest: row.manifest === null ? null : parseManifest(row.manifest, `the :Kindred node of ${name}`),
    corrections: row.corrections ?? '',
    loading: row.loading,
  };
}

/** Says that the graph is between two states until `finish`. */
export async function beginLoad(run: Run, token: string, tables: readonly string[]): Promise<void> {
  await fenced(run, token, 'SET k.loading = $tables', { tables });
}

/** The commit: the graph is the new state from here on. */
export async function finish(run: Run, token: string, manifest: StoredManifest, corrections: string): Promise<void> {
  const { schema, kindred, build } = manifest;
  await fenced(
    run,
    token,
    'SET k.manifest = $text, k.build = $build, k.schema = toInteger($schema), k.kindred = $kindred, k.corrections = $corrections, k.loading = null',
    { text: printManifest(manifest), build, schema, kindred, corrections },
  );
}

/** A server forgets a writer that has not been heard of for so long (milliseconds). */
const SILENCE = 90_000;

/** Every transaction of a write passes here first: it fails when the lock was lost, and tells the server that we live. */
export async function fenced(
  run: Run,
  token: string,
  then = '',
  parameters: Record<string, unknown> = {},
): Promise<void> {
  const rows = await run(
    `MATCH (k:Kindred {id: 'kindred', lock_token: $token}) SET k.lock_heard = timestamp() ${then} RETURN k.lock_token AS token`,
    { token, ...parameters },
  );
  if (rows.length === 0) {
    throw new KnownError(
      'store-locked',
      'another writer has taken over this store',
      'Run this again when it has ended.',
    );
  }
}

export interface ServerLock {
  readonly token: string;
  release(): Promise<void>;
  /** Releases it if the server can be told at once; else it is forgotten there as that of a writer that has ended. */
  abandon(): Promise<void>;
}

/** Takes the one lock of a database. A holder that is dead on this host, or silent for 90 s, is taken over. */
export async function takeServerLock(connection: Connection): Promise<ServerLock> {
  const token = randomUUID();
  const mine = await thisProcess(token);
  hold(token);
  try {
    const dead: string[] = [];
    for (;;) {
      const holder = await connection.write((run) => tryLock(run, mine, dead));
      if (holder?.token === token) break;
      if (!holder || (await alive(holder))) {
        throw locked(holder, 'Wait until it has ended. A writer that has died is forgotten after 90 seconds.');
      }
      dead.push(holder.token);
    }
  } catch (error) {
    letGo(token);
    throw error;
  }
  return {
    token,
    async release() {
      letGo(token);
      await connection.write((run) => run(RELEASE, { token }));
    },
    async abandon() {
      letGo(token);
      await connection.plain(RELEASE, { token }).catch(() => undefined); // what went wrong before is what is told
    },
  };
}

const RELEASE =
  "MATCH (k:Kindred {id: 'kindred', lock_token: $token}) SET k.lock_token = null, k.lock_holder = null, k.lock_heard = null";

/** The holder after the attempt: we when it succeeded; null when the node names none that can be read. */
async function tryLock(run: Run, mine: Holder, dead: readonly string[]): Promise<Holder | null> {
  // The first SET takes the write lock of the node, so that two writers cannot both see it free.
  const [row] = await run(
    `MERGE (k:Kindred {id: 'kindred'}) SET k.lock_tried = timestamp()
     WITH k, k.lock_token IS NULL OR k.lock_token IN $dead OR k.lock_heard < timestamp() - $silence AS free
     SET k.lock_holder = CASE WHEN free THEN $holder ELSE k.lock_holder END,
         k.lock_heard = CASE WHEN free THEN timestamp() ELSE k.lock_heard END,
         k.lock_token = CASE WHEN free THEN $token ELSE k.lock_token END
     RETURN k.lock_holder AS holder`,
    { dead, silence: SILENCE, holder: JSON.stringify(mine), token: mine.token },
  );
  return holderShape.safeParse(JSON.parse(row?.holder ?? 'null')).data ?? null;
}

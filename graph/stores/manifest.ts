/** The one statement of what a store holds: read and checked at the door, and named by a build that any stored byte changes. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { KnownError } from '../errors.ts';
import type { Manifest } from '../model.ts';
import { SCHEMA_VERSION } from '../schema.ts';
import type { Change, TableName } from './contract.ts';
import { toLine } from './rows.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().nonnegative();

const tableInfo = z.object({ sha256, bytes: count, rows: count, kinds: z.record(z.string(), count) });
/** One stored table: the checksum and size of its lines, its rows, and its rows by kind. */
export type TableInfo = z.infer<typeof tableInfo>;

const table = tableInfo.optional();
const stored = z.object({
  schema: z.number(),
  kindred: z.string(),
  build: sha256,
  as_of: z.string().nullable(),
  inputs: z.array(
    z.object({ name: z.string(), sha256: z.string(), bytes: z.number(), format: z.string(), records: z.number() }),
  ),
  counts: z.record(z.string(), z.number()),
  analysis: z
    .object({
      algorithm: z.string(),
      seed: z.number(),
      resolution: z.number(),
      runs: z.number(),
      modularity: z.number(),
      agreement: z.number().nullable(),
      changes: z
        .array(
          z.object({
            kind: z.enum(['born', 'gone', 'split', 'merged', 'grown', 'shrunk']),
            community: z.string(),
            words: z.string(),
          }),
        )
        .optional(),
    })
    .nullable(),
  tables: z.strictObject({
    records: table,
    papers: table,
    entities: table,
    edges: table,
    problems: table,
    nodes: table,
    communities: table,
    derived: table,
  }),
  corrections: sha256.nullable(),
});
/** The manifest with what only the store itself needs: the checksums of its parts. */
export type StoredManifest = z.infer<typeof stored>;
export type StoredTables = { readonly [K in TableName]?: TableInfo | undefined };

/** Parses a stored manifest; `where` names it for people. Throws `store-schema` or `store-broken`. */
export function parseManifest(text: string, where: string): StoredManifest {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw notOurs(where, error);
  }
  const head = z.object({ schema: z.number(), kindred: z.string() }).safeParse(value);
  if (!head.success) throw notOurs(where, head.error);
  checkSchema(head.data.schema, head.data.kindred, where);
  const parsed = stored.safeParse(value);
  if (!parsed.success) throw notOurs(where, parsed.error);
  return parsed.data;
}

function notOurs(where: string, cause: unknown): KnownError {
  return new KnownError(
    'store-broken',
    `${where} is not a manifest that Kindred wrote`,
    'Restore it from a copy, or name another place with --store and ingest the sources again.',
    { cause },
  );
}

function checkSchema(schema: number, kindred: string, where: string): void {
  if (schema === SCHEMA_VERSION) return;
  const remedy =
    schema > SCHEMA_VERSION
      ? `Update Kindred to ${kindred} or newer, or name another place with --store.`
      : 'Ingest the sources again into an empty place (--store), then remove this one.';
  throw new KnownError(
    'store-schema',
    `${where} was written by Kindred ${kindred} with schema ${schema}; this one reads schema ${SCHEMA_VERSION}`,
    remedy,
  );
}

/** The manifest of a next state. Equal content gives an equal build, wherever and whenever it is written. */
export function composeManifest(
  from: Change['manifest'],
  tables: StoredTables,
  corrections: string | null,
): StoredManifest {
  const counts: Record<string, number> = {};
  for (const [name, info] of Object.entries(tables)) {
    if (!info) continue;
    counts[name] = info.rows;
    for (const [kind, rows] of Object.entries(info.kinds)) counts[kind] = (counts[kind] ?? 0) + rows;
  }
  const body = {
    schema: SCHEMA_VERSION,
    ...stored.omit({ schema: true, build: true }).parse({ ...from, counts, tables, corrections }),
  };
  return { ...body, build: createHash('sha256').update(toLine(body)).digest('hex') };
}

/** The text of `manifest.json`. */
export function printManifest(manifest: StoredManifest): string {
  return `${JSON.stringify(JSON.parse(toLine(manifest)), null, 2)}\n`;
}

/** What callers see of it. */
export function publicManifest(manifest: StoredManifest): Manifest {
  const { tables: _tables, corrections: _corrections, ...rest } = manifest;
  return rest;
}

/** Two runs at once would each write what they read before the other: the later one is told, and can read again. */
export function refuseStale(build: string | null, change: Change): void {
  if (change.since === undefined || change.since === build) return;
  throw new KnownError(
    'store-changed',
    'the store was written by another run while this one was at work',
    'run it again: what the other one wrote is kept',
  );
}

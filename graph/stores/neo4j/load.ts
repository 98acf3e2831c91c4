/**
 * Brings a database from one state to the next. Only rows whose checksum differs travel, so a load that was stopped goes
 * on where it was. Up to ATOMIC rows change in one transaction; more go in batches, and until the last one the
 * `:Kindred` node says that a load is under way, so that nobody takes the half for the whole.
 */
import { EDGE_NAMES } from '../../cypher.ts';
import { flatRow, type Texts } from '../../flat.ts';
import type { EdgeKind } from '../../model.ts';
import type { TableName, Tables } from '../contract.ts';
import { hasCode } from '../holder.ts';
import type { Run } from './connect.ts';
import { noProperties, type Properties, toProperties } from './fields.ts';
import { fenced } from './kindred.ts';
import { hashOf, linesOf, type Plan } from './plan.ts';
import {
  DROP_MISSING,
  isEdgeTable,
  labelOf,
  labelsOf,
  placeholders,
  removeEdges,
  removeNodes,
  upsertEdges,
  upsertNodes,
} from './statements.ts';

const BATCH = 2000;

/** Runs some work, which sends so many rows, in a transaction. */
type Unit = (rows: number, work: (run: Run) => Promise<void>) => Promise<void>;

/** Carries out plans: each unit of work is handed to `unit`. */
export async function carryOut(plans: readonly Plan[], token: string, unit: Unit): Promise<void> {
  const fencedUnit: Unit = (rows, work) =>
    unit(rows, async (run) => {
      await fenced(run, token);
      await work(run);
    });
  for (const one of plans) if (!isEdgeTable(one.staged.table)) await writeNodes(one, fencedUnit);
  for (const one of plans) if (isEdgeTable(one.staged.table)) await removeRows(one, fencedUnit);
  for (const one of plans) if (isEdgeTable(one.staged.table)) await writeEdges(one, fencedUnit);
  for (const one of plans) if (!isEdgeTable(one.staged.table)) await removeRows(one, fencedUnit);
  await fencedUnit(0, async (run) => {
    await run(DROP_MISSING);
  });
}

interface NodeRow {
  readonly id: string;
  readonly properties: Properties;
}

async function writeNodes({ staged, write, fresh }: Plan, unit: Unit): Promise<void> {
  const { table } = staged;
  const groups = grouped<NodeRow>(BATCH, (label, rows) =>
    createOrMerge(fresh, (create) =>
      unit(rows.length, async (run) => {
        await run(upsertNodes(table, label, create), { rows });
      }),
    ),
  );
  for await (const { text, id, at } of linesOf(staged)) {
    if (write[at] === 0) continue;
    const row: Tables[TableName] = JSON.parse(text);
    const label = labelsOf(table).length === 1 ? labelsOf(table)[0]! : labelOf(id);
    await groups.add(label, { id, properties: toProperties(table, flatRow(table, row), hashOf(text)) });
  }
  await groups.end();
}

/** CREATE is quicker; where its rows turn out to be there (a connection was lost after the commit), MERGE finds them. */
async function createOrMerge(fresh: boolean, write: (create: boolean) => Promise<void>): Promise<void> {
  try {
    await write(fresh);
  } catch (error) {
    if (!fresh || !hasCode(error, 'Neo.ClientError.Schema.ConstraintValidationFailed')) throw error;
    await write(false);
  }
}

interface EdgeRow {
  readonly source: string;
  readonly target: string;
  readonly edge: Tables['edges'];
  readonly hash: string;
}

async function writeEdges({ staged, write, fresh }: Plan, unit: Unit): Promise<void> {
  const table = staged.table === 'derived' ? 'derived' : 'edges';
  const groups = grouped<EdgeRow>(BATCH, (_group, rows) =>
    createOrMerge(fresh, (create) => unit(rows.length, (run) => writeEdgeBatch(run, rows, table, create))),
  );
  for await (const { text, at } of linesOf(staged)) {
    if (write[at] === 0) continue;
    const edge: Tables['edges'] = JSON.parse(text);
    const group = `${labelOf(edge.source)} ${edge.kind} ${labelOf(edge.target)}`;
    await groups.add(group, { source: edge.source, target: edge.target, edge, hash: hashOf(text) });
  }
  await groups.end();
}

/** All rows of a batch have the same kind and the same labels at their ends. */
async function writeEdgeBatch(
  run: Run,
  batch: readonly EdgeRow[],
  table: 'edges' | 'derived',
  fresh: boolean,
): Promise<void> {
  const first = batch[0];
  if (!first) return;
  const texts = await textsOf(run, batch);
  const rows = batch.map(({ source, target, edge, hash }) => ({
    source,
    target,
    properties: {
      id: edge.id,
      // Which table the row belongs to; `derived` says for people whether the kind is computed.
      _derived: table === 'derived',
      ...toProperties(table, flatRow(table, edge, texts.get(source) ?? null), hash),
    },
  }));
  const [from, to] = [labelOf(first.source), labelOf(first.target)];
  const kind: EdgeKind = first.edge.kind;
  const [done] = await run(upsertEdges(from, kind, to, fresh), { rows });
  if (done?.written === rows.length) return;
  const ends = (label: string, of: (row: EdgeRow) => string) =>
    run(placeholders(label), { ids: [...new Set(batch.map(of))] });
  await ends(from, (row) => row.source);
  await ends(to, (row) => row.target);
  await run(upsertEdges(from, kind, to, false), { rows });
}

/** The texts that the best evidence of a batch quotes. */
async function textsOf(run: Run, batch: readonly EdgeRow[]): Promise<Map<string, Texts>> {
  const quoted = batch.filter(({ edge }) => edge.evidence.some(({ sentence }) => sentence !== null));
  const ids = [...new Set(quoted.map(({ source }) => source))].filter((id) => labelOf(id) === 'Paper');
  if (ids.length === 0) return new Map();
  const rows = await run(
    'UNWIND $ids AS id MATCH (p:Paper {id: id}) RETURN p.id AS id, p.title AS title, p.abstract AS abstract, p.summary AS summary',
    { ids },
  );
  return new Map(
    rows.map((row): [string, Texts] => [
      row.id,
      { title: row.title ?? '', abstract: row.abstract, summary: row.summary },
    ]),
  );
}

async function removeRows({ staged, removed }: Plan, unit: Unit): Promise<void> {
  const { table } = staged;
  const nothing = isEdgeTable(table) ? {} : noProperties(table);
  const groups = grouped<string>(BATCH, (label, ids) =>
    unit(ids.length, async (run) => {
      const kind = isEdgeTable(table) ? EDGE_NAMES.find((name) => name === label) : null;
      await run(kind ? removeEdges(kind) : removeNodes(table, label), { ids, nothing });
    }),
  );
  for (const id of removed) {
    const labels = labelsOf(table);
    if (isEdgeTable(table)) {
      // An id that could name two types is tried under both: ids are unique, so one of them finds nothing.
      for (const kind of labels) if (id.includes(`|${kind}|`)) await groups.add(kind, id);
    } else await groups.add(labels.length === 1 ? labels[0]! : labelOf(id), id);
  }
  await groups.end();
}

/** Collects rows by group and hands each full group on. */
function grouped<Row>(size: number, use: (group: string, rows: readonly Row[]) => Promise<void>) {
  const groups = new Map<string, Row[]>();
  return {
    async add(group: string, row: Row): Promise<void> {
      const rows = groups.get(group) ?? [];
      rows.push(row);
      groups.set(group, rows);
      if (rows.length < size) return;
      groups.delete(group);
      await use(group, rows);
    },
    async end(): Promise<void> {
      for (const [group, rows] of groups) await use(group, rows);
      groups.clear();
    },
  };
}

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
import { noProperties, type Properties, present, toProperties } from './fields.ts';
import { fenced } from './kindred.ts';
import { ADDED, hashOf, linesOf, type Plan, SAME } from './plan.ts';
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

/** Runs some work, which sends so many rows, in a transaction. */
type Unit = (rows: number, work: (run: Run) => Promise<void>) => Promise<void>;

interface Means {
  readonly unit: Unit;
  /** Reads what the units have written so far. */
  readonly ask: Run;
  /** Rows of a unit. */
  readonly batch: number;
}

/** Carries out plans, one unit at a time, each under the lock of `token`. */
export async function carryOut(plans: readonly Plan[], given: Means & { readonly token: string }): Promise<void> {
  const unit: Unit = (rows, work) =>
    given.unit(rows, async (run) => {
      await fenced(run, given.token);
      await work(run);
    });
  const means = { ...given, unit };
  for (const one of plans) if (!isEdgeTable(one.staged.table)) await writeNodes(one, means);
  for (const one of plans) if (isEdgeTable(one.staged.table)) await removeRows(one, means);
  for (const one of plans) if (isEdgeTable(one.staged.table)) await writeEdges(one, means);
  for (const one of plans) if (!isEdgeTable(one.staged.table)) await removeRows(one, means);
  await unit(0, async (run) => {
    await run(DROP_MISSING);
  });
}

interface NodeRow {
  readonly id: string;
  readonly properties: Properties;
}

async function writeNodes({ staged, write, absent }: Plan, { unit, batch }: Means): Promise<void> {
  const { table } = staged;
  await ahead(async (next) => {
    const groups = grouped<NodeRow>(batch, ([label = '', how], rows) =>
      next(() =>
        createOrMerge(how === CREATE, (create) =>
          unit(rows.length, async (run) => {
            await run(upsertNodes(table, label, create), { rows });
          }),
        ),
      ),
    );
    for await (const { text, id, at } of linesOf(staged)) {
      const need = write[at];
      if (need === SAME) continue;
      const create = need === ADDED && absent;
      const row: Tables[TableName] = JSON.parse(text);
      const label = labelsOf(table).length === 1 ? labelsOf(table)[0]! : labelOf(id);
      const properties = toProperties(table, flatRow(table, row), hashOf(text));
      await groups.add([label, create ? CREATE : MERGE], { id, properties: create ? present(properties) : properties });
    }
    await groups.end();
  });
}

const CREATE = 'create';
const MERGE = 'merge';

/** CREATE is quicker; where its rows turn out to be there (a connection was lost after the commit), MERGE finds them. */
async function createOrMerge(create: boolean, write: (create: boolean) => Promise<void>): Promise<void> {
  try {
    await write(create);
  } catch (error) {
    if (!create || !hasCode(error, 'Neo.ClientError.Schema.ConstraintValidationFailed')) throw error;
    await write(false);
  }
}

interface EdgeRow {
  readonly edge: Tables['edges'];
  readonly hash: string;
}

async function writeEdges({ staged, write, absent }: Plan, { unit, ask, batch: size }: Means): Promise<void> {
  const table = staged.table === 'derived' ? 'derived' : 'edges';
  await ahead(async (next) => {
    const groups = grouped<EdgeRow>(size, async ([from = '', kind, to = '', how], batch) => {
      const texts = await textsOf(ask, batch);
      const rows = batch.map(({ edge, hash }) => {
        const properties = {
          id: edge.id,
          // Which table the row belongs to; `derived` says for people whether the kind is computed.
          _derived: table === 'derived',
          ...toProperties(table, flatRow(table, edge, texts.get(edge.source) ?? null), hash),
        };
        const { source, target } = edge;
        return { source, target, properties: how === CREATE ? present(properties) : properties };
      });
      const type = EDGE_NAMES.find((name) => name === kind)!;
      await next(() =>
        createOrMerge(how === CREATE, (create) =>
          unit(rows.length, (run) => writeEdgeBatch(run, rows, { from, type, to, create })),
        ),
      );
    });
    for await (const { text, at } of linesOf(staged)) {
      const need = write[at];
      if (need === SAME) continue;
      const edge: Tables['edges'] = JSON.parse(text);
      const how = need === ADDED && absent ? CREATE : MERGE;
      await groups.add([labelOf(edge.source), edge.kind, labelOf(edge.target), how], { edge, hash: hashOf(text) });
    }
    await groups.end();
  });
}

interface EndsAndProperties {
  readonly source: string;
  readonly target: string;
  readonly properties: Properties;
}

async function writeEdgeBatch(
  run: Run,
  rows: readonly EndsAndProperties[],
  { from, type, to, create }: { from: string; type: EdgeKind; to: string; create: boolean },
): Promise<void> {
  const [done] = await run(upsertEdges(from, type, to, create), { rows });
  if (done?.written === rows.length) return;
  const ends = (label: string, of: (row: EndsAndProperties) => string) =>
    run(placeholders(label), { ids: [...new Set(rows.map(of))] });
  await ends(from, (row) => row.source);
  await ends(to, (row) => row.target);
  await run(upsertEdges(from, type, to, false), { rows });
}

/** The texts that the best evidence of a batch quotes. */
async function textsOf(ask: Run, batch: readonly EdgeRow[]): Promise<Map<string, Texts>> {
  const quoted = batch.filter(({ edge }) => edge.evidence.some(({ sentence }) => sentence !== null));
  const ids = [...new Set(quoted.map(({ edge }) => edge.source))].filter((id) => labelOf(id) === 'Paper');
  if (ids.length === 0) return new Map();
  const rows = await ask(
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

async function removeRows({ staged, removed }: Plan, { unit, batch }: Means): Promise<void> {
  const { table } = staged;
  const nothing = isEdgeTable(table) ? {} : noProperties(table);
  const groups = grouped<string>(batch, ([label = ''], ids) =>
    unit(ids.length, async (run) => {
      const kind = isEdgeTable(table) ? EDGE_NAMES.find((name) => name === label) : null;
      await run(kind ? removeEdges(kind) : removeNodes(table, label), { ids, nothing });
    }),
  );
  for (const id of removed) {
    const labels = labelsOf(table);
    if (isEdgeTable(table)) {
      // An id that could name two types is tried under both: ids are unique, so one of them finds nothing.
      for (const kind of labels) if (id.includes(`|${kind}|`)) await groups.add([kind], id);
    } else await groups.add([labels.length === 1 ? labels[0]! : labelOf(id)], id);
  }
  await groups.end();
}

/**
 * Runs `work`, which makes pieces of work and hands each to `next`: it runs while the one after it is made, so that this
 * process and the server are busy at once. Ends when the last piece has ended; throws the first error.
 */
async function ahead(work: (next: (piece: () => Promise<void>) => Promise<void>) => Promise<void>): Promise<void> {
  let running: Promise<void> = Promise.resolve();
  try {
    await work(async (piece) => {
      await running;
      running = piece();
      running.catch(() => undefined); // thrown where the next piece is handed over, or below
    });
  } finally {
    await running;
  }
}

/** Collects rows by group and hands each full group on. */
function grouped<Row>(size: number, use: (group: readonly string[], rows: readonly Row[]) => Promise<void>) {
  const groups = new Map<string, Row[]>();
  return {
    async add(group: readonly string[], row: Row): Promise<void> {
      const name = group.join(' ');
      const rows = groups.get(name) ?? [];
      rows.push(row);
      groups.set(name, rows);
      if (rows.length < size) return;
      groups.delete(name);
      await use(group, rows);
    },
    async end(): Promise<void> {
      for (const [name, rows] of groups) await use(name.split(' '), rows);
      groups.clear();
    },
  };
}

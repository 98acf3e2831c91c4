/** Cypher asked of a Neo4j server: in READ mode, so that the server refuses writes, with a time limit and a row limit. */
import neo4j, {
  type Driver,
  isInt,
  isNode,
  isPath,
  isRelationship,
  Neo4jError,
  type Node,
  type Relationship,
} from 'neo4j-driver';
import { KnownError } from '../errors.ts';
import { NODE_KINDS } from '../schema.ts';
import { connect, type Env, inWords } from '../stores/neo4j/connect.ts';
import type {
  EdgeValue,
  NodeValue,
  Parameters,
  QueryEngine,
  QueryLimits,
  QueryResult,
  QueryValue,
} from './contract.ts';
import { resultOf } from './result.ts';
import { keywords } from './words.ts';

export async function openNeo4jQuery(where: string, env: Env): Promise<QueryEngine> {
  const { driver, database, name, close } = await connect(where, env);
  return {
    dialect: 'neo4j',
    ask: (statement, parameters, limits) => ask({ driver, database, name }, statement, parameters, limits),
    close,
  };
}

interface Server {
  readonly driver: Driver;
  readonly database: string;
  readonly name: string;
}

async function ask(
  { driver, database, name }: Server,
  statement: string,
  parameters: Parameters,
  limits: QueryLimits,
): Promise<QueryResult> {
  // READ mode does not keep a statement from fetching files and addresses from the server's place.
  if (/\bLOAD CSV\b/.test(keywords(statement))) {
    throw new KnownError('forbidden', 'LOAD CSV is not allowed here', 'Ask with MATCH and RETURN.');
  }
  const session = driver.session({ database, defaultAccessMode: neo4j.session.READ, fetchSize: 1000 });
  try {
    const result = session.run(statement, withIntegers(parameters), { timeout: limits.time });
    const columns = await result.keys();
    const rows: QueryValue[][] = [];
    let cut = false;
    for await (const record of result) {
      if (rows.length === limits.rows) {
        cut = true;
        break;
      }
      rows.push(columns.map((column) => plain(record.get(column))));
    }
    return resultOf(columns, rows, cut);
  } catch (error) {
    throw queryError(error, name, limits);
  } finally {
    await session.close();
  }
}

/** The driver sends every number as a float; LIMIT and years want integers. */
function withIntegers(parameters: Parameters): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(parameters).map(([key, value]) => [
      key,
      typeof value === 'number' && Number.isInteger(value) ? neo4j.int(value) : value,
    ]),
  );
}

function plain(value: unknown): QueryValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object') return String(value);
  if (isInt(value)) return value.toNumber();
  if (isNode(value)) return nodeValue(value);
  if (isRelationship(value)) return edgeValue(value);
  if (isPath(value)) {
    const steps = value.segments.flatMap((segment) => [edgeValue(segment.relationship), nodeValue(segment.end)]);
    return { path: [nodeValue(value.start), ...steps] };
  }
  // Dates and points print themselves; maps are plain objects.
  if (Object.getPrototypeOf(value) !== Object.prototype) return String(value);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
}

function nodeValue({ labels, properties }: Node): NodeValue {
  const kind = NODE_KINDS.find((known) => labels.includes(known)) ?? labels[0] ?? '';
  const { id, title, label, name } = properties;
  return { node: String(id ?? ''), kind, label: String(title ?? label ?? name ?? id ?? '') };
}

function edgeValue({ type, properties }: Relationship): EdgeValue {
  const id = String(properties.id ?? '');
  const [source = '', target = ''] = id.split(`|${type}|`);
  return { edge: id, kind: type, source, target };
}

function queryError(error: unknown, name: string, limits: QueryLimits): unknown {
  if (!(error instanceof Neo4jError)) return error;
  const { code } = error;
  const message = error.message.split('\n')[0]?.replace(/ \((line \d+, column \d+) .*$/, ' ($1)') ?? '';
  const known = (kind: KnownError['code'], what: string, remedy: string) =>
    new KnownError(kind, what, remedy, { cause: error });
  if (code === 'Neo.ClientError.Statement.AccessMode') {
    return known('forbidden', 'the query writes, and queries only read here', 'Ask with MATCH and RETURN.');
  }
  if (code.includes('TransactionTimedOut')) {
    return known(
      'limit',
      `the query was stopped after ${limits.time / 1000} s`,
      'Begin at a named node, or set a smaller LIMIT.',
    );
  }
  if (code.startsWith('Neo.ClientError.Statement.') || code.startsWith('Neo.ClientError.Procedure.')) {
    return known(
      'bad-request',
      `Neo4j does not take the query: ${message}`,
      'Correct it; kindred query --list shows some.',
    );
  }
  return inWords(error, name);
}

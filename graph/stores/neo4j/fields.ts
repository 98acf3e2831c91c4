/** Rows as properties of Neo4j and back: whole numbers as integers, nothing nested, nothing lost. */
import neo4j from 'neo4j-driver';
import { columnsOf, FIELDS, type Flat, propertyOf } from '../../flat.ts';
import type { TableName } from '../contract.ts';

export type Properties = Record<string, unknown>;

/** The property that holds the checksum of the row as stored; it says which rows a load can leave alone. */
export function hashProperty(table: TableName): '_analysis' | '_hash' {
  return table === 'nodes' ? '_analysis' : '_hash';
}

/** Properties of a flat row; null removes one. */
export function toProperties(table: TableName, flat: Readonly<Record<string, Flat>>, hash: string): Properties {
  const out: Properties = { [hashProperty(table)]: hash };
  for (const { name, type } of columnsOf(table)) {
    const value = flat[name] ?? null;
    out[name] = type === 'integer' && typeof value === 'number' ? neo4j.int(value) : value;
  }
  return out;
}

/** Those that are not null: a new node or relationship has nothing to remove. */
export function present(properties: Readonly<Properties>): Properties {
  const out: Properties = {};
  for (const name in properties) if (properties[name] !== null) out[name] = properties[name];
  return out;
}

/** Removes everything that `toProperties` may have set. */
export function noProperties(table: TableName): Properties {
  const names = columnsOf(table).map(({ name }) => name);
  return Object.fromEntries([...names, hashProperty(table)].map((name) => [name, null]));
}

/** The fields of a row from its properties. */
export function fromProperties(table: TableName, properties: Readonly<Properties>): Properties {
  const out: Properties = {};
  for (const [field, spec] of Object.entries(FIELDS[table])) {
    const value = properties[propertyOf(table, field)] ?? null;
    if (spec.type === 'strings') out[field] = value ?? [];
    else if (spec.type === 'json' && typeof value === 'string') out[field] = JSON.parse(value);
    else out[field] = value;
  }
  return out;
}

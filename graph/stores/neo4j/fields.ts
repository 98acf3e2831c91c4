/** Rows as flat properties and back: the schema says how each field travels, so nothing is lost and nothing is nested. */
import neo4j from 'neo4j-driver';
import type { Community, Edge, Evidence, NodeAnalysis, Paper } from '../../model.ts';
import { EDGE_FIELDS, ENTITY_FIELDS, type FieldSpec, PAPER_FIELDS } from '../../schema.ts';
import type { StoredRecord, TableName } from '../contract.ts';
import { toLine } from '../rows.ts';

type Specs<Row> = { readonly [Key in Exclude<keyof Row, 'kind' | 'id'>]-?: FieldSpec };
export type Properties = Record<string, unknown>;

const text = { type: 'string', label: '' } as const;
const integer = { type: 'integer', label: '' } as const;
const float = { type: 'float', label: '' } as const;
const texts = { type: 'strings', label: '' } as const;

const NODE_FIELDS = {
  community: text,
  area: text,
  x: float,
  y: float,
  degree: integer,
  pagerank: float,
  stability: float,
  leaf: { type: 'boolean', label: '' },
} as const satisfies Specs<NodeAnalysis>;

const COMMUNITY_FIELDS = {
  name: text,
  colour: integer,
  level: integer,
  parent: text,
  size: integer,
  papers: integer,
  stability: float,
  top: texts,
  central: texts,
} as const satisfies Specs<Community>;

const RECORD_FIELDS = { listing: { type: 'json', label: '' } } as const satisfies Specs<StoredRecord>;
const PROBLEM_FIELDS = { source: text, line: integer, what: text, remedy: text };

const { id: _paperId, ...paperFields } = PAPER_FIELDS;
const { id: _entityId, ...entityFields } = ENTITY_FIELDS;
const { id: _edgeId, source: _source, target: _target, ...edgeFields } = EDGE_FIELDS;

/** The fields of each table's rows beside `id`, `kind` and the ends of an edge, which the graph itself holds. */
const FIELDS: Readonly<Record<TableName, Readonly<Record<string, FieldSpec>>>> = {
  records: RECORD_FIELDS,
  papers: paperFields,
  entities: entityFields,
  edges: edgeFields,
  derived: edgeFields,
  problems: PROBLEM_FIELDS,
  nodes: NODE_FIELDS,
  communities: COMMUNITY_FIELDS,
};

/** The property of a field: `area` of the analysis would hide the field of use of an entity. */
function propertyOf(table: TableName, field: string): string {
  return table === 'nodes' && field === 'area' ? 'map_area' : field;
}

/** The property that holds the checksum of the row as stored; it says which rows a load can leave alone. */
export function hashProperty(table: TableName): '_analysis' | '_hash' {
  return table === 'nodes' ? '_analysis' : '_hash';
}

function encode(spec: FieldSpec, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (spec.type === 'integer' && typeof value === 'number') return neo4j.int(value);
  return spec.type === 'json' ? toLine(value) : value;
}

/** Properties of a row; null removes one. */
export function toProperties(table: TableName, row: object, hash: string): Properties {
  const values: Readonly<Record<string, unknown>> = { ...row };
  const out: Properties = { [hashProperty(table)]: hash };
  for (const [field, spec] of Object.entries(FIELDS[table]))
    out[propertyOf(table, field)] = encode(spec, values[field]);
  return out;
}

/** Removes everything that `toProperties` and the extras below may have set. */
export function noProperties(table: TableName): Properties {
  const extras = table === 'papers' ? ['year', ...PAPER_ID_KEYS] : [];
  const names = [...Object.keys(FIELDS[table]).map((field) => propertyOf(table, field)), ...extras];
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

const PAPER_ID_KEYS = ['doi', 'arxiv', 'openalex', 's2', 'openreview', 'acl', 'citation_key'] as const;

/** For people who ask: the year as a number and each identifier as a property of its own. */
export function paperExtras(paper: Paper): Properties {
  const year = paper.published === null ? null : neo4j.int(Number(paper.published.slice(0, 4)));
  return { year, ...Object.fromEntries(PAPER_ID_KEYS.map((key) => [key, paper.ids[key] ?? null])) };
}

/** The texts of a paper that evidence may quote. */
export type Texts = Pick<Paper, 'title' | 'abstract' | 'summary'>;

/** The best reason of an edge, spelled out beside the whole list; the sentence where the paper's text still holds the quote. */
export function edgeExtras(edge: Edge, derived: boolean, texts: Texts | null): Properties {
  const best = bestEvidence(edge);
  return {
    derived,
    quote: best?.quote ?? null,
    sentence: best && texts ? sentenceOf(best, texts) : null,
    rule: best?.rule ?? null,
    evidence_source: best?.source ?? null,
    evidence_field: best?.field ?? null,
  };
}

export function bestEvidence(edge: Edge): Evidence | null {
  return edge.evidence.reduce<Evidence | null>(
    (best, one) => (!best || one.confidence > best.confidence ? one : best),
    null,
  );
}

function sentenceOf(evidence: Evidence, texts: Texts): string | null {
  const { field, sentence } = evidence;
  if (!sentence || (field !== 'title' && field !== 'abstract' && field !== 'summary')) return null;
  const whole = texts[field];
  if (whole?.slice(evidence.start, evidence.end) !== evidence.quote) return null;
  return whole.slice(...sentence);
}

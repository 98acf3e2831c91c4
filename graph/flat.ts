/** Rows as flat properties for stores and files that know no nesting: the schema's fields plus what people ask for most. */
import { bestEvidence } from './exports/flat.ts';
import type { Community, Edge, Evidence, NodeAnalysis, Paper } from './model.ts';
import { EDGE_FIELDS, EDGE_KINDS, ENTITY_FIELDS, type FieldSpec, type FieldType, PAPER_FIELDS } from './schema.ts';
import type { StoredRecord, TableName, Tables } from './stores/contract.ts';
import { toLine } from './stores/rows.ts';

export type Flat = string | number | boolean | readonly string[] | null;

export interface Column {
  readonly name: string;
  readonly type: FieldType;
}

type Specs<Row> = { readonly [Key in Exclude<keyof Row, 'kind' | 'id'>]-?: FieldSpec };

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
  runs: { type: 'json', label: '' },
} as const satisfies Specs<NodeAnalysis>;

const COMMUNITY_FIELDS = {
  name: text,
  renamed_from: text,
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

/** The fields of each table's rows beside `id`, `kind` and the ends of an edge, which a graph itself holds. */
export const FIELDS: Readonly<Record<TableName, Readonly<Record<string, FieldSpec>>>> = {
  records: RECORD_FIELDS,
  papers: paperFields,
  entities: entityFields,
  edges: edgeFields,
  derived: edgeFields,
  problems: PROBLEM_FIELDS,
  nodes: NODE_FIELDS,
  communities: COMMUNITY_FIELDS,
};

const PAPER_ID_KEYS = ['doi', 'arxiv', 'openalex', 's2', 'openreview', 'acl', 'citation_key'] as const;
const PAPER_EXTRAS: readonly Column[] = [
  { name: 'year', type: 'integer' },
  ...PAPER_ID_KEYS.map((name): Column => ({ name, type: 'string' })),
];
const EDGE_EXTRAS: readonly Column[] = [
  { name: 'derived', type: 'boolean' },
  { name: 'quote', type: 'string' },
  { name: 'sentence', type: 'string' },
  { name: 'rule', type: 'string' },
  { name: 'evidence_source', type: 'string' },
  { name: 'evidence_field', type: 'string' },
];

/** The property of a field: `area` of the analysis would hide the field of use of an entity. */
export function propertyOf(table: TableName, field: string): string {
  return table === 'nodes' && field === 'area' ? 'area_community' : field;
}

/** The flat properties of a table's rows, beside the id. */
export function columnsOf(table: TableName): readonly Column[] {
  return COLUMNS[table];
}

function makeColumns(table: TableName): readonly Column[] {
  const fields = Object.entries(FIELDS[table]).map(([field, { type }]) => ({ name: propertyOf(table, field), type }));
  if (table === 'papers') return [...fields, ...PAPER_EXTRAS];
  return table === 'edges' || table === 'derived' ? [...fields, ...EDGE_EXTRAS] : fields;
}

const COLUMNS = byTable(makeColumns);
const PROPERTIES = byTable((table) =>
  Object.entries(FIELDS[table]).map(([field, { type }]) => ({ field, type, name: propertyOf(table, field) })),
);

function byTable<T>(of: (table: TableName) => T): Readonly<Record<TableName, T>> {
  return {
    records: of('records'),
    papers: of('papers'),
    entities: of('entities'),
    edges: of('edges'),
    derived: of('derived'),
    problems: of('problems'),
    nodes: of('nodes'),
    communities: of('communities'),
  };
}

/** The texts of a paper that evidence may quote. */
export type Texts = Pick<Paper, 'title' | 'abstract' | 'summary'>;

/** A row's properties by the names of `columnsOf`. `texts` are those of the edge's source, for the sentence. */
export function flatRow<K extends TableName>(
  table: K,
  row: Tables[K],
  texts: Texts | null = null,
): Record<string, Flat> {
  const values: Readonly<Record<string, unknown>> = { ...row };
  const out: Record<string, Flat> = {};
  for (const { field, type, name } of PROPERTIES[table]) out[name] = flatValue(type, values[field]);
  if ('author_count' in row) Object.assign(out, paperExtras(row));
  if ('evidence' in row) Object.assign(out, edgeExtras(row, texts));
  return out;
}

function flatValue(type: FieldType, value: unknown): Flat {
  if (value === null || value === undefined) return null;
  if (type === 'json') return toLine(value);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return Array.isArray(value) ? value.map(String) : String(value);
}

/** The year as a number and each identifier as a property of its own. */
function paperExtras(paper: Paper): Record<string, Flat> {
  const year = paper.published === null ? null : Number(paper.published.slice(0, 4));
  return { year, ...Object.fromEntries(PAPER_ID_KEYS.map((key) => [key, paper.ids[key] ?? null])) };
}

/** The best reason of an edge, spelled out beside the whole list; the sentence where the paper's text holds the quote. */
function edgeExtras(edge: Edge, texts: Texts | null): Record<string, Flat> {
  const best = bestEvidence(edge);
  return {
    derived: EDGE_KINDS[edge.kind].derived,
    quote: best?.quote ?? null,
    sentence: best && texts ? sentenceOf(best, texts) : null,
    rule: best?.rule ?? null,
    evidence_source: best?.source ?? null,
    evidence_field: best?.field ?? null,
  };
}

function sentenceOf(evidence: Evidence, texts: Texts): string | null {
  const { field, sentence } = evidence;
  if (!sentence || (field !== 'title' && field !== 'abstract' && field !== 'summary')) return null;
  const whole = texts[field];
  if (whole?.slice(evidence.start, evidence.end) !== evidence.quote) return null;
  return whole.slice(...sentence);
}

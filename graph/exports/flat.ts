/** Nodes and edges as rows of plain values, for formats without lists and objects; columns come from the schema. */
import { yearOf } from '../compact.ts';
import type { Edge, Evidence } from '../model.ts';
import { EDGE_FIELDS, ENTITY_FIELDS, type FieldType, PAPER_FIELDS } from '../schema.ts';
import type { ExportNode } from './contract.ts';

export type FlatType = 'string' | 'integer' | 'float' | 'boolean';
export type FlatValue = string | number | boolean | null;

export interface Column {
  readonly name: string;
  readonly type: FlatType;
}

/** Lists are joined by ` | `, objects are JSON. */
const LIST_SEPARATOR = ' | ';

const own = (fields: Readonly<Record<string, { readonly type: FieldType }>>, without: readonly string[]): Column[] =>
  Object.entries(fields)
    .filter(([name]) => !without.includes(name))
    .map(([name, { type }]) => ({ name, type: type === 'strings' || type === 'json' ? 'string' : type }));

const COMPUTED: readonly Column[] = [
  { name: 'year', type: 'integer' },
  { name: 'community', type: 'string' },
  { name: 'community_name', type: 'string' },
  { name: 'area_community', type: 'string' },
  { name: 'degree', type: 'integer' },
  { name: 'pagerank', type: 'float' },
  { name: 'stability', type: 'float' },
  { name: 'leaf', type: 'boolean' },
];

/** Beside `id` and `label`, which every format has a place for. */
export const NODE_COLUMNS: readonly Column[] = [
  { name: 'kind', type: 'string' },
  ...own(PAPER_FIELDS, ['id']),
  ...own(ENTITY_FIELDS, ['id', 'label', 'aliases']),
  ...COMPUTED,
];

/** Beside `id`, `source` and `target`. */
export const EDGE_COLUMNS: readonly Column[] = [
  { name: 'kind', type: 'string' },
  ...own(EDGE_FIELDS, ['id', 'source', 'target']),
  { name: 'weight', type: 'float' },
  { name: 'quote', type: 'string' },
  { name: 'quoted_from', type: 'string' },
  { name: 'rule', type: 'string' },
];

export function nodeLabel({ node }: ExportNode): string {
  return node.kind === 'Paper' ? node.title : node.label;
}

/** One value for each of NODE_COLUMNS, null where the node has none. */
export function nodeRow(row: ExportNode, communityName: (id: string) => string | null): Record<string, FlatValue> {
  const { node, analysis } = row;
  const community = analysis?.community ?? null;
  const out: Record<string, FlatValue> = {};
  for (const [name, value] of Object.entries(node)) out[name] = flat(value);
  return {
    ...out,
    year: node.kind === 'Paper' ? yearOf(node) : null,
    community,
    community_name: community === null ? null : communityName(community),
    area_community: analysis?.area ?? null,
    degree: analysis?.degree ?? null,
    pagerank: analysis?.pagerank ?? null,
    stability: analysis?.stability ?? null,
    leaf: analysis?.leaf ?? null,
  };
}

/** One value for each of EDGE_COLUMNS; the surest evidence also stands in columns of its own. */
export function edgeRow(edge: Edge): Record<string, FlatValue> {
  const out: Record<string, FlatValue> = {};
  for (const [name, value] of Object.entries(edge)) out[name] = flat(value);
  const best = bestEvidence(edge);
  return {
    ...out,
    weight: edgeStrength(edge),
    quote: best?.quote ?? null,
    quoted_from: best ? `${best.source} ${best.field}` : null,
    rule: best?.rule ?? null,
  };
}

/** 0 to 1: similarity where there is one, else confidence. */
export function edgeStrength(edge: Edge): number {
  return edge.score ?? edge.confidence;
}

/** The first of the surest. */
export function bestEvidence({ evidence }: Edge): Evidence | null {
  return evidence.reduce<Evidence | null>(
    (best, one) => (best && best.confidence >= one.confidence ? best : one),
    null,
  );
}

function flat(value: unknown): FlatValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) {
    return value.length > 0 ? value.join(LIST_SEPARATOR) : null;
  }
  const text = JSON.stringify(value);
  return text === '{}' || text === '[]' ? null : text;
}

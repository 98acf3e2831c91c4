/** A Cypher script that makes the graph in Neo4j: constraints, nodes, relationships, in batches; run twice, it changes nothing. */
import type { Edge, NodeKind } from '../model.ts';
import { NODE_KINDS } from '../schema.ts';
import { literal } from '../selection-cypher.ts';
import type { ExportFormat, ExportNode, ExportSource } from './contract.ts';
import { bestEvidence, nodeLabel } from './flat.ts';
import { look } from './look.ts';

export const cypher: ExportFormat = {
  name: 'cypher',
  extension: 'cypher',
  mime: 'application/x-cypher-query',
  description: 'a Cypher script for cypher-shell and Neo4j Browser',
  leavesOut: 'nulls; objects and evidence are JSON text',
  files: [{ suffix: '', write }],
};

const BATCH = 200;

async function* write(source: ExportSource): AsyncIterable<string> {
  for (const kind of NODE_KINDS) {
    yield `CREATE CONSTRAINT ${kind.toLowerCase()}_id IF NOT EXISTS FOR (n:${kind}) REQUIRE n.id IS UNIQUE;\n`;
  }
  const { communityName } = look(source.communities);
  const kinds = new Map<string, NodeKind>();
  const nodes = batches<string>(
    (kind, rows) => `UNWIND [\n${rows.join(',\n')}\n] AS row MERGE (n:${kind} {id: row.id}) SET n += row.props;\n`,
  );
  for await (const row of source.nodes()) {
    kinds.set(row.node.id, row.node.kind);
    yield* nodes.add(row.node.kind, `{id: ${literal(row.node.id)}, props: ${nodeMap(row, communityName)}}`);
  }
  yield* nodes.rest();
  const edges = batches<string>((key, rows) => {
    const [from, kind, to] = key.split(' ');
    return `UNWIND [\n${rows.join(',\n')}\n] AS row MATCH (a:${from} {id: row.a}) MATCH (b:${to} {id: row.b}) MERGE (a)-[r:${kind}]->(b) SET r += row.props;\n`;
  });
  for await (const edge of source.edges()) {
    const [from, to] = [kinds.get(edge.source), kinds.get(edge.target)];
    if (!from || !to) continue;
    const row = `{a: ${literal(edge.source)}, b: ${literal(edge.target)}, props: ${edgeMap(edge)}}`;
    yield* edges.add(`${from} ${edge.kind} ${to}`, row);
  }
  yield* edges.rest();
}

/** Collects rows by key and prints a statement whenever a batch is full. */
function batches<Row>(print: (key: string, rows: readonly Row[]) => string) {
  const held = new Map<string, Row[]>();
  return {
    *add(key: string, row: Row): Iterable<string> {
      const rows = held.get(key) ?? [];
      rows.push(row);
      held.set(key, rows);
      if (rows.length < BATCH) return;
      held.delete(key);
      yield print(key, rows);
    },
    *rest(): Iterable<string> {
      for (const [key, rows] of held) yield print(key, rows);
    },
  };
}

function nodeMap(row: ExportNode, communityName: (id: string) => string | null): string {
  const { analysis, node } = row;
  const { id: _, kind: __, ...fields } = node;
  const { id: ___, ...found } = analysis ?? { id: node.id };
  const community = analysis?.community ?? null;
  return map({
    ...fields,
    name: nodeLabel(row),
    ...found,
    // An entity's own field of use keeps its name; the community above a community has another.
    ...('area' in node ? { area: node.area } : {}),
    area_community: analysis?.area ?? null,
    community_name: community === null ? null : communityName(community),
  });
}

function edgeMap(edge: Edge): string {
  const { source: _, target: __, kind: ___, evidence, ...fields } = edge;
  const best = bestEvidence(edge);
  return map({ ...fields, quote: best?.quote ?? null, rule: best?.rule ?? null, evidence: JSON.stringify(evidence) });
}

function map(fields: Readonly<Record<string, unknown>>): string {
  const parts = Object.entries(fields).flatMap(([name, value]) => {
    const text = valueText(value);
    return text === null ? [] : [`${name}: ${text}`];
  });
  return `{${parts.join(', ')}}`;
}

function valueText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return literal(value);
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : null;
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) {
    return `[${value.map(literal).join(', ')}]`;
  }
  return literal(JSON.stringify(value));
}

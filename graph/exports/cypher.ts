/** A Cypher script that makes the graph in Neo4j: constraints, nodes, relationships, in batches; run twice, it changes nothing. */
import { CONSTRAINTS } from '../cypher.ts';
import { cypherName, cypherValue } from '../cypher-value.ts';
import { type Flat, flatRow } from '../flat.ts';
import type { Edge, NodeKind, Paper } from '../model.ts';
import { EDGE_KINDS } from '../schema.ts';
import type { ExportFormat, ExportNode, ExportSource } from './contract.ts';

export const cypher: ExportFormat = {
  name: 'cypher',
  extension: 'cypher',
  mime: 'application/x-cypher-query',
  description: 'a Cypher script for cypher-shell and Neo4j Browser, with the properties of kindred load',
  leavesOut: 'nulls; objects and evidence are JSON text, the surest evidence stands in properties of its own',
  files: [{ suffix: '', write }],
};

const BATCH = 200;

async function* write(source: ExportSource): AsyncIterable<string> {
  for (const constraint of CONSTRAINTS) yield `${constraint};\n`;
  const kinds = new Map<string, NodeKind>();
  const nodes = batches(
    (kind, rows) => `UNWIND [\n${rows}\n] AS row MERGE (n:${kind} {id: row.id}) SET n += row.props;\n`,
  );
  for await (const row of source.nodes()) {
    kinds.set(row.node.id, row.node.kind);
    yield* nodes.add(row.node.kind, `{id: ${cypherValue(row.node.id)}, props: ${nodeMap(row)}}`);
  }
  yield* nodes.rest();

  const edges = batches((key, rows) => {
    const [from, kind, to] = key.split(' ');
    return `UNWIND [\n${rows}\n] AS row MATCH (a:${from} {id: row.a}) MATCH (b:${to} {id: row.b}) MERGE (a)-[r:${kind} {id: row.id}]->(b) SET r += row.props;\n`;
  });
  const textsOf = oneAtATime(source);
  for await (const edge of source.edges()) {
    const [from, to] = [kinds.get(edge.source), kinds.get(edge.target)];
    if (!from || !to) continue;
    const ends = `id: ${cypherValue(edge.id)}, a: ${cypherValue(edge.source)}, b: ${cypherValue(edge.target)}`;
    const row = `{${ends}, props: ${edgeMap(edge, await textsOf(edge.source))}}`;
    yield* edges.add(`${from} ${edge.kind} ${to}`, row);
  }
  yield* edges.rest();
}

/** Collects rows by key and prints a statement whenever a batch is full. */
function batches(print: (key: string, rows: string) => string) {
  const held = new Map<string, string[]>();
  return {
    *add(key: string, row: string): Iterable<string> {
      const rows = held.get(key) ?? [];
      rows.push(row);
      held.set(key, rows);
      if (rows.length < BATCH) return;
      held.delete(key);
      yield print(key, rows.join(',\n'));
    },
    *rest(): Iterable<string> {
      for (const [key, rows] of held) yield print(key, rows.join(',\n'));
    },
  };
}

/** Edges come by source, so that one paper's texts are enough at a time. */
function oneAtATime(source: ExportSource): (id: string) => Promise<Paper | null> {
  let held: { id: string; paper: Paper | null } | null = null;
  return async (id) => {
    if (held?.id !== id) {
      const [node] = id.startsWith('paper:') ? await source.get([id]) : [];
      held = { id, paper: node?.kind === 'Paper' ? node : null };
    }
    return held.paper;
  };
}

function nodeMap({ node, analysis }: ExportNode): string {
  const read = node.kind === 'Paper' ? flatRow('papers', node) : flatRow('entities', node);
  return map({ ...read, ...(analysis ? flatRow('nodes', analysis) : {}) });
}

function edgeMap(edge: Edge, texts: Paper | null): string {
  return map(flatRow(EDGE_KINDS[edge.kind].derived ? 'derived' : 'edges', edge, texts));
}

function map(fields: Readonly<Record<string, Flat>>): string {
  const parts = Object.entries(fields).flatMap(([name, value]) =>
    value === null ? [] : [`${cypherName(name)}: ${cypherValue(value)}`],
  );
  return `{${parts.join(', ')}}`;
}

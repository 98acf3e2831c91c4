/** A corpus or a JSON export as one side of a comparison. */
import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import type { DiffEdge, DiffNode, DiffSide } from '../graph/diff.ts';
import { KnownError } from '../graph/errors.ts';
import type { ExportNode } from '../graph/exports/contract.ts';
import { byCodeUnit } from '../graph/ids.ts';
import type { EdgeKind } from '../graph/model.ts';
import { EDGE_KINDS, NODE_KINDS } from '../graph/schema.ts';
import { openStore } from '../graph/stores/index.ts';
import type { Env } from './config.ts';
import { wholeGraph } from './export-source.ts';

const EDGE_NAMES = Object.keys(EDGE_KINDS).filter((name): name is EdgeKind => name in EDGE_KINDS);

const Node = z.looseObject({
  id: z.string(),
  kind: z.enum(NODE_KINDS),
  label: z.string(),
  aliases: z.array(z.string()).default([]),
  analysis: z.looseObject({ community: z.string().nullish() }).nullish(),
});
const Edge = z.looseObject({
  source: z.string(),
  target: z.string(),
  kind: z.enum(EDGE_NAMES),
  role: z.string().nullish(),
  official: z.boolean().nullish(),
});
const Export = z.object({ nodes: z.array(Node), edges: z.array(Edge) });

/** `place`: a corpus folder, a server's address, or a file that `kindred export --format json` wrote. */
export async function openDiffSide(place: string, env: Env): Promise<DiffSide & { close: () => Promise<void> }> {
  const found = place.includes('://') ? null : await stat(place).catch(() => null);
  if (found?.isFile()) return { ...fromExport(place, await readFile(place, 'utf8')), close: async () => {} };
  const store = await openStore(place, { env });
  try {
    const graph = await wholeGraph(store);
    return { nodes: () => mapped(graph.nodes(), nodeOf), edges: () => graph.edges(), close: () => store.close() };
  } catch (error) {
    await store.close();
    throw error;
  }
}

function fromExport(place: string, text: string): DiffSide {
  const parsed = Export.safeParse(jsonOf(text));
  if (!parsed.success) {
    throw new KnownError(
      'bad-request',
      `${place} is neither a corpus nor a JSON export`,
      'name corpus folders, or files that kindred export --format json wrote',
      { cause: parsed.error },
    );
  }
  const nodes = parsed.data.nodes
    .map(({ id, kind, label, aliases, analysis, ...fields }): DiffNode => {
      return { id, kind, label, aliases, fields: withoutLabel(fields), community: analysis?.community ?? null };
    })
    .sort((a, b) => byCodeUnit(a.id, b.id));
  const edges = parsed.data.edges
    .map(({ source, target, kind, role, official }): DiffEdge => {
      return { id: `${source}|${kind}|${target}`, kind, role: role ?? null, official: official ?? null };
    })
    .sort((a, b) => byCodeUnit(a.id, b.id));
  return { nodes: () => each(nodes), edges: () => each(edges) };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function nodeOf({ node, analysis }: ExportNode): DiffNode {
  const { id, kind, aliases, ...fields } = node;
  const label = node.kind === 'Paper' ? node.title : node.label;
  return { id, kind, label, aliases, fields: withoutLabel(fields), community: analysis?.community ?? null };
}

/** The title of a paper and the name of an entity are its label already. */
function withoutLabel(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { title: _title, label: _label, ...rest } = fields;
  return rest;
}

async function* mapped<A, B>(rows: AsyncIterable<A>, of: (row: A) => B): AsyncGenerator<B> {
  for await (const row of rows) yield of(row);
}

async function* each<T>(rows: readonly T[]): AsyncGenerator<T> {
  yield* rows;
}

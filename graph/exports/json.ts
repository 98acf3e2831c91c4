/** JSON: every node with its fields, every edge with its evidence, one a line, sorted by id. */
import type { Edge } from '../model.ts';
import type { ExportFormat, ExportNode, ExportSource } from './contract.ts';
import { items } from './rows.ts';

export const json: ExportFormat = {
  name: 'json',
  extension: 'json',
  mime: 'application/json',
  description: 'nodes and edges with all fields and evidence',
  leavesOut: null,
  files: [{ suffix: '', write }],
};

async function* write(source: ExportSource): AsyncIterable<string> {
  yield '{"nodes":[';
  yield* items(source.nodes(), nodeObject);
  yield '],"edges":[';
  yield* items(source.edges(), edgeObject);
  yield ']}\n';
}

/** `id`, `kind`, `label`, `aliases` first, then the kind's own fields, then what analysis found. */
function nodeObject({ node, analysis }: ExportNode): object {
  const { id, kind, aliases, ...fields } = node;
  const label = node.kind === 'Paper' ? node.title : node.label;
  const { id: _, ...found } = analysis ?? { id };
  return { id, kind, label, aliases, ...fields, analysis: analysis && found };
}

/** `source`, `target`, `kind`, `role`, `confidence`, `evidence` first. */
function edgeObject(edge: Edge): object {
  const { source, target, kind, role, confidence, evidence, ...rest } = edge;
  return { source, target, kind, role, confidence, evidence, ...rest };
}

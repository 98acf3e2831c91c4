/** A selection asked of a corpus: what it holds, as text, as Cypher, and as a piece to export. */
import { edgeIdOf } from '../../graph/compact.ts';
import type { ExportNode, ExportSource } from '../../graph/exports/contract.ts';
import type { Edge } from '../../graph/model.ts';
import { type SelectContext, type Selected, select } from '../../graph/select.ts';
import { parseSelection, printSelection } from '../../graph/selection.ts';
import { selectionCypher } from '../../graph/selection-cypher.ts';
import type { SelectionAnswer } from '../api.ts';
import { edgesFrom, nodesById } from '../export-source.ts';
import type { Corpus } from './corpus.ts';
import { nodesOfQuery } from './cypher.ts';

/** How many rows are fetched from the store at once. */
const BATCH = 500;

function contextOf(corpus: Corpus): SelectContext {
  const { graph, analysis, communities, store } = corpus;
  return {
    graph,
    communities,
    communityOf: (node) => [analysis[node]?.community ?? null, analysis[node]?.area ?? null],
    cypher: (text) => nodesOfQuery(store, text),
  };
}

/** Throws `usage` where the text cannot be read, `not-found` where nothing is selected. */
export async function selectionAnswer(corpus: Corpus, text: string): Promise<SelectionAnswer> {
  const context = contextOf(corpus);
  const selection = parseSelection(text);
  const selected = await select(selection, context);
  const { graph } = corpus;
  return {
    selection: printSelection(selection),
    nodes: selected.nodes.map((node) => graph.ids[node]!),
    edges: selected.edges.map((e) => edgeIdOf(graph, e)),
    total: { nodes: graph.ids.length, edges: graph.edges.count },
    cypher: selectionCypher(selection, selected, context),
  };
}

/** The piece of the graph that a selection means, for an export. */
export async function selectedGraph(corpus: Corpus, text: string): Promise<ExportSource> {
  const selected = await select(parseSelection(text), contextOf(corpus));
  return {
    manifest: corpus.manifest,
    communities: corpus.communities,
    nodes: () => nodesOf(corpus, selected),
    edges: () => edgesOf(corpus, selected),
    edgesFrom: (id) => edgesFrom(corpus.store, id),
    get: (ids) => nodesById(corpus.store, ids),
  };
}

async function* nodesOf(corpus: Corpus, { nodes }: Selected): AsyncIterable<ExportNode> {
  const { graph, store, analysis } = corpus;
  for (let from = 0; from < nodes.length; from += BATCH) {
    const batch = nodes.slice(from, from + BATCH);
    const ids = batch.map((node) => graph.ids[node]!);
    const rows = new Map((await nodesById(store, ids)).map((node) => [node.id, node]));
    for (const number of batch) {
      const node = rows.get(graph.ids[number]!);
      if (node) yield { node, analysis: analysis[number] ?? null };
    }
  }
}

async function* edgesOf(corpus: Corpus, { edges }: Selected): AsyncIterable<Edge> {
  const { graph, store } = corpus;
  const ids = edges.map((e) => edgeIdOf(graph, e)).sort();
  for (let from = 0; from < ids.length; from += BATCH) {
    const batch = ids.slice(from, from + BATCH);
    const rows = new Map<string, Edge>();
    for (const table of ['edges', 'derived'] as const) {
      for (const edge of await store.get(table, batch)) rows.set(edge.id, edge);
    }
    for (const id of batch) {
      const edge = rows.get(id);
      if (edge) yield edge;
    }
  }
}

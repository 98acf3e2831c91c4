/** The map's columns as the graph that selections and gaps are read off: the same code as the server's, in the page. */
import {
  adjacency,
  type CompactGraph,
  EDGE_KIND_NAMES,
  edgeIdOf,
  NO_ROLE,
  nameIndex,
  ROLE_NAMES,
} from '../../graph/compact.ts';
import { paperColumns } from '../../graph/compact-papers.ts';
import { KnownError } from '../../graph/errors.ts';
import { NODE_KINDS } from '../../graph/schema.ts';
import { type SelectContext, select } from '../../graph/select.ts';
import { parseSelection, printSelection } from '../../graph/selection.ts';
import { selectionCypher } from '../../graph/selection-cypher.ts';
import type { PublishedCore, SelectionAnswer } from '../../src/api.ts';

/** What the page holds: on a map that is drawn whole, the whole graph. */
export function graphOf({ map, aliases }: PublishedCore): CompactGraph {
  const { nodes, edges } = map;
  const index = new Map(nodes.id.map((id, i) => [id, i]));
  const indexOf = (id: string) => index.get(id) ?? index.get(aliases[id] ?? '') ?? -1;
  const names = nodes.id.map((id, i) => ({ id, label: nodes.label[i]!, kind: map.kinds[nodes.kind[i]!]! }));
  const columns: CompactGraph['edges'] = {
    count: edges.source.length,
    source: Uint32Array.from(edges.source),
    target: Uint32Array.from(edges.target),
    kind: Uint8Array.from(edges.kind, (kind) => EDGE_KIND_NAMES.indexOf(map.edgeKinds[kind]!)),
    role: Uint8Array.from(edges.role, (role) => {
      const name = map.roles[role];
      return name === undefined ? NO_ROLE : ROLE_NAMES.indexOf(name);
    }),
    confidence: Float32Array.from(edges.confidence),
    // Of likeness in text, which the map holds as how specific a link is.
    score: Float32Array.from(edges.weight),
  };
  const degree = new Uint32Array(names.length);
  return {
    ids: nodes.id,
    labels: nodes.label,
    kinds: Uint8Array.from(names, ({ kind }) => NODE_KINDS.indexOf(kind)),
    years: Uint16Array.from(nodes.year, (year) => year ?? 0),
    broad: Uint8Array.from(nodes.broad),
    known: Uint8Array.from(nodes.known),
    papers: paperColumns().columns(nodes.id),
    indexOf,
    named: nameIndex(names, [], indexOf),
    edges: columns,
    ...adjacency(names.length, columns, degree),
    degree,
  };
}

/** Throws as the server does; a Cypher question has no answer in a page without a server. */
export async function selectionOf(graph: CompactGraph, { map }: PublishedCore, text: string): Promise<SelectionAnswer> {
  const context: SelectContext = {
    graph,
    communities: map.communities,
    communityOf: (node) => {
      const community = map.communities[map.nodes.community[node] ?? -1];
      return [community?.id ?? null, community?.parent ?? null];
    },
    cypher: () => {
      throw new KnownError('unavailable', 'a published map answers no Cypher', 'run Kindred on its inputs');
    },
  };
  const selection = parseSelection(text);
  const selected = await select(selection, context);
  return {
    selection: printSelection(selection),
    nodes: selected.nodes.map((node) => graph.ids[node]!),
    edges: selected.edges.map((e) => edgeIdOf(graph, e)),
    total: map.total,
    cypher: selectionCypher(selection, selected, context),
  };
}

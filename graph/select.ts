/** What a selection means on a graph: its nodes, and the edges between them. */
import { type CompactGraph, EDGE_KIND_NAMES, NO_ROLE, otherEnd, ROLE_NAMES } from './compact.ts';
import { KnownError } from './errors.ts';
import { nameKey } from './ids.ts';
import type { Community } from './model.ts';
import { paths } from './paths.ts';
import { refer } from './refer.ts';
import { NODE_KINDS } from './schema.ts';
import { type Clause, type Filter, MOST_HOPS, printSelection, type Range, type Selection } from './selection.ts';

export interface SelectContext {
  readonly graph: CompactGraph;
  /** Id of the community (any level) that a node is in, by node number. */
  readonly communityOf: (node: number) => readonly (string | null)[];
  readonly communities: readonly Community[];
  /** Ids in the result of a Cypher query; null where queries cannot be asked. */
  readonly cypher: ((text: string) => Promise<readonly string[]>) | null;
}

export interface Selected {
  /** Node numbers, ascending. */
  readonly nodes: readonly number[];
  /** Edge numbers, ascending: both ends selected, and of a kind and role that the filter lets pass. */
  readonly edges: readonly number[];
}

const PATHS = 3;

/** Throws `not-found` for a name that nothing has, and where nothing is left after the filter. */
export async function select(selection: Selection, context: SelectContext): Promise<Selected> {
  const { graph } = context;
  const chosen = new Uint8Array(graph.ids.length);
  for (const clause of selection.clauses) {
    for (const node of await nodesOf(clause, context)) chosen[node] = 1;
  }
  const { filter } = selection;
  const nodes: number[] = [];
  for (let node = 0; node < chosen.length; node++) {
    if (chosen[node] === 1 && passes(graph, node, filter)) nodes.push(node);
    else chosen[node] = 0;
  }
  if (nodes.length === 0) {
    throw new KnownError(
      'not-found',
      `the selection is empty: ${printSelection(selection).slice(0, 200)}`,
      'take a filter away, or start from another node',
    );
  }
  const edges: number[] = [];
  const { source, target } = graph.edges;
  for (let e = 0; e < graph.edges.count; e++) {
    if (chosen[source[e]!] === 1 && chosen[target[e]!] === 1 && edgePasses(graph, e, filter)) edges.push(e);
  }
  return { nodes, edges };
}

async function nodesOf(clause: Clause, context: SelectContext): Promise<Iterable<number>> {
  const { graph } = context;
  switch (clause.type) {
    case 'all':
      return graph.ids.keys();
    case 'ids':
      return clause.names.map((name) => refer(graph, name));
    case 'around':
      return around(graph, refer(graph, clause.name), clause.hops);
    case 'community': {
      const { id } = findCommunity(context.communities, clause.name);
      return Array.from(graph.ids.keys()).filter((node) => context.communityOf(node).includes(id));
    }
    case 'path': {
      const ends = [refer(graph, clause.from), refer(graph, clause.to)] as const;
      const found = paths(graph, ...ends, { limit: PATHS, hops: 2 * MOST_HOPS });
      if (found.length === 0) {
        throw new KnownError('not-found', `nothing connects ${clause.from} and ${clause.to}`, 'choose other ends');
      }
      return found.flatMap((path) => path.nodes);
    }
    case 'cypher': {
      if (!context.cypher) {
        throw new KnownError('unavailable', 'Cypher cannot be asked here', 'use kindred query, or another selection');
      }
      return (await context.cypher(clause.text)).map((id) => refer(graph, id));
    }
  }
}

/** The centre and what lies within so many edges of it. */
export function around(graph: CompactGraph, centre: number, hops: number): Set<number> {
  const seen = new Set([centre]);
  let ring = [centre];
  for (let hop = 0; hop < hops; hop++) {
    const next: number[] = [];
    for (const node of ring) {
      for (let k = graph.offsets[node]!; k < graph.offsets[node + 1]!; k++) {
        const other = otherEnd(graph, graph.incident[k]!, node);
        if (!seen.has(other)) {
          seen.add(other);
          next.push(other);
        }
      }
    }
    ring = next;
  }
  return seen;
}

/** By id or name; throws `not-found`, naming the largest. */
export function findCommunity(communities: readonly Community[], name: string): Community {
  const key = nameKey(name);
  const found = communities.find(({ id }) => id === name) ?? communities.find((one) => nameKey(one.name) === key);
  if (found) return found;
  const some = communities.slice(0, 3).map((community) => `${community.id} (${community.name})`);
  throw new KnownError(
    'not-found',
    `there is no community ${JSON.stringify(name.slice(0, 100))}`,
    some.length > 0 ? `there are, among others: ${some.join(', ')}` : 'run kindred analyse first',
  );
}

function passes(graph: CompactGraph, node: number, filter: Filter): boolean {
  const kind = NODE_KINDS[graph.kinds[node]!]!;
  if (filter.kinds && !filter.kinds.includes(kind)) return false;
  if (filter.years && kind === 'Paper' && (graph.years[node] === 0 || !within(graph.years[node]!, filter.years))) {
    return false;
  }
  if (filter.degree && !within(graph.degree[node]!, filter.degree)) return false;
  return filter.broad === null || (graph.broad[node] === 1) === filter.broad;
}

function edgePasses({ edges }: CompactGraph, e: number, filter: Filter): boolean {
  if (filter.edgeKinds && !filter.edgeKinds.includes(EDGE_KIND_NAMES[edges.kind[e]!]!)) return false;
  return !filter.roles || edges.role[e] === NO_ROLE || filter.roles.includes(ROLE_NAMES[edges.role[e]!]!);
}

function within(value: number, [least, most]: Range): boolean {
  return (least === null || value >= least) && (most === null || value <= most);
}

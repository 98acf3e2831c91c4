/** Who holds what, read off the graph in columns: no text is touched. */
import { EDGE_KIND_NAMES } from '../../graph/compact.ts';
import type { Held } from '../../graph/holdings.ts';
import { EDGE_KINDS, NODE_KINDS } from '../../graph/schema.ts';
import type { Corpus } from './corpus.ts';

const PAPER = NODE_KINDS.indexOf('Paper');
const DERIVED = EDGE_KIND_NAMES.map((kind) => EDGE_KINDS[kind].derived);

/** Papers, entities and what links them; works that are only cited hold nothing and count as no thing. */
export function heldBy({ graph }: Corpus): Held {
  const ids = graph.ids.map((_, node) => node);
  const papers = ids.filter((node) => graph.kinds[node] === PAPER);
  const things = ids.filter((node) => graph.kinds[node] !== PAPER);
  const at = new Map(things.map((node, i) => [node, i]));
  const holders: number[][] = things.map(() => []);
  const held = papers.map((paper, place) => {
    const found = new Set<number>();
    for (let k = graph.offsets[paper]!; k < graph.offsets[paper + 1]!; k++) {
      const edge = graph.incident[k]!;
      const thing = DERIVED[graph.edges.kind[edge]!] ? undefined : at.get(graph.edges.target[edge]!);
      if (thing !== undefined) found.add(thing);
    }
    for (const thing of found) holders[thing]!.push(place);
    return [...found].sort((a, b) => a - b);
  });
  return {
    papers: papers.map((node) => ({ id: graph.ids[node]! })),
    things: things.map((node) => ({
      id: graph.ids[node]!,
      kind: NODE_KINDS[graph.kinds[node]!]!,
      label: graph.labels[node]!,
      broad: graph.broad[node] === 1,
    })),
    held,
    holders,
  };
}

/** What a published map can say of links between methods: out of the details of the nodes, as the server would answer. Pure. */
import type { EdgeLine, MethodLinkAnswer, NeighbourEdge, NodeAnswer, NodeLine } from '../../src/api.ts';

function lineOf({ node }: NodeAnswer): NodeLine {
  return { id: node.id, kind: node.kind, label: node.kind === 'Paper' ? node.title : node.label, year: null };
}

function edgeLine(own: string, other: string, edge: NeighbourEdge): EdgeLine {
  const [source, target] = edge.direction === 'out' ? [own, other] : [other, own];
  return { ...edge, source, target };
}

/** Papers beside both, with the sentences for each. */
export function linkAnswer(a: NodeAnswer, b: NodeAnswer): MethodLinkAnswer {
  const others = new Map(b.neighbours.map((neighbour) => [neighbour.id, neighbour]));
  const papers = a.neighbours.flatMap(({ id, kind, label, year, edges }) => {
    const other = others.get(id);
    if (kind !== 'Paper' || !other) return [];
    return [
      {
        paper: { id, kind, label, year },
        edges: [
          ...edges.map((edge) => edgeLine(a.node.id, id, edge)),
          ...other.edges.map((edge) => edgeLine(b.node.id, id, edge)),
        ],
      },
    ];
  });
  return { source: lineOf(a), target: lineOf(b), together: papers.length, papers };
}

/** A map of any size, made by a seed, as the server would send it. */
import { seeded } from '../../../graph/random.ts';
import type { MapAnswer } from '../../../src/api.ts';

/** Nodes in communities, papers linked to names mostly of their own one; the same for the same size. */
export function madeMap(size: { readonly nodes: number; readonly edges: number }): MapAnswer {
  const random = seeded(7);
  const groups = Math.max(4, Math.round(Math.sqrt(size.nodes) / 2));
  const community = Array.from({ length: size.nodes }, () => Math.floor(random() ** 1.5 * groups));
  const kind = Array.from({ length: size.nodes }, (_, i) =>
    i < size.nodes * 0.15 ? 1 : i < size.nodes * 0.25 ? 2 : 0,
  );
  const entities = Array.from({ length: groups }, (): number[] => [0]);
  kind.forEach((one, i) => {
    if (one) entities[community[i]!]!.push(i);
  });
  const degree = new Array<number>(size.nodes).fill(0);
  const edges = {
    source: [] as number[],
    target: [] as number[],
    kind: [] as number[],
    weight: [] as number[],
    role: [] as number[],
    confidence: [] as number[],
  };
  for (let e = 0; e < size.edges; e++) {
    const source = Math.floor(size.nodes * 0.25 + random() * size.nodes * 0.75);
    const near = entities[random() < 0.85 ? community[source]! : Math.floor(random() * groups)]!;
    const target = near[Math.floor(random() ** 2 * near.length)]!;
    edges.source.push(source);
    edges.target.push(target);
    edges.kind.push(0);
    edges.weight.push(random());
    edges.role.push(0);
    edges.confidence.push(1);
    degree[source]! += 1;
    degree[target]! += 1;
  }
  const spot = (axis: (angle: number) => number) =>
    community.map((c) => 1000 * Math.sqrt(c + 0.5) * axis(c * 2.4) + 700 * (random() + random() - 1));
  return {
    build: 'bench',
    scope: 'whole',
    kinds: ['Paper', 'Method', 'Dataset'],
    edgeKinds: ['USES'],
    roles: ['uses'],
    sources: ['made.jsonl'],
    total: { nodes: size.nodes, edges: size.edges },
    nodes: {
      id: community.map((_, i) => `n${i}`),
      kind,
      label: community.map((_, i) => `A thing of number ${i}`),
      x: spot(Math.cos),
      y: spot(Math.sin),
      degree,
      community,
      year: community.map(() => 2010 + Math.floor(random() * 15)),
      broad: community.map(() => 0),
      leaf: community.map(() => 0),
      leaves: community.map(() => 0),
      known: kind.map((one) => (one ? 0 : 1)),
      citations: community.map(() => null),
      sources: kind.map((one) => (one ? [] : [0])),
      pagerank: community.map(() => 0.5),
      stability: community.map(() => 1),
    },
    edges,
    communities: entities.map((_, c) => ({
      id: `c${c}`,
      name: `Community ${c}`,
      renamed_from: null,
      colour: c < 10 ? c : 10 + (c % 2),
      level: 0,
      parent: null,
      size: community.filter((one) => one === c).length,
      papers: 1,
      stability: 1,
      top: [],
      central: [],
    })),
  };
}

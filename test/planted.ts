/** Rows of an invented corpus with known topics: shared names and words by topic, private names, common noise. */
import type { Edge, Entity, Paper } from '../graph/model.ts';
import { seeded } from '../graph/random.ts';
import * as row from './store-rows.ts';

export interface Planted {
  readonly rows: { readonly papers: Paper[]; readonly entities: Entity[]; readonly edges: Edge[] };
  /** Topic of each paper. */
  readonly truth: ReadonlyMap<string, number>;
}

export function paper(id: string, title: string, abstract: string): Paper {
  return row.paper(id, { title, abstract, sources: [] });
}

export function method(id: string, label: string, broad = false): Entity {
  return row.entity(id, { label, broad });
}

export function uses(source: string, target: string): Edge {
  return row.edge(source, 'USES', target, { role: 'uses', confidence: 1 });
}

export function planted(options: {
  readonly topics: number;
  readonly papersPerTopic: number;
  readonly seed: number;
}): Planted {
  const rng = seeded(options.seed);
  const pick = (n: number): number => Math.floor(rng() * n);
  const word = (kind: string, n: number): string =>
    `${kind}${String.fromCharCode(97 + (n % 26))}${'aeiou'[n % 5]}${Math.floor(n / 26)}`;
  const papers: Paper[] = [];
  const entities = new Map<string, Entity>();
  const edges: Edge[] = [];
  const truth = new Map<string, number>();
  entities.set('method:common', method('method:common', 'Common'));
  for (let topic = 0; topic < options.topics; topic++)
    for (let i = 0; i < options.papersPerTopic; i++) {
      const id = `paper:title:p-${topic}-${i}`;
      const text = Array.from({ length: 30 }, () =>
        rng() < 0.5 ? word('common', pick(60)) : word(`topic${topic}`, pick(15)),
      ).join(' ');
      papers.push(paper(id, `Own${topic}x${i}: ${text.split(' ').slice(0, 5).join(' ')}`, text));
      truth.set(id, topic);
      const own = `method:own-${topic}-${i}`;
      const shared = new Set([own, `method:shared-${topic}-${pick(8)}`, `method:shared-${topic}-${pick(8)}`]);
      if (rng() < 0.3) shared.add('method:common');
      if (rng() < 0.1) shared.add(`method:shared-${pick(options.topics)}-${pick(8)}`);
      for (const target of shared) {
        if (!entities.has(target)) entities.set(target, method(target, target.slice(7).toUpperCase()));
        edges.push(uses(id, target));
      }
    }
  return { rows: { papers, entities: [...entities.values()], edges }, truth };
}

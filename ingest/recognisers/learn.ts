/** The corpus teaches itself: what papers introduce, as names for all the others; the order of the papers is no matter. */
import { byCodeUnit, nameKey } from '../../graph/ids.ts';
import type { Mention } from '../model.ts';
import type { LearntName } from './contract.ts';

export interface LearntPaper {
  readonly id: string;
  readonly mentions: readonly Mention[];
}

interface Gathered {
  readonly kind: 'Method' | 'Dataset';
  readonly counts: Map<string, number>;
  readonly aliases: Set<string>;
  readonly papers: Set<string>;
}

/** One entry a kind and folded name; its name is the commonest spelling, ties by code unit. */
export function learn(papers: Iterable<LearntPaper>): LearntName[] {
  const byKey = new Map<string, Gathered>();
  for (const paper of papers) {
    for (const mention of paper.mentions) {
      if (!mention.introduces || mention.entity !== null) continue;
      const key = `${mention.kind}:${nameKey(mention.name)}`;
      const held = byKey.get(key) ?? { kind: mention.kind, counts: new Map(), aliases: new Set(), papers: new Set() };
      byKey.set(key, held);
      held.counts.set(mention.name, (held.counts.get(mention.name) ?? 0) + 1);
      held.papers.add(paper.id);
      if (mention.expansion) held.aliases.add(mention.expansion);
    }
  }
  return [...byKey.entries()]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([, held]) => {
      const names = [...held.counts].sort(([a, x], [b, y]) => y - x || byCodeUnit(a, b)).map(([name]) => name);
      for (const name of names.slice(1)) held.aliases.add(name);
      held.aliases.delete(names[0]!);
      return {
        name: names[0]!,
        kind: held.kind,
        aliases: [...held.aliases].sort(byCodeUnit),
        papers: [...held.papers].sort(byCodeUnit),
      };
    });
}

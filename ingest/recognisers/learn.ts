/** The corpus teaches itself: what papers introduce, as names for all the others; the order of the papers is no matter. */
import { byCodeUnit, nameKey } from '../../graph/ids.ts';
import type { Mention } from '../model.ts';
import type { LearntName } from './contract.ts';

export interface LearntPaper {
  readonly id: string;
  readonly mentions: readonly Mention[];
}

/** Takes one paper after the other, and keeps of it no more than its names. */
export interface Learner {
  readonly add: (paper: LearntPaper) => void;
  /** One entry a kind and folded name; its name is the commonest spelling, ties by code unit. */
  readonly names: () => LearntName[];
}

/** One folded name. Most have one spelling, one paper and no alias: lists as long as what they hold, no maps, no sets. */
interface Gathered {
  /** Different spellings, and how often each was met. */
  spellings: string[];
  times: number[];
  aliases: string[];
  /** One after the other: one may stand twice. */
  papers: string[];
}

export function learner(): Learner {
  const kinds = { Dataset: new Map<string, Gathered>(), Method: new Map<string, Gathered>() };
  const gather = (paper: string, { kind, name, expansion }: Mention): void => {
    const byKey = kinds[kind];
    const key = nameKey(name);
    const held = byKey.get(key);
    if (!held) {
      byKey.set(key, { spellings: [name], times: [1], aliases: expansion ? [expansion] : [], papers: [paper] });
      return;
    }
    const at = held.spellings.indexOf(name);
    if (at >= 0) held.times[at]! += 1;
    else {
      held.spellings = longer(held.spellings, name);
      held.times = longer(held.times, 1);
    }
    if (expansion && !held.aliases.includes(expansion)) held.aliases = longer(held.aliases, expansion);
    if (held.papers.at(-1) !== paper) held.papers = longer(held.papers, paper);
  };
  return {
    add: ({ id, mentions }) => {
      for (const mention of mentions) if (mention.introduces && mention.entity === null) gather(id, mention);
    },
    names: () =>
      (['Dataset', 'Method'] as const).flatMap((kind) =>
        [...kinds[kind]].sort(([a], [b]) => byCodeUnit(a, b)).map(([, held]) => learntName(kind, held)),
      ),
  };
}

export function learn(papers: Iterable<LearntPaper>): LearntName[] {
  const { add, names } = learner();
  for (const paper of papers) add(paper);
  return names();
}

/** Lists up to this length take no more room than they need. */
const SHORT = 8;

function longer<Value>(list: Value[], value: Value): Value[] {
  if (list.length < SHORT) return [...list, value];
  list.push(value);
  return list;
}

function learntName(kind: LearntName['kind'], { spellings, times, aliases, papers }: Gathered): LearntName {
  const [name = '', ...others] = spellings
    .map((spelling, at) => ({ spelling, met: times[at]! }))
    .sort((a, b) => b.met - a.met || byCodeUnit(a.spelling, b.spelling))
    .map(({ spelling }) => spelling);
  return {
    name,
    kind,
    aliases: [...new Set([...aliases, ...others])].filter((alias) => alias !== name).sort(byCodeUnit),
    papers: [...new Set(papers)].sort(byCodeUnit),
  };
}

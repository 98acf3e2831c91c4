/**
 * What is recognised in the texts of all works. Two passes: what the first learns from introductions, the second looks
 * for in every text. A text that an earlier build has read is read again only where a name that was learnt or
 * forgotten since stands in it, so that adding files costs what they touch.
 */
import type { Paper } from '../graph/model.ts';
import type { ReadWork } from './edges.ts';
import { holdsAny } from './holds-any.ts';
import type { Mention, PaperText } from './model.ts';
import type { Work } from './papers.ts';
import type { Recognised, RecogniserContext } from './recognisers/contract.ts';
import { recognise } from './recognisers/index.ts';
import { learn } from './recognisers/learn.ts';
import { learntForms } from './recognisers/learnt-names.ts';

/** What one text gave. */
export interface Remembered {
  /** Names that it introduces by itself: from these the corpus learns. */
  readonly introduced: readonly Mention[];
  /** All that was found in it, with the names that the whole corpus had taught. */
  readonly found: Recognised;
}

/** What an earlier build read. It may forget any text at any time; it must not confuse two. */
export interface Memory {
  readonly recall: (text: PaperText) => Remembered | null;
  /** Learnt names with which the remembered texts were read: as written, and what they meant. */
  readonly forms: ReadonlyMap<string, string>;
  /** Told once: the learnt names with which the texts of this build are read. */
  readonly learnt: (forms: ReadonlyMap<string, string>) => void;
  readonly keep: (text: PaperText, remembered: Remembered) => void;
}

export interface ReadingInput extends Omit<RecogniserContext, 'learnt'> {
  readonly memory?: Memory | null;
  readonly progress?: (stage: 'recognise' | 'read again', done: number, total: number) => void;
}

/** With and without a memory the result is the same. */
export function readWorks(works: readonly Work[], input: ReadingInput): ReadWork[] {
  const { memory = null, progress, ...context } = input;
  // What was read now, for the second pass; null where the memory knew it.
  const fresh: (Recognised | null)[] = [];
  const introduced = works.map((work, index) => {
    if (index % 50 === 0) progress?.('recognise', index, works.length);
    const text = textOf(work.paper);
    const before = memory?.recall(text) ?? null;
    const found = before ? null : recognise(text, { ...context, learnt: [] });
    fresh.push(found);
    return before?.introduced ?? found?.mentions.filter(teaches) ?? [];
  });
  const learnt = learn(works.map((work, index) => ({ id: work.paper.id, mentions: introduced[index]! })));
  const forms = learntForms(learnt);
  const holdsChanged = anyIn(changed(memory?.forms ?? new Map(), forms));
  const holdsLearnt = anyIn(forms.keys());
  memory?.learnt(forms);
  return works.map((work, index) => {
    if (index % 50 === 0) progress?.('read again', index, works.length);
    const text = textOf(work.paper);
    const first = fresh[index] ?? null;
    fresh[index] = null;
    // Without a learnt name in it, the first pass has said it all.
    const stale = first ? holdsLearnt(text) : holdsChanged(text);
    const known = stale ? null : (first ?? memory?.recall(text)?.found);
    const found = known ?? recognise(text, { ...context, learnt });
    memory?.keep(text, { introduced: introduced[index]!, found });
    return { ...work, mentions: found.mentions, linkMentions: found.links };
  });
}

/** The mentions that `learn` looks at. */
function teaches(mention: Mention): boolean {
  return mention.introduces && mention.entity === null;
}

/** A summary that is not the authors' own is read only where there is no abstract. */
function textOf(paper: Paper): PaperText {
  return { title: paper.title, abstract: paper.abstract, summary: paper.abstract === null ? paper.summary : null };
}

function anyIn(names: Iterable<string>): (text: PaperText) => boolean {
  const held = holdsAny(names);
  return ({ title, abstract, summary }) => held(title) || held(abstract) || held(summary);
}

/** Names that one of the two does not have, or that mean something else in it. */
function changed(before: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): string[] {
  const out: string[] = [];
  for (const [written, meaning] of now) if (before.get(written) !== meaning) out.push(written);
  for (const written of before.keys()) if (!now.has(written)) out.push(written);
  return out;
}

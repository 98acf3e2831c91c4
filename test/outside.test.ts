/** Holds which words are taken out of the tagger's hands: those that no name can hold where they stand. */
import { expect, test } from 'vitest';
import { documentOf } from '../ingest/recognisers/document.ts';
import { hashText } from '../ingest/tagger/hash.ts';
import { SELDOM_FIRST, SELDOM_LAST, SELDOM_PART, SELDOM_WHOLE, surelyOutside } from '../ingest/tagger/outside.ts';
import { factsOf, spellings } from '../ingest/tagger/token-facts.ts';
import { prepare, wordHabits } from '../ingest/tagger/training-data.ts';
import { loadLexicon } from '../src/lexicon.ts';

const INNER = SELDOM_WHOLE | SELDOM_FIRST | SELDOM_LAST;
const HABITS: Record<string, number> = {
  we: SELDOM_PART | INNER,
  use: SELDOM_PART | INNER,
  of: INNER,
  '-': INNER,
  models: SELDOM_WHOLE | SELDOM_FIRST,
  large: SELDOM_WHOLE | SELDOM_LAST,
};

/** The words that are left to the tagger. */
function left(text: string, hinted: string | null = null): string {
  const document = documentOf({ title: text, abstract: null, summary: null });
  const field = document.fields[0]!;
  const gazetteer = [Uint8Array.from(field.tokens, (token) => (token.text === hinted ? 2 : 0))];
  const facts = factsOf(field, 0, { lexicon: [], introductions: [], broad: new Set(), gazetteer }, spellings(document));
  const outside = surelyOutside(facts, ({ text: word }) => HABITS[word] ?? 0);
  return field.tokens.flatMap(({ text: word }, at) => (outside[at] ? [] : [word])).join(' ');
}

test.each([
  ['we use', ''],
  ['Mixture of Experts', 'Mixture of Experts'],
  ['of Experts', 'Experts'],
  ['Mixture of we', 'Mixture'],
  ['we use models', ''],
  ['Hidden Markov models', 'Hidden Markov models'],
  ['we use large', ''],
  ['we use large models of - we', 'large models'],
  ['large Markov', 'large Markov'],
])('%s', (text, expected) => {
  expect(left(text)).toBe(expected);
});

test('what the lexicon or the gazetteer knows is left to the tagger', () => {
  expect(left('we use of we', 'use')).toBe('use');
});

test('habits are read off the annotations: the share of places at which a word is part, whole, first or last of a name', () => {
  const lexicon = loadLexicon();
  const papers = Array.from({ length: 12 }, (_, at) =>
    prepare(
      {
        title: `Zormix of Talven ${at}`,
        abstract: 'We try it. Talven LX is good.',
        names: [
          { name: 'Zormix of Talven', aliases: [], class: 'introduced', role: null },
          { name: 'Talven LX', aliases: [], class: 'method', role: null },
        ],
      },
      lexicon,
    ),
  );
  const habits = wordHabits(papers);
  const of = (word: string) => habits.get(hashText(word, 1)) ?? 0;
  expect(of('try')).toBe(SELDOM_PART | INNER);
  expect(of('of')).toBe(INNER);
  expect(of('Zormix')).toBe(SELDOM_WHOLE | SELDOM_LAST);
  expect(of('Talven')).toBe(SELDOM_WHOLE);
  // Capitals inside name new things every day; a capital in front may.
  expect(of('LX')).toBe(0);
  expect(of('We')).toBe(INNER);
});

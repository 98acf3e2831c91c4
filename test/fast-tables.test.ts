/** Holds that what was made fast in recognition says exactly what the plain way of saying it does. */
import { expect, test } from 'vitest';
import { countsOf } from '../graph/counts.ts';
import { holdsAny } from '../ingest/holds-any.ts';
import { documentOf } from '../ingest/recognisers/document.ts';
import { counts } from '../ingest/tagger/counts.ts';
import { distinct } from '../ingest/tagger/distinct.ts';
import { featuresOf, WIDTH } from '../ingest/tagger/features.ts';
import { LABELS } from '../ingest/tagger/labels.ts';
import { OUTSIDE } from '../ingest/tagger/lattice.ts';
import { SELDOM_FIRST, SELDOM_LAST, SELDOM_PART, SELDOM_WHOLE } from '../ingest/tagger/outside.ts';
import { rankedForest } from '../ingest/tagger/ranked-forest.ts';
import { type Rng, seeded } from '../ingest/tagger/rng.ts';
import { scoreTable } from '../ingest/tagger/score-table.ts';
import { factsOf, spellings } from '../ingest/tagger/token-facts.ts';
import { scorerOf } from '../ingest/tagger/token-scores.ts';
import { chances, emptyForest } from '../ingest/tagger/trees.ts';
import type { Word } from '../ingest/tagger/words.ts';
import { tokenise } from '../ingest/text.ts';

const below = (rng: Rng, limit: number) => Math.floor(rng() * limit);
const pick = <Value>(rng: Rng, values: readonly Value[]): Value => values[below(rng, values.length)]!;
const many = <Value>(count: number, make: (index: number) => Value) =>
  Array.from({ length: count }, (_, index) => make(index));

test('a text holds a name exactly where its letters stand between ends of words', () => {
  const rng = seeded(11);
  const signs = [...'aB -'];
  const word = (longest: number) => many(3 + below(rng, longest), () => pick(rng, signs)).join('');
  const inside = (text: string, at: number) => /^[A-Za-z]{2}$/.test(text.slice(Math.max(0, at - 1), at + 1)) && at > 0;
  let yes = 0;
  for (let round = 0; round < 1000; round += 1) {
    const names = many(1 + below(rng, 4), () => word(2));
    const text = word(30);
    const stands = (name: string) =>
      many(text.length, (at) => at).some(
        (at) => text.startsWith(name, at) && !inside(text, at) && !inside(text, at + name.length),
      );
    const told = holdsAny(names)(text);
    expect(told, `${names} in ${text}`).toBe(names.some(stands));
    if (told) yes += 1;
    const tokens = tokenise(text);
    const first = pick(rng, tokens);
    const last = pick(rng, tokens.slice(tokens.indexOf(first)));
    const run = text.slice(first.start, last.end);
    if (run.length >= 3) expect(holdsAny([run])(text), `${run} in ${text}`).toBe(true);
  }
  expect(yes).toBeGreaterThan(100);
  expect(holdsAny(['réel'])('(réel)')).toBe(true);
  expect(holdsAny([])('any text')).toBe(false);
  expect(holdsAny(['any'])(null)).toBe(false);
});

test('a forest made ready to be asked gives the very numbers of its trees', () => {
  const rng = seeded(12);
  const width = 7;
  // Few values, so that many stand exactly on a threshold.
  const value = () => (below(rng, 9) - 4) / 4;
  for (let round = 0; round < 30; round += 1) {
    const forest = emptyForest(3, 3 * (1 + below(rng, 5)));
    forest.features.forEach((_, node) => {
      if (rng() < 0.8) forest.features[node] = below(rng, width);
      forest.thresholds[node] = value();
    });
    forest.leaves.forEach((_, leaf) => {
      forest.leaves[leaf] = rng() - 0.5;
    });
    const ask = rankedForest(forest, width);
    const rows = Float32Array.from({ length: width * 20 }, value);
    for (let at = 0; at < rows.length; at += width) expect(ask(rows, at)).toEqual(chances(forest, rows, at));
  }
});

test('scores are the sums of the weights of all features, found or not, however often a word was seen', () => {
  const rng = seeded(13);
  const words = ['We', 'propose', 'LoRA', 'for', 'BERT', '-', 'XL', '(', 'GPT-4', ')', 'é', '3', '.', 'networks'];
  const documents = many(12, () =>
    documentOf({ title: 'LoRA', abstract: many(40, () => pick(rng, words)).join(' '), summary: null }),
  );
  const hints = { lexicon: [], introductions: [], broad: new Set<string>(), gazetteer: [] };
  const habits: Record<string, number> = { for: SELDOM_PART, '-': SELDOM_WHOLE | SELDOM_FIRST | SELDOM_LAST };
  const habitOf = ({ text }: Word) => habits[text] ?? 0;
  const full = documents.map((document) => featuresOf(document, habitOf, hints));
  const hashes = Int32Array.from(new Set(full.flat().flatMap((row) => [...row]))).filter(
    (hash) => hash !== 0 && rng() < 0.7,
  );
  const rows = Int8Array.from({ length: hashes.length * LABELS }, () => below(rng, 255) - 127);
  const rowOf = new Map([...hashes].map((hash, row) => [hash, row]));
  const scorer = scorerOf(scoreTable(hashes, rows, 0.25), habitOf);
  for (const _ of [1, 2]) {
    documents.forEach((document, index) => {
      const known = spellings(document);
      document.fields.forEach(({ tokens }, field) => {
        const facts = factsOf(document.fields[field]!, field, hints, known);
        const own = scorer(facts).subarray(0, tokens.length * LABELS);
        const features = full[index]![field]!;
        const expected = many(own.length, (at) => {
          const token = Math.floor(at / LABELS) * WIDTH;
          const label = at % LABELS;
          if (features[token] === 0) return label === 0 ? 0 : OUTSIDE;
          const weighed = [...features.subarray(token, token + WIDTH)].flatMap((hash) => rowOf.get(hash) ?? []);
          return weighed.reduce((sum, row) => sum + rows[row * LABELS + label]!, 0) * 0.25;
        });
        expect([...own]).toEqual(expected);
      });
    });
  }
});

test('weights with one feature twice are refused', () => {
  expect(() => scoreTable(Int32Array.of(7, 7), new Int8Array(2 * LABELS), 1)).toThrow(RangeError);
});

/** Numbers of 32 bits, many of them more than once: some, very many, none, and few again. */
const fillings = (rng: Rng) =>
  [3, 5000, 0, 40, 900].map((size) => many(size, () => (below(rng, size) * 0x9e3779b1) | 0));

test('a list of distinct numbers keeps each once, in order, filling after filling', () => {
  const list = distinct();
  for (const given of fillings(seeded(14))) {
    list.clear();
    for (const value of given) list.add(value);
    expect([...list.values()]).toEqual([...new Set(given)]);
  }
});

test('numbers are counted anew after each emptying, however many there are', () => {
  const held = counts();
  for (const given of fillings(seeded(15))) {
    held.clear();
    for (const value of given) held.add(value);
    const expected = countsOf(given);
    for (const [value, times] of expected) expect(held.of(value)).toBe(times);
    expect(held.of(12345)).toBe(expected.get(12345) ?? 0);
  }
});

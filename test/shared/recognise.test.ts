import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import type { PaperText } from '../../ingest/model.ts';
import { recognise } from '../../ingest/recognisers/index.ts';
import { parseLexicon } from '../../ingest/recognisers/lexicon.ts';
import { linesOf, pageFiles } from '../support/shared.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = resolve(root, 'ingest/lexicon');
const { lexicon } = parseLexicon(
  readdirSync(folder)
    .filter((name) => name.endsWith('.tsv'))
    .sort()
    .map((name) => ({ name, text: readFileSync(resolve(folder, name), 'utf8') })),
);
const context = { lexicon, learnt: [] };
const FIELDS = ['title', 'abstract', 'summary'] as const;

/** Names the first thing in which recognition of a text breaks its contract; null when it keeps it. */
function broken(text: PaperText): string | null {
  const { mentions, links } = recognise(text, context);
  for (const each of [...mentions, ...links]) {
    const slice = text[each.field]?.slice(each.start, each.end);
    if (slice !== each.quote || !slice) return `${text.title}: ${JSON.stringify(each)} is not ${JSON.stringify(slice)}`;
  }
  for (let at = 1; at < mentions.length; at += 1) {
    const [a, b] = [mentions[at - 1]!, mentions[at]!];
    const order = FIELDS.indexOf(b.field) - FIELDS.indexOf(a.field);
    if (order < 0 || (order === 0 && b.start < a.end)) return `${text.title}: ${a.quote} and ${b.quote} overlap`;
  }
  return null;
}

test('every mention of the five pages quotes its text', () => {
  let lines = 0;
  for (const path of pageFiles()) {
    const all = readFileSync(path, 'utf8').split('\n');
    all.forEach((line, at) => {
      if (line.length < 200) return;
      lines += 1;
      expect(broken({ title: all[at - 1] || all[at - 2] || '-', abstract: line, summary: null })).toBeNull();
      expect(broken({ title: '-', abstract: null, summary: line })).toBeNull();
    });
  }
  expect(lines).toBeGreaterThan(300);
});

test('every mention of the training abstracts quotes its text', () => {
  const rows = linesOf('training/abstracts.jsonl');
  expect(rows.length).toBe(3676);
  for (const row of rows) {
    const { title, abstract } = JSON.parse(row);
    expect(broken({ title, abstract, summary: null })).toBeNull();
  }
});

/** Holds that the lexicon parses whole, and that no two of its entries of one kind can claim the same words unasked. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nameKey } from '../graph/ids.ts';
import { type LexiconEntry, type LexiconFile, parseLexicon } from '../ingest/recognisers/lexicon.ts';

const FOLDER = join(import.meta.dirname, '../ingest/lexicon');
const AREAS = new Set(
  `adaptation moe mlp attention ssm language vision vision-language generation compression 3d speech graph rl
   optimisation losses classical theory recsys time-series medical robotics agents code science multimodal training
   retrieval safety architecture federated probabilistic`.split(/\s+/),
);

const files: LexiconFile[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.tsv'))
  .sort()
  .map((name) => ({ name, text: readFileSync(join(FOLDER, name), 'utf8') }));
const rows = files.flatMap((file) =>
  file.text
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => ({ where: file.name, line, cells: line.split('\t') })),
);
const { lexicon, problems } = parseLexicon(files);
const surfaces = (entry: LexiconEntry) => [entry.name, ...entry.aliases];

test('every line becomes one entry, over 1,500 methods and 900 datasets of them', () => {
  expect(problems).toEqual([]);
  expect(lexicon.entries).toHaveLength(rows.length);
  const count = (kind: LexiconEntry['kind']) => lexicon.entries.filter((entry) => entry.kind === kind).length;
  expect(count('Method')).toBeGreaterThan(1500);
  expect(count('Dataset')).toBeGreaterThan(900);
});

test('the cells are clean: known marks and areas, no stray tab or blank, files named by their kind', () => {
  const wrong = rows.filter(({ where, line, cells }) => {
    const [name = '', aliases = '', area = '', marks = ''] = cells;
    return (
      !/^(methods|datasets)-[a-z0-9-]+\.tsv$/.test(where) ||
      cells.length > 6 ||
      name === '' ||
      line !== line.trimEnd() ||
      cells.some((cell) => cell !== cell.trim() || /\|\||^\||\|$| {2}|\s\||\|\s/.test(cell)) ||
      !AREAS.has(area) ||
      !['', 'broad', 'cased', 'broad cased'].includes(marks) ||
      aliases.split('|').includes(name)
    );
  });
  expect(wrong.map(({ where, line }) => `${where}: ${line}`)).toEqual([]);
});

test('a name or alias belongs to one entry of a kind, or each of its owners asks for context', () => {
  const owners = new Map<string, Set<LexiconEntry>>();
  for (const entry of lexicon.entries)
    for (const surface of surfaces(entry)) {
      const key = `${entry.kind} ${nameKey(surface)}`;
      owners.set(key, (owners.get(key) ?? new Set()).add(entry));
    }
  const clashes = [...owners]
    .filter(([, entries]) => entries.size > 1 && [...entries].some((entry) => entry.context.length === 0))
    .map(([key, entries]) => `${key}: ${[...entries].map((entry) => entry.name).join(', ')}`);
  expect(clashes).toEqual([]);
});

test('every family exists and is not a version itself of what names it', () => {
  const missing = lexicon.entries.filter((entry) => entry.family && !lexicon.byId.has(entry.family));
  expect(missing.map((entry) => entry.name)).toEqual([]);
  const circular = lexicon.entries.filter((entry) => {
    const seen = new Set([entry.id]);
    for (let at = entry.family; at; at = lexicon.byId.get(at)?.family ?? null) {
      if (seen.has(at)) return true;
      seen.add(at);
    }
    return false;
  });
  expect(circular.map((entry) => entry.name)).toEqual([]);
});

test.each([
  ['method:lora', 'Low-Rank Adaptation', false, false],
  ['method:adam', 'Adaptive Moment Estimation', false, true],
  ['method:fine-tuning', 'full fine-tuning', true, false],
  ['method:vit', 'Vision Transformer', false, false],
  ['dataset:imagenet', 'ImageNet-1K', false, false],
  ['dataset:math', 'Hendrycks MATH', false, true],
])('%s knows "%s"; broad %s, cased %s', (id, alias, broad, cased) => {
  const entry = lexicon.byId.get(id);
  expect(entry?.aliases).toContain(alias);
  expect([entry?.broad, entry?.cased]).toEqual([broad, cased]);
  if (cased) expect(entry?.context).not.toEqual([]);
});

test('CIFAR-10 and CIFAR-100 stay two', () => {
  expect(lexicon.byId.get('dataset:cifar-10')).not.toBe(lexicon.byId.get('dataset:cifar-100'));
  expect(lexicon.byId.has('dataset:cifar-100')).toBe(true);
});

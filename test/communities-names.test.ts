/** Names of communities: noun phrases that are theirs, beside the method that sets them apart; no two alike, no riddles. */
import { expect, it } from 'vitest';
import { nameCommunities } from '../graph/communities-names.ts';
import { holdings } from '../graph/holdings.ts';
import { method, paper, uses } from './planted.ts';

/** Names of groups of papers, each paper a title, a text and what it holds. */
function named(groups: readonly (readonly (readonly [title: string, text: string, ...held: string[]])[])[]): string[] {
  const rows = groups.flatMap((group, g) => group.map((one, i) => ({ id: `paper:${g}-${i}`, one })));
  const labels = [...new Set(rows.flatMap(({ one: [, , ...held] }) => held))];
  const from = holdings({
    papers: rows.map(({ id, one: [title, text] }) => paper(id, title, text)),
    entities: labels.map((label) => method(`method:${label.toLowerCase()}`, label, BROAD.has(label))),
    edges: rows.flatMap(({ id, one: [, , ...held] }) => held.map((label) => uses(id, `method:${label.toLowerCase()}`))),
  });
  const papersOf = groups.map((group, g) => group.map((_, i) => from.paperAt.get(`paper:${g}-${i}`)!));
  return nameCommunities(from, papersOf).map(({ name }) => name);
}

const BROAD = new Set(['Neural Network', 'Continual Learning']);
/** As many papers as texts, each of two sentences that differ but for what the case is about; all hold the same. */
const about = (titles: readonly string[], ...held: string[]) =>
  titles.flatMap((title, i) => [
    [title, `Item ${'abcdefgh'[i]} one: ${title}.`, ...held] as const,
    [`Note ${'abcdefgh'[i]}: ${title}`, 'Nothing.', ...held] as const,
  ]);
/** A second community, about something else. */
const OTHER = about(['graph embedding', 'embedding of a graph', 'fast graph embedding'], 'GCN');

it.each([
  [
    'the method that sets it apart and what its papers talk about',
    about(['expert routing', 'balanced expert routing', 'expert routing for speech'], 'MoE'),
    'MoE · expert routing',
  ],
  [
    'a modifier is no name: the noun that it goes with is',
    about(['long-context modelling', 'long-context retrieval', 'modelling of dialogue'], 'LoRA'),
    'LoRA · long-context modelling',
  ],
  [
    'nor is a fragment of a hyphenated word',
    about(['few-shot masks', 'one-shot masks', 'zero-shot masks'], 'SAM'),
    'SAM · zero-shot masks',
  ],
  [
    'nor a number',
    about(['one million, triangle counts', 'triangle counts: a million', 'million, by triangle counts'], 'GNN'),
    'GNN · triangle counts',
  ],
  [
    'a broad word says what it is about where it is at home',
    about(['continual learning by replay buffers', 'replay buffers', 'continual learning'], 'Continual Learning'),
    'continual learning · replay buffers',
  ],
  [
    'a name is written as the graph writes it',
    about(['a vit', 'pruning, vit', 'vit and pruning'], 'BERT', 'ViT'),
    'BERT · ViT',
  ],
])('%s', (_, group, name) => {
  expect(named([group, OTHER])[0]).toBe(name);
});

it('a broad word that every group uses is no part of a name', () => {
  const names = named(
    ['parsing', 'tracking', 'ranking', 'hashing'].map((task) =>
      about([`${task} trees, neural network`, `neural network, ${task} trees`, `${task} trees`], 'Neural Network'),
    ),
  );
  expect(names.filter((name) => /neural network/i.test(name))).toEqual([]);
});

it('no two are alike, though their papers are', () => {
  const names = named(Array.from({ length: 5 }, () => about(['sparse attention maps', 'sparse attention'], 'BERT')));
  expect(new Set(names).size).toBe(names.length);
});

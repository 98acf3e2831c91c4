/** A name and the same name with its kind beside it ("Softmax function") are one entity; what only looks so is not. */
import { expect, test } from 'vitest';
import { entityNamer, type Naming } from '../ingest/entities.ts';
import { parseLexicon } from '../ingest/recognisers/lexicon.ts';

const { lexicon } = parseLexicon([
  { name: 'methods.tsv', text: 'Transformer\t\tarchitecture\nCoordinate Descent\t\toptimisation\nSoftmax\t\tlosses\n' },
  { name: 'datasets.tsv', text: 'ImageNet\tImageNet-1K\tvision\n' },
]);

function naming(name: string, more: Partial<Naming> = {}): Naming {
  const plain = { kind: 'Method', entity: null, expansion: null, introduces: false, confidence: 1 } as const;
  return { ...plain, name, surface: name, ...more };
}

/** The entity of each naming, and what its row says. */
function settled(namings: readonly Naming[]) {
  const namer = entityNamer(lexicon);
  for (const one of namings) namer.add(one);
  const idOf = namer.settle();
  const ids = namings.map(idOf);
  return { ids, entities: namer.entities(new Set(ids)) };
}

test.each([
  ['coordinate descent algorithm', 'method:coordinate-descent'],
  ['Softmax function', 'method:softmax'],
  ['transformer-based language models', 'method:transformer'],
  ['vanilla transformer', 'method:transformer'],
  ['pre-trained transformer models', 'method:transformer'],
  ['block coordinate descent algorithm', 'method:block-coordinate-descent-algorithm'],
  ['Transformer Networks of Trees', 'method:transformer-networks-of-trees'],
])('%s is %s', (name, id) => {
  const forth = settled([naming(name)]);
  expect(forth.ids).toEqual([id]);
  expect([forth.entities[0]!.label, ...forth.entities[0]!.aliases]).toContain(name);
});

test('a name that no lexicon knows is one with its model, unless a paper introduces that', () => {
  const rows = [naming('ZetaNet'), naming('ZetaNet model'), naming('ZetaNet-based models')];
  expect(settled(rows).ids).toEqual(['method:zetanet', 'method:zetanet', 'method:zetanet']);
  expect(settled([...rows].reverse()).ids).toEqual(['method:zetanet', 'method:zetanet', 'method:zetanet']);
  expect(settled([naming('ZetaNet'), naming('ZetaNet model', { introduces: true })]).ids).toEqual([
    'method:zetanet',
    'method:zetanet-model',
  ]);
});

test('a common word before the kind is no acronym, and a method is no dataset', () => {
  expect(settled([naming('DIRECT'), naming('direct method')]).ids).toEqual(['method:direct', 'method:direct-method']);
  expect(settled([naming('ImageNet models')]).ids).toEqual(['method:imagenet-models']);
});

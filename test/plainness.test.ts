/** Holds that the sentence that says how a paper stands to a name is the one that is shown first. */
import { expect, test } from 'vitest';
import { documentOf } from '../ingest/recognisers/document.ts';
import { plainness } from '../ingest/tagger/plainness.ts';
import { settingOf } from '../ingest/tagger/setting.ts';

/** Every place of a word, from the one that says the role most plainly: the sentence, cut off after some words. */
function inOrder(title: string, abstract: string, name: string, role: Parameters<typeof plainness>[0]): string[] {
  const document = documentOf({ title, abstract, summary: null });
  const places = document.fields.flatMap(({ text, tokens }, field) =>
    tokens.flatMap((token, from) => {
      if (token.text !== name) return [];
      const setting = settingOf(document, { field, from, to: from + 1, chances: new Float32Array(0) }, []);
      const words = text.slice(tokens[setting.low]!.start).split(/\s+/).slice(0, 2).join(' ');
      return [{ words, value: plainness(role, setting) }];
    }),
  );
  return places.sort((a, b) => b.value - a.value).map(({ words }) => words);
}

const rows = [
  [
    'extends: the title and what the paper makes of it before what everybody knows',
    'Routing tokens for LoRA',
    'Recently, LoRA has achieved success. However, LoRA suffers from low rank. We propose a router that extends LoRA.',
    'LoRA',
    'extends',
    ['We propose', 'Routing tokens', 'Recently, LoRA', 'However, LoRA'],
  ],
  [
    'extends: results say less than the way there',
    'A study of routers',
    'Many tasks need it. Experiments demonstrate better scores than LoRA. Our module is based on LoRA.',
    'LoRA',
    'extends',
    ['Our module', 'Experiments demonstrate'],
  ],
  [
    'compares: the result before the definition',
    'A study of routers',
    'LoRA is a common method. Our router outperforms LoRA by two points.',
    'LoRA',
    'compares',
    ['Our router', 'LoRA is'],
  ],
  [
    'trains: what this paper trains on, not what another was trained on',
    'A study of routers',
    'Much data is there. We train the router on WebText. It matches models pretrained on WebText.',
    'WebText',
    'trains',
    ['We train', 'It matches'],
  ],
  [
    'evaluates: the experiment before the motive',
    'A study of routers',
    'Existing sets like GSM8K are small. Experiments on GSM8K show gains.',
    'GSM8K',
    'evaluates',
    ['Experiments on', 'Existing sets'],
  ],
  [
    'introduces: the sentence that proposes before the one that praises',
    'Routing tokens',
    'Tokens differ. RouteX is fast. To this end, we propose RouteX.',
    'RouteX',
    'introduces',
    ['To this', 'RouteX is'],
  ],
  [
    'uses: not what the paper does without',
    'A study of routers',
    'Tokens differ. We route without LoRA. We tune the experts with LoRA.',
    'LoRA',
    'uses',
    ['We tune', 'We route'],
  ],
] as const;

test.each(rows)('%s', (_, title, abstract, name, role, order) => {
  expect(inOrder(title, abstract, name, role)).toEqual(order);
});

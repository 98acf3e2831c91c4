/** The library's own example runs as it is written, and gives what the commands give. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const RECORDS = [
  { title: 'LoRA: Low-Rank Adaptation', abstract: 'We propose LoRA, low-rank updates for BERT on GLUE.' },
  { title: 'QLoRA', abstract: 'We propose QLoRA: LoRA on a quantised model, low-rank updates of few bits.' },
];

test('the example at the head of the library runs', async () => {
  const source = await readFile(new URL('../src/index.ts', import.meta.url), 'utf8');
  const example = source
    .split('\n')
    .filter((line) => line.startsWith(' *     '))
    .map((line) => line.slice(7));
  const folder = await mkdtemp(join(tmpdir(), 'kindred-library-'));
  await writeFile(join(folder, 'papers.jsonl'), RECORDS.map((record) => JSON.stringify(record)).join('\n'));
  const names = /\{ (.*) \}/.exec(example[0]!)![1]!.split(', ');
  const library: Record<string, unknown> = await import('../src/index.ts');
  const printed: string[] = [];
  const body = example
    .slice(1)
    .join('\n')
    .replaceAll("'./kindred-corpus'", JSON.stringify(join(folder, 'corpus')))
    .replaceAll('process.cwd()', JSON.stringify(folder));
  const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor;
  await new AsyncFunction(...names, 'console', body)(...names.map((name) => library[name]), {
    log: (text: string) => printed.push(text),
  });
  expect(printed).toEqual([expect.stringMatching(/^0\.\d+ QLoRA$/)]);
  await rm(folder, { recursive: true });
});

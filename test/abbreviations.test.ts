/** Holds that acronyms are tied to what the text says they stand for, and to nothing else. */
import { expect, test } from 'vitest';
import { abbreviations } from '../ingest/recognisers/abbreviations.ts';

const rows: [text: string, expected: string[]][] = [
  ['We propose fast sparse mixing (FSM).', ['FSM = fast sparse mixing']],
  ['We propose FSM (fast sparse mixing).', ['FSM = fast sparse mixing']],
  ['FSM: Fast Sparse Mixing of Tokens', ['FSM = Fast Sparse Mixing']],
  ['Words and FSMs: Fast Sparse Mixers for Tokens', ['FSMs = Fast Sparse Mixers']],
  ['F3M: Fast Fusing Field-Mixers for Tokens', ['F3M = Fast Fusing Field-Mixers']],
  ['FROST: Fusing Routes of Sparse Tokens', ['FROST = Fusing Routes of Sparse Tokens']],
  ['FROST: Fusing Routes into Sparse Tokens', []],
  ['FRST: Fusing Routes of Sparse Tokens', ['FRST = Fusing Routes of Sparse Tokens']],
  ['FSM: Fast Sparse-Matrix-Free Solving', []],
  ['We compare FSM, GRU, and LSTM.', []],
  ['FastMix: Fast Sparse Mixing', []],
];

test.each(rows)('%s', (text, expected) => {
  const found = abbreviations(text).map(({ short, long }) => `${text.slice(...short)} = ${text.slice(...long)}`);
  expect(found).toEqual(expected);
});

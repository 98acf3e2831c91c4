/** TeX of bibliographies reads as the text that it sets. */
import { expect, test } from 'vitest';
import { bibNames } from '../ingest/sources/bibtex/names.ts';
import { texText } from '../ingest/sources/tex.ts';

const ROWS: readonly (readonly [string, string])[] = [
  ["Bal\\'azs", 'Balázs'],
  ['G{\\"o}del', 'Gödel'],
  ['{\\"{O}}', 'Ö'],
  ['Fran\\c{c}ois', 'François'],
  ['Mil\\v{c}i\\v c', 'Milčič'],
  ["Garc{\\'\\i}a", 'García'],
  ['{\\ss}trasse', 'ßtrasse'],
  ['Stra{\\ss}e', 'Straße'],
  ['\\o{}re and \\AA rhus', 'øre and Århus'],
  ['{LoRA}: {Low-Rank} Adaptation', 'LoRA: Low-Rank Adaptation'],
  ['\\emph{very} \\textbf{bold}', 'very bold'],
  ['a~b --- c -- d', 'a b — c – d'],
  ["``quoted''", '“quoted”'],
  ['100\\% of A \\& B \\_ c', '100% of A & B _ c'],
  ['over $x_{1} \\to \\alpha$ it', 'over $x_{1} \\to \\alpha$ it'],
  ['$O(n)$ and {\\"u}', '$O(n)$ and ü'],
  ['plain', 'plain'],
];
test.each(ROWS)('%s', (tex, text) => expect(texText(tex)).toBe(text));

const NAMES: readonly (readonly [string, readonly string[]])[] = [
  ['Hu, Edward J. and Shen, Yelong', ['Edward J. Hu', 'Yelong Shen']],
  ['Edward J. Hu and others', ['Edward J. Hu']],
  ['van Dam, Jan and de la Cruz, Jr, Juan', ['Jan van Dam', 'Juan de la Cruz Jr']],
  ['{Barnes and Noble} and {\\"O}zt{\\"u}rk, A', ['Barnes and Noble', 'A Öztürk']],
  ['family=Doe, given=Jane', ['Jane Doe']],
  ['', []],
];
test.each(NAMES)('names %s', (value, names) => expect(bibNames(value)).toEqual(names));

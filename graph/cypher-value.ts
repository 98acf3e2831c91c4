/** Values and names as Cypher literals: no text of a paper ever leaves its quotes. */
import type { Flat } from './flat.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
};
/** Half of a character: no text of a database. */
const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Whole numbers are integers; what is no finite number is null. */
export function cypherValue(value: Flat): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : 'null';
  if (typeof value !== 'string') return `[${value.map(cypherValue).join(', ')}]`;
  const body = value
    .replace(LONE, '\ufffd')
    .replace(
      /[\\'\x00-\x1f\x7f\u2028\u2029]/g,
      (character) => ESCAPES[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
  return `'${body}'`;
}

/** A label, type or property: plain where it may be, in backticks elsewhere. */
export function cypherName(name: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? name : `\`${name.replaceAll('`', '``')}\``;
}

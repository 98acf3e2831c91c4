/** What can be saved of JSON text that broke: neighbours that a broken record swallowed, and the whole part of one that was cut off. */
import { isRaw } from '../fields.ts';
import { type JsonRecord, parse } from './parse.ts';

export interface Broken {
  readonly text: string;
  readonly line: number;
  /** Blanks before the record where it is the first thing on its line; null where it is not. */
  readonly indent: number | null;
  /** Why the text ends where it does, when the file ends there. */
  readonly cut: string | null;
  /** Keys of the last whole record: what is cut out by a guess has to look like it. */
  readonly keys: ReadonlySet<string>;
}

/** A record that lost a quote or a bracket has swallowed its neighbours: they are cut off again where records begin. */
export function* salvage(broken: Broken): Generator<JsonRecord> {
  const { text, indent, cut } = broken;
  const pieces = indent === null ? [] : text.split(new RegExp(`\\n(?=[ \\t]{${indent}}\\{)`));
  const guessed = pieces.length <= 1;
  let line = broken.line;
  const parts = guessed ? byFirstKey(text) : pieces;
  for (const [i, piece] of parts.entries()) {
    const found = parse(piece.trim().replace(/[,\]]$/, ''));
    const last = i === parts.length - 1;
    if ('value' in found && (!guessed || alike(found.value, broken.keys))) yield { line, ...found };
    else {
      const why = last && cut !== null ? cut : 'broken' in found ? found.broken : 'it stands inside a broken record';
      // A guessed piece that is not like the others is a part of the broken record, which has been said already.
      if (!guessed || i === 0 || (last && cut !== null)) yield { line, broken: why };
      const rest = last && cut !== null ? closed(piece) : null;
      if (rest !== null && (!guessed || i === 0 || alike(rest, broken.keys))) yield { line, value: rest };
    }
    line += piece.split('\n').length - (guessed ? 1 : 0);
  }
}

/** Records written without line ends mostly begin with the same key. */
function byFirstKey(text: string): string[] {
  const first = /^\s*(\{\s*"[^"\\]{1,60}"\s*:)/.exec(text)?.[1];
  if (!first) return [text];
  const pieces = text.split(new RegExp(`,\\s*(?=${first.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')})`));
  return pieces;
}

function alike(value: unknown, keys: ReadonlySet<string>): boolean {
  return isRaw(value) && keys.size > 0 && [...keys].filter((key) => Object.hasOwn(value, key)).length * 2 >= keys.size;
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\]]/g;

/** The text up to the last object or list that ends, with what is still open closed; null where that is no JSON. */
function closed(text: string): unknown {
  const open: string[] = [];
  let end = 0;
  let closers = '';
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (token === '{') open.push('}');
    else if (token === '[') open.push(']');
    else if (token === '}' || token === ']') {
      if (open.pop() !== token) return null;
      end = index + 1;
      closers = [...open].reverse().join('');
    }
  }
  if (end === 0) return null;
  const found = parse(text.slice(0, end) + closers);
  return 'value' in found ? found.value : null;
}

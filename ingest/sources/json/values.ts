/** Cuts a stream of JSON text into its records without holding more than one of them. */
import { isRaw } from '../fields.ts';
import { type JsonRecord, parse } from './parse.ts';
import { salvage } from './salvage.ts';

/** Longest record that is taken, in characters. */
const MAX_RECORD = 200_000_000;

const OPEN = new Map([
  ['{', '}'],
  ['[', ']'],
]);
/** Strings skip ahead to what can end them; elsewhere only brackets, quotes, commas and colons matter. */
const IN_STRING = /["\\\n]/g;
const OUTSIDE = /["{}[\],:\n]|[^\s"{}[\],:]+/g;

/**
 * Records are the elements of a top-level list, of a list under one of `wrappers` in a top-level object, or else the
 * top-level values themselves. A closing bracket of the wrong kind closes what it can, and a string ends with its
 * line, so that a broken record costs itself and seldom its neighbours.
 */
export async function* jsonValues(
  chunks: AsyncIterable<string>,
  wrappers: ReadonlySet<string>,
): AsyncGenerator<JsonRecord> {
  /** Closing brackets awaited. */
  const stack: string[] = [];
  /** Depth at which records lie; -1 while a top-level object may still turn out to hold a list. */
  let base = 0;
  let line = 1;
  let parts: string[] | null = null;
  let size = 0;
  let startLine = 1;
  let inString = false;
  let escaped = false;
  /** Last string at depth 1 of a top-level object, which may be the key of a list. */
  let word = '';
  let inWord = false;
  let wrapped = false;
  /** A top-level object with a title is a record itself, whatever lists it holds. */
  let titled = false;
  let before = '';

  /** Blanks before the record where it is the first thing on its line; null where it is not. */
  let indent: number | null = null;
  /** Place of the last line end in this chunk, less than 0 where it was in an earlier one. */
  let lineEnd = -1;
  let first = true;
  let keys: ReadonlySet<string> = new Set();

  const begin = (at: number, fresh: boolean) => {
    parts = [];
    size = 0;
    startLine = line;
    indent = fresh ? at - lineEnd - 1 : null;
  };

  function* finish(why: string | null = null): Generator<JsonRecord> {
    const text = parts?.join('') ?? '';
    const long = size > MAX_RECORD;
    parts = null;
    if (long) yield { line: startLine, broken: 'the record is longer than 200 MB' };
    else if (text.trim() !== '') {
      const whole = parse(text);
      if ('value' in whole) {
        if (isRaw(whole.value)) keys = new Set(Object.keys(whole.value));
        yield { line: startLine, ...whole };
      } else yield* salvage({ text, line: startLine, indent, cut: why, keys });
    }
  }

  for await (const chunk of chunks) {
    let from = 0;
    const keep = (to: number) => {
      if (parts && to > from) {
        size += to - from;
        if (size <= MAX_RECORD) parts.push(chunk.slice(from, to));
        else parts = [];
      }
      from = to;
    };
    for (let i = 0; i < chunk.length; ) {
      if (inString) {
        if (escaped) {
          escaped = false;
          i += 1;
          continue;
        }
        IN_STRING.lastIndex = i;
        const found = IN_STRING.exec(chunk);
        const end = found ? found.index : chunk.length;
        if (inWord && word.length < 100) word += chunk.slice(i, end);
        i = end;
        if (!found) break;
        if (found[0] === '\\') escaped = true;
        else inString = false;
        if (found[0] === '\n') {
          line += 1;
          lineEnd = i;
          first = true;
        }
        if (!inString) inWord = false;
        i += 1;
        continue;
      }
      OUTSIDE.lastIndex = i;
      const found = OUTSIDE.exec(chunk);
      if (!found) break;
      const [token] = found;
      i = found.index + token.length;
      if (token === '\n') {
        line += 1;
        lineEnd = found.index;
        first = true;
        continue;
      }
      const fresh = first;
      first = false;
      // A list that a stray bracket closed too early goes on where an object follows without a key.
      if (base === -1 && stack.length === 1 && token === '{' && before !== ':') {
        stack.push(']');
        base = 2;
      }
      before = token;
      const depth = stack.length;
      const closer = OPEN.get(token);
      if (closer) {
        if (depth === 0) {
          base = token === '[' ? 1 : 0;
          wrapped = false;
          titled = false;
        } else if (depth === 1 && base === 0 && token === '[' && stack[0] === '}' && !titled && wrappers.has(word)) {
          base = 2;
          wrapped = true;
          parts = null;
        }
        if (depth === base && !parts) {
          from = found.index;
          begin(found.index, fresh);
        }
        stack.push(closer);
      } else if (token === '}' || token === ']') {
        const at = stack.lastIndexOf(token);
        const left = at < 0 ? depth : at;
        if (parts && left < base) {
          keep(found.index);
          yield* finish();
        }
        stack.length = left;
        if (parts && left === base) {
          keep(i);
          yield* finish();
        }
        if (wrapped && left === 1) {
          base = -1;
          word = '';
        }
        if (left === 0) base = 0;
      } else if (token === ',') {
        if (parts && depth === base && depth > 0) {
          keep(found.index);
          yield* finish();
        }
      } else if (token === '"') {
        inString = true;
        inWord = depth === 1 && base === 0;
        if (inWord) word = '';
        if (depth === base && !parts && depth > 0) {
          from = found.index;
          begin(found.index, fresh);
        }
      } else if (token === ':') {
        if (depth === 1 && base === 0 && word === 'title') titled = true;
      } else if (depth === base && !parts && depth > 0) {
        from = found.index;
        begin(found.index, fresh);
      }
    }
    keep(chunk.length);
    lineEnd -= chunk.length;
  }
  if (parts) yield* finish('the file ends inside this record');
  else if (stack.length > 0) yield { line, broken: 'the file ends inside its list' };
}

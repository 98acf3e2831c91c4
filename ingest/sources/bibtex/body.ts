/** The inside of one BibTeX entry: its key and its fields, macros put in, values joined, up to where it breaks. */
export interface EntryBody {
  readonly key: string;
  /** Names in lower case; TeX as written. */
  readonly fields: ReadonlyMap<string, string>;
  /** What could not be read, for a person; null when all was read. */
  readonly broken: string | null;
}

const FIELD = /\s*,?\s*([^\s=,{}"#]+)\s*=\s*/y;
const BARE = /[^\s,#{}"]+/y;
const NEXT_FIELD = /\n\s*,?\s*[a-z][\w+-]*\s*=\s*[{"\d]/gi;
const JOIN = /\s*#\s*/y;

/** `macros` are the `@string` values so far, by lower-case name. The first of two fields of one name counts. */
export function parseBody(body: string, macros: ReadonlyMap<string, string>): EntryBody {
  const keyed = /^\s*([^,={}"\n]*?)\s*(?:,|$)/.exec(body);
  const key = keyed ? keyed[1]! : '';
  let at = keyed ? keyed[0].length : 0;
  const fields = new Map<string, string>();
  let broken: string | null = null;
  /** Behind a break the next line that begins a field counts again. */
  const resume = (what: string): boolean => {
    broken ??= what;
    NEXT_FIELD.lastIndex = at;
    const next = NEXT_FIELD.exec(body);
    if (next) at = next.index;
    return next !== null;
  };
  for (;;) {
    FIELD.lastIndex = at;
    const name = FIELD.exec(body);
    if (!name) {
      const rest = body.slice(at).replace(/^[\s,]+/, '');
      if (rest === '' || !resume(`the part from “${rest.slice(0, 30).replace(/\s+/g, ' ')}” on`)) break;
      continue;
    }
    at = FIELD.lastIndex;
    const value = readValue(body, at, macros);
    if (value !== null) {
      at = value.end;
      const field = name[1]!.toLowerCase();
      if (!fields.has(field)) fields.set(field, value.text);
    } else if (!resume(`the value of "${name[1]}"`)) break;
  }
  return { key, fields, broken };
}

/** One value from `at`: braces, quotes, numbers and macros, joined by `#`; null when it does not end. */
export function readValue(
  body: string,
  from: number,
  macros: ReadonlyMap<string, string>,
): { readonly text: string; readonly end: number } | null {
  let at = from;
  let text = '';
  for (;;) {
    const opener = body[at];
    if (opener === '{' || opener === '"') {
      const end = closing(body, at + 1, opener === '{' ? '}' : '"');
      if (end < 0) return null;
      text += body.slice(at + 1, end);
      at = end + 1;
    } else {
      BARE.lastIndex = at;
      const bare = BARE.exec(body);
      if (!bare) return null;
      text += macros.get(bare[0].toLowerCase()) ?? bare[0];
      at = BARE.lastIndex;
    }
    JOIN.lastIndex = at;
    const join = JOIN.exec(body);
    if (!join) return { text, end: at };
    at = JOIN.lastIndex;
  }
}

function closing(body: string, from: number, closer: '}' | '"'): number {
  let depth = 0;
  for (let i = from; i < body.length; i++) {
    const char = body[i];
    if (depth === 0 && char === closer) return i;
    if (char === '{') depth += 1;
    else if (char === '}' && depth > 0) depth -= 1;
  }
  return -1;
}

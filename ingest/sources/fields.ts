/** Reading a foreign JSON record field by field: a value of the wrong shape is said and kept, a missing one is null. */
import type { Problem } from '../model.ts';

type Raw = Readonly<Record<string, unknown>>;

export interface Fields {
  /** Trimmed, runs of blanks folded; a number counts as its digits; '' is null. */
  readonly text: (key: string) => string | null;
  /** A whole number of at least 0, also written as a string. */
  readonly count: (key: string) => number | null;
  readonly flag: (key: string) => boolean | null;
  /** A list of texts (nulls and blanks left out); a single text is a list of one. */
  readonly texts: (key: string) => string[];
  readonly record: (key: string) => Fields | null;
  /** A list of objects, nulls left out. */
  readonly records: (key: string) => Fields[];
  /** The value as it stands, taken as read. */
  readonly raw: (key: string) => unknown;
  readonly has: (key: string) => boolean;
  /** What was never asked for, or could not be read, also inside the objects that were asked for. */
  readonly rest: () => Record<string, unknown>;
}

export type Wrong = (path: string, expected: string) => void;

export function isRaw(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function foldSpace(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** `wrong` is told the path of each field whose value has another shape than asked for. */
export function fieldsOf(raw: Raw, wrong: Wrong, path = ''): Fields {
  const asked = new Set<string>();
  const inner = new Map<string, Fields | readonly Fields[]>();
  const take = (key: string): unknown => {
    asked.add(key);
    return Object.hasOwn(raw, key) ? raw[key] : null;
  };
  const refuse = (key: string, expected: string): null => {
    wrong(path + key, expected);
    asked.delete(key);
    return null;
  };
  const asText = (value: unknown): string | null =>
    typeof value === 'string' ? foldSpace(value) : typeof value === 'number' ? String(value) : null;

  return {
    text(key) {
      const value = take(key);
      if (value === null || value === undefined) return null;
      const text = asText(value);
      return text === null ? refuse(key, 'a text') : text || null;
    },
    count(key) {
      const value = take(key);
      if (value === null || value === undefined || value === '') return null;
      const number = typeof value === 'string' ? Number(value) : value;
      return typeof number === 'number' && Number.isInteger(number) && number >= 0 ? number : refuse(key, 'a number');
    },
    flag(key) {
      const value = take(key);
      if (value === null || value === undefined) return null;
      return typeof value === 'boolean' ? value : refuse(key, 'true or false');
    },
    texts(key) {
      const value = take(key);
      if (value === null || value === undefined) return [];
      const list = Array.isArray(value) ? value : [value];
      const texts = list.filter((one) => one !== null).map(asText);
      if (texts.some((one) => one === null)) refuse(key, 'a list of texts');
      return texts.filter((one) => one !== null).filter(Boolean);
    },
    record(key) {
      const value = take(key);
      if (value === null || value === undefined) return null;
      if (!isRaw(value)) return refuse(key, 'an object');
      const known = inner.get(key);
      if (known && !Array.isArray(known) && 'rest' in known) return known;
      const fields = fieldsOf(value, wrong, `${path}${key}.`);
      inner.set(key, fields);
      return fields;
    },
    records(key) {
      const value = take(key);
      if (value === null || value === undefined) return [];
      if (!Array.isArray(value)) {
        refuse(key, 'a list of objects');
        return [];
      }
      const given = value.filter((one) => one !== null);
      if (!given.every(isRaw)) refuse(key, 'a list of objects');
      const list = given.filter(isRaw).map((one) => fieldsOf(one, wrong, `${path}${key}.`));
      inner.set(key, list);
      return list;
    },
    raw: take,
    has: (key) => Object.hasOwn(raw, key) && raw[key] !== null,
    rest() {
      const rest = Object.entries(raw).filter(([key, value]) => !asked.has(key) && value !== null);
      for (const [key, fields] of inner) {
        if (!asked.has(key)) continue;
        const left = 'rest' in fields ? fields.rest() : fields.map((one) => one.rest());
        const empty = Array.isArray(left)
          ? left.every((one) => Object.keys(one).length === 0)
          : Object.keys(left).length === 0;
        if (!empty) rest.push([key, left]);
      }
      return Object.fromEntries(rest);
    },
  };
}

/** Collects what `fieldsOf` finds wrong in one record as a single Problem. */
export function wrongFields(
  source: string,
  line: number,
): { readonly wrong: Wrong; readonly problems: () => Problem[] } {
  const found = new Map<string, string>();
  return {
    wrong: (path, expected) => found.set(path, expected),
    problems: () => {
      if (found.size === 0) return [];
      const list = [...found].map(([path, expected]) => `"${path}" is not ${expected}`).join(', ');
      return [{ source, line, what: `${list}; kept under "extra"`, remedy: 'mend the record or leave it as it is' }];
    },
  };
}

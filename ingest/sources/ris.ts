/** RIS as EndNote, Mendeley, Zotero, Scopus and others write it, and PubMed's own tagged form under the same name. */
import type { Listing, Problem, StatedDate } from '../model.ts';
import type { SourceFormat, SourceInput, SourceItem } from './contract.ts';
import { wordDate } from './dates.ts';
import { foldSpace } from './fields.ts';
import { idsInText, paperIdsOf } from './ids-field.ts';
import { emptyListing } from './listing.ts';

/** Tags fill four columns; `TY -` with one blank and `TY  -JOUR` with none behind are met too. */
const TAG = /^(?:(?=.{4}-)|(?=[A-Z]{2} -))([A-Z][A-Z0-9]{1,3}) *-(?: (.*))?$|^([A-Z][A-Z0-9]) {2}-(\S.*)$/;
/** The same in small letters, indented, or with a tab. */
const LOOSE = /^\s*([A-Za-z][A-Za-z0-9])(?: {1,2}|\t) ?-(?:\s(.*))?$/;
const START = new Set(['TY', 'PMID']);
/** Each line behind one of these that is set in is another name. */
const AUTHORS = new Set(['AU', 'A1', 'FAU']);
const RECORD = /^(?:TY {1,2}- ?[A-Z]|PMID- ?\d)/m;

interface Draft {
  readonly line: number;
  readonly tags: Map<string, string[]>;
  ended: boolean;
}

async function* read(input: SourceInput): AsyncGenerator<SourceItem> {
  let draft: Draft | null = null;
  let last: string | null = null;
  let strays = 0;
  let strayLine = 0;
  const loose = !RECORD.test(input.head);
  for await (const { line, text: raw } of input.lines()) {
    for (const text of raw.split('\r')) {
      const found = TAG.exec(text.trimEnd()) ?? (loose ? LOOSE.exec(text.trimEnd()) : null);
      const tag = found ? (found[1] ?? found[3])!.toUpperCase() : null;
      const value = (found?.[2] ?? found?.[4] ?? '').trim();
      // Without its first line a record begins behind the end of the one before.
      if (tag !== null && (START.has(tag) || (!draft && tag !== 'ER'))) {
        if (draft) yield* finish(draft, input.name);
        draft = { line, tags: new Map(), ended: false };
      }
      if (tag === 'ER') {
        if (draft) yield* finish({ ...draft, ended: true }, input.name);
        draft = null;
        last = null;
      } else if (tag !== null && draft) {
        const values = draft.tags.get(tag) ?? [];
        values.push(value);
        draft.tags.set(tag, values);
        last = tag;
      } else if (text.trim() !== '' && draft && last !== null) {
        const values = draft.tags.get(last)!;
        if (AUTHORS.has(last) && /^\s+\S.*,/.test(text)) values.push(text.trim());
        else values[values.length - 1] = `${values.at(-1)} ${text.trim()}`.trim();
      } else if (/[^\s\d.]/.test(text)) {
        strays += 1;
        strayLine ||= line;
      }
    }
  }
  if (draft) yield* finish(draft, input.name, true);
  if (strays > 0) {
    const what = `${strays === 1 ? 'a line belongs' : `${strays} lines belong`} to no record; left out`;
    yield { problem: { source: input.name, line: strayLine, what, remedy: 'records begin with a line "TY  - "' } };
  }
}

function* finish(draft: Draft, file: string, last = false): Generator<SourceItem> {
  const said = (what: string, remedy: string): Problem => ({ source: file, line: draft.line, what, remedy });
  const pubmed = draft.tags.has('PMID');
  const listing = toListing(draft, file, pubmed ? PUBMED : RIS);
  if (listing === null) yield { problem: said('a record without a title; left out', 'add a line "TI  - "') };
  else {
    // PubMed has no end mark, but each of its records ends with its source.
    if (pubmed ? last && !draft.tags.has('SO') : !draft.ended) {
      const what = `a record without its end ("${pubmed ? 'SO' : 'ER'}  - "); kept`;
      yield { problem: said(what, 'the file may end too early: export it again') };
    }
    yield { listing };
    const names = (pubmed ? PUBMED : RIS).date;
    const slip = names.flatMap((tag) => draft.tags.get(tag) ?? []).find((text) => /\d{4}/.test(text));
    if (listing.date === null && slip !== undefined) {
      yield { problem: said(`“${slip.slice(0, 40)}” is no date of a paper; kept under "extra"`, 'mend the date') };
    }
  }
}

interface Tags {
  readonly title: readonly string[];
  readonly abstract: readonly string[];
  readonly authors: readonly string[];
  readonly date: readonly string[];
  readonly venue: readonly string[];
  readonly doi: readonly string[];
  readonly links: readonly string[];
  readonly key: readonly string[];
}

/** Of the tags of one field the first that is there counts. */
const RIS: Tags = {
  title: ['TI', 'T1', 'CT', 'BT', 'ST'],
  abstract: ['AB', 'N2'],
  authors: ['AU', 'A1'],
  date: ['DA', 'PY', 'Y1'],
  venue: ['T2', 'JO', 'JF', 'JA', 'J2', 'BT'],
  doi: ['DO', 'DI', 'M3', 'C7', 'AN', 'M1', 'N1', 'UR', 'L1', 'L2'],
  links: ['UR', 'L1', 'L2', 'LK'],
  key: ['ID', 'LB'],
};
const PUBMED: Tags = {
  title: ['TI', 'BTI'],
  abstract: ['AB'],
  authors: ['FAU', 'AU'],
  date: ['DP', 'DEP'],
  venue: ['JT', 'TA'],
  doi: ['LID', 'AID'],
  links: [],
  key: [],
};

function toListing(draft: Draft, file: string, names: Tags): Listing | null {
  const values = (tags: readonly string[]) =>
    tags.map((tag) => draft.tags.get(tag) ?? []).find((list) => list.some(Boolean)) ?? [];
  const title = foldSpace(values(names.title)[0] ?? '');
  if (title === '') return null;
  const all = names.doi.flatMap((tag) => draft.tags.get(tag) ?? []);
  const dates = names.date.flatMap((tag) => draft.tags.get(tag) ?? []);
  const abstract = foldSpace(values(names.abstract).join(' '));
  const taken = new Set<string>([
    ...names.title,
    ...names.abstract,
    ...names.authors,
    ...names.venue,
    ...names.links,
    ...names.key,
    'DO',
  ]);
  const used = new Set([...taken].filter((tag) => draft.tags.has(tag)));
  const rest = [...draft.tags]
    .filter(([tag]) => !used.has(tag))
    .map(([tag, list]) => [tag, list.length === 1 ? list[0] : list] as const);
  return {
    ...emptyListing({ source: { file, line: draft.line }, title }),
    abstract: abstract || null,
    authors: values(names.authors).map(authorName).filter(Boolean),
    date: bestDate(dates),
    venue: foldSpace(values(names.venue)[0] ?? '') || null,
    ids: {
      ...paperIdsOf({ citation_key: values(names.key)[0] ?? null }),
      ...Object.assign({}, ...all.map((text) => idsInText(text.replace(/\s*\[doi\]$/i, ''))).reverse()),
    },
    links: values(names.links).filter((url) => /^https?:\/\//i.test(url)),
    extra: Object.fromEntries(rest),
  };
}

/** `Hu, Edward J.` is written the way people say it. */
export function authorName(text: string): string {
  const [family, given, suffix] = text.split(/\s*,\s*/);
  return foldSpace([given, family, suffix].filter(Boolean).join(' '));
}

/** The most exact of `2021/06/17/`, `2021`, `2021 Jun 17`, `Jun 2021`. */
function bestDate(texts: readonly string[]): StatedDate | null {
  const found = texts.map(risDate).filter((date) => date !== null);
  const weight = (date: StatedDate) => (date.day ? 2 : date.month ? 1 : 0);
  return found.reduce<StatedDate | null>(
    (best, date) => (best === null || weight(date) > weight(best) ? date : best),
    null,
  );
}

/** RIS puts what follows the day behind a last slash: `2020/06/17/Summer`. */
function risDate(text: string): StatedDate | null {
  return wordDate(text.replace(/\/+[^/\d]*$/, ''));
}

export const ris: SourceFormat = {
  name: 'ris',
  description: 'RIS of reference managers, and PubMed exports',
  detect: (head) => {
    if (RECORD.test(head)) return 0.9;
    if (/^[ \t]*TY(?: {1,2}|\t) ?-\s?[A-Z]/im.test(head)) return 0.8;
    return /^ER {1,2}-/m.test(head) && /^(?:TI|T1|AU|A1) {1,2}- /m.test(head) ? 0.5 : 0;
  },
  read,
};

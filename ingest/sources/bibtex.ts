/** BibTeX and biblatex, entry by entry, so that a broken entry costs itself; citation keys and eprints kept, `crossref` followed. */
import type { Problem } from '../model.ts';
import { parseBody, readValue } from './bibtex/body.ts';
import { bibEntries, type RawEntry } from './bibtex/entries.ts';
import { entryListing } from './bibtex/listing.ts';
import type { SourceFormat, SourceInput, SourceItem } from './contract.ts';
import { isMarkdown } from './markdown.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Entries that others take fields from; only their fields are held until the end. */
const CONTAINER = /^(?:mv)?(?:proceedings|book|collection|reference|periodical|conference)$|^xdata$/;

/** A year in figures that no paper has: `0001`, `9999`. Words (`in press`) are no slip. */
const SLIP = /(?<![\dc])\d{4}(?![\dX])/;

type FieldMap = ReadonlyMap<string, string>;

interface Waiting {
  readonly entry: RawEntry;
  readonly key: string;
  readonly fields: FieldMap;
}

/** An entry that takes fields from another comes last, as that other may stand anywhere. */
async function* read(input: SourceInput): AsyncGenerator<SourceItem> {
  const macros = new Map(MONTHS.map((name) => [name, name]));
  const containers = new Map<string, FieldMap>();
  const waiting: Waiting[] = [];
  const said = (line: number, what: string, remedy: string): SourceItem => {
    const problem: Problem = { source: input.name, line, what, remedy };
    return { problem };
  };

  function* emit({ entry, key, fields }: Waiting): Generator<SourceItem> {
    const listing = entryListing(key, entry.type, fields, { file: input.name, line: entry.line });
    if (listing) {
      yield { listing };
      const date =
        listing.date === null ? SLIP.exec(`${fields.get('date') ?? ''} ${fields.get('year') ?? ''}`)?.[0] : null;
      if (date)
        yield said(entry.line, `entry “${key}”: “${date}” is no year of a paper; kept under "extra"`, 'mend it');
    } else if (entry.type !== 'set') yield said(entry.line, `entry “${key}” has no title; left out`, 'add its title');
  }

  for await (const entry of bibEntries(input)) {
    if (entry.type === 'comment' || entry.type === 'preamble') continue;
    if (entry.type === 'string') {
      const named = /^\s*([^\s=]+)\s*=\s*/.exec(entry.body);
      const value = named ? readValue(entry.body, named[0].length, macros) : null;
      if (named && value) macros.set(named[1]!.toLowerCase(), value.text);
      else yield said(entry.line, 'a @string that cannot be read; left out', 'mend it');
      continue;
    }
    const { key, fields, broken } = parseBody(entry.body, macros);
    if (!entry.closed || broken !== null) {
      const why = broken === null ? 'it is never closed' : `${broken} cannot be read`;
      const kept = fields.size > 0 ? 'the other fields are kept' : 'left out';
      yield said(entry.line, `entry “${key}” is broken: ${why}; ${kept}`, 'mend the entry');
      if (fields.size === 0) continue;
    }
    if (CONTAINER.test(entry.type)) containers.set(key.toLowerCase(), fields);
    if (entry.type === 'xdata') continue;
    if (fields.has('crossref') || fields.has('xdata')) waiting.push({ entry, key, fields });
    else yield* emit({ entry, key, fields });
  }
  for (const one of waiting) yield* emit({ ...one, fields: inherited(one.fields, containers, 0) });
}

/** The fields of an entry and, where it has none of its own, those of its `xdata` and `crossref`. */
function inherited(fields: FieldMap, containers: ReadonlyMap<string, FieldMap>, depth: number): FieldMap {
  // Chains of containers are short; a ring of them is a slip.
  if (depth > 5) return fields;
  const out = new Map(fields);
  const parent = (key: string | undefined) => {
    const found = containers.get((key ?? '').trim().toLowerCase());
    return found ? inherited(found, containers, depth + 1) : null;
  };
  for (const key of (fields.get('xdata') ?? '').split(',')) {
    for (const [name, value] of parent(key) ?? []) if (!out.has(name)) out.set(name, value);
  }
  for (const [name, value] of parent(fields.get('crossref')) ?? []) {
    const own = name === 'title' ? 'booktitle' : name === 'subtitle' ? 'booksubtitle' : name;
    if (!out.has(own) && !['author', 'abstract', 'doi', 'url', 'eprint'].includes(name)) out.set(own, value);
  }
  return out;
}

export const bibtex: SourceFormat = {
  name: 'bibtex',
  description: 'BibTeX and biblatex',
  detect: (head, name) => {
    if (/^\s*[[{<]/.test(head) || isMarkdown(head)) return 0;
    if (/^[\s%]*@[a-z]+\s*(?:\{\s*[^\n,={}"]*|\(\s*[^\s,={}()"]*)\s*,/im.test(head)) return 0.8;
    if (/\.bib(?:\.gz)?$/i.test(name) && /@[a-z]+\s*[{(]/i.test(head)) return 0.6;
    return /^\s*@(?:string|preamble|comment)\s*[{(]/im.test(head) ? 0.6 : 0;
  },
  read,
};

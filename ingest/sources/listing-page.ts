/** Text copies of Hugging Face paper pages: titles, abstracts and the block under them, however the copy glued or parted its lines. */
import type { Problem } from '../model.ts';
import type { SourceFormat, SourceInput, SourceItem, SourceOptions } from './contract.ts';
import { isMarkdown } from './markdown.ts';
import { afterHead, hasPageHead } from './page/head.ts';
import { pageLines } from './page/lines.ts';
import { authorsLine, dateLine, isDot, organisationLine } from './page/meta.ts';
import { hasMeta, incomplete, isPaper, newRecord, type PageRecord, toListing } from './page/record.ts';

/** Titles of real pages have at most 176 characters, abstracts at least 300 wherever the two could be confused. */
const TITLE_MAX = 300;
const CUT_DATE = /^[A-Z][a-z]{0,2}(?: \d{0,2}(?:,(?: \d{0,3})?)?)?$/;

/**
 * Blank lines are not trusted, as some copies have none: a title is a short line, what follows it is its abstract, and the
 * block of authors, dot and date ends a paper. A paper whose date lacks the year comes last, as its year is only known
 * when the page has been read: `asOfYear`, else the newest year of the page plus one.
 */
async function* read(input: SourceInput, options: SourceOptions): AsyncGenerator<SourceItem> {
  const lines = pageLines(input);
  const waiting: PageRecord[] = [];
  let open: PageRecord | null = null;
  let newest: number | null = null;
  let metaPage = false;
  let first = true;

  function* close(last = false): Generator<SourceItem> {
    if (!open) return;
    const record = open;
    open = null;
    const place = { first, last, metaPage };
    first = false;
    const problem = incomplete(record, input.name, place);
    if (problem) yield { problem };
    if (!isPaper(record, place)) return;
    metaPage ||= hasMeta(record);
    const year = record.date?.year ?? null;
    if (year !== null) newest = Math.max(newest ?? year, year);
    if (record.date && year === null) waiting.push(record);
    else yield { listing: toListing(record, input.name) };
  }

  for (let at = await lines.next(); at; at = await lines.next()) {
    const { line, text } = at;
    const next = await lines.peek();
    if (open && !open.date && takeMeta(open, text, next?.text ?? null)) continue;
    // What is left of a block whose paper stood before the start of the copy.
    if (!open && (startsMeta(text) || dateLine(text) || (next && isDot(next.text)))) continue;
    const rest = afterHead(text);
    if (rest !== text) first = false;
    if (rest === null) continue;
    const long = rest.length > TITLE_MAX;
    const headOrTitle = rest !== text;
    if (!open || open.date || headOrTitle) {
      yield* close();
      if (long) yield { problem: orphan(input.name, line) };
      else open = newRecord(line, rest);
    } else if (open.paragraphs.length === 0 && !hasMeta(open)) {
      if (!long && next && next.text.length > TITLE_MAX && !startsMeta(next.text)) {
        yield* close();
        open = newRecord(line, rest);
      } else open.paragraphs.push(rest);
    } else if (long && !hasMeta(open)) {
      open.paragraphs.push(rest);
      yield { problem: secondParagraph(input.name, line) };
    } else if (long) {
      yield* close();
      yield { problem: orphan(input.name, line) };
    } else {
      yield* close();
      open = newRecord(line, rest);
    }
  }
  yield* close(true);
  for (const record of waiting) {
    const year = options.asOfYear ?? (newest === null ? null : newest + 1);
    if (record.date && year !== null) record.date = { ...record.date, year, inferred: true };
    yield { listing: toListing(record, input.name) };
  }
}

function startsMeta(text: string): boolean {
  return authorsLine(text) !== null || isDot(text);
}

/** Takes a line of the block under an abstract into its record; false when the line is none. */
function takeMeta(record: PageRecord, text: string, next: string | null): boolean {
  const count = authorsLine(text);
  if (count !== null) {
    record.authors = count;
    return true;
  }
  if (isDot(text)) {
    record.dotted = true;
    return true;
  }
  if (text.startsWith('•') || (record.dotted && next === null && CUT_DATE.test(text) && !dateLine(text))) {
    record.cut = true;
    return true;
  }
  if (record.dotted || record.authors !== null) {
    const found = dateLine(text);
    if (found) Object.assign(record, found);
    return found !== null;
  }
  if (next !== null && isDot(next) && record.authors === null && record.paragraphs.length > 0) {
    Object.assign(record, organisationLine(text));
    return true;
  }
  return false;
}

function orphan(source: string, line: number): Problem {
  return {
    source,
    line,
    what: 'a long text without a title above it; left out',
    remedy: 'put its title on the line above, or copy the page from its top',
  };
}

function secondParagraph(source: string, line: number): Problem {
  return {
    source,
    line,
    what: 'a second long text follows one title; read as part of its abstract',
    remedy: 'if a title is missing above this line, put it there',
  };
}

/** Certain with the head of a page or a block of authors, dot and date; possible where short and long lines take turns. */
function detect(head: string): number {
  if (/^\s*[[{<@]/.test(head) || /^TY {1,2}- /m.test(head) || isMarkdown(head)) return 0;
  if (hasPageHead(head)) return 0.95;
  if (/^[ \t]*• \d+ authors?\s*·\s*[A-Z][a-z]{2} \d/m.test(head)) return 0.9;
  const lines = head
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
    .slice(0, 40);
  if (lines.some((line) => /^(?:[-*] |\d+\. )/.test(line))) return 0;
  const turns = lines.filter((line, i) => i > 0 && line.length > TITLE_MAX && isTitle(lines[i - 1]!)).length;
  return turns >= 1 && turns * 2 >= lines.length - 2 ? 0.3 : 0;
}

function isTitle(line: string): boolean {
  return line.length <= TITLE_MAX && line.split(/\s+/).length >= 3 && !/[:;,]$/.test(line);
}

export const listingPage: SourceFormat = {
  name: 'listing-page',
  description: 'text copies of Hugging Face paper pages: titles, abstracts, author counts and dates',
  detect,
  read,
};

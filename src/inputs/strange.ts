/** What an input is that no format reads: one line that names it and says what to do. */
import type { Problem } from '../../graph/model.ts';

/** Files of a folder that are no source are named one by one up to this number, then counted. */
const NAMED = 20;

/** `{"error": "…"}` and its kin, whole: services answer so in place of papers. */
const ANSWERED =
  /^\{\s*(?:"(?:code|status|success|statusCode)"\s*:[^,{[]{0,40},\s*)?"(?:error|message|detail|errors)"\s*:\s*\[?\s*"((?:[^"\\]|\\.)*)"/;

/** From the first decoded characters of a text that no format knows. */
export function strange(source: string, head: string): Problem {
  const said = (what: string, remedy: string): Problem => ({ source, line: null, what, remedy });
  const text = head.trimStart();
  if (text === '') return said('the file holds nothing but blanks', 'put papers in it or leave it out');
  if (/^(?:<!doctype html|<html|<head|<body)/i.test(text)) {
    return said('an HTML page, no data', 'save its text (select all, copy) or the answer of the API instead');
  }
  const root = /^(?:<\?xml[\s\S]*?\?>\s*)?(?:<!--[\s\S]*?-->\s*|<!doctype[^>]*>\s*)*<([\w.:-]+)/i.exec(text)?.[1];
  if (root)
    return said(
      `XML of a kind that Kindred does not read (<${root}>)`,
      'for arXiv give Atom answers or the metadata snapshot',
    );
  if (/^(?:\[\s*\]|\{\s*\}|null)\s*$/.test(text))
    return said('an empty answer: no papers in it', 'ask for something else');
  if (/^[[{]/.test(text)) {
    const refused = ANSWERED.exec(text);
    if (refused) return said(`an error answer of a service (“${refused[1]!.slice(0, 80)}”), no data`, 'ask it again');
    if (/^\{\s*"total"\s*:\s*0\b/.test(text)) return said('a search that found nothing', 'ask for something else');
    return said('JSON without papers that Kindred knows', 'JSON lines of any keys are read with --map title=KEY');
  }
  if (
    text.length < 300 &&
    /^(?:too many requests|not found|forbidden|bad gateway|service unavailable|rate exceeded)/i.test(text)
  ) {
    return said(`an error answer of a service (“${text.trim().slice(0, 80)}”), no data`, 'ask it again');
  }
  return said(
    'no format that Kindred reads',
    'see `kindred help ingest` for the formats; a table needs a column "title"',
  );
}

/** The strangers of one folder: a single line where the folder gave no paper at all. */
export function* strangersOf(folder: string, strangers: readonly Problem[], fruitful: boolean): Generator<Problem> {
  const said = (what: string, remedy: string): Problem => ({ source: folder, line: null, what, remedy });
  if (!fruitful) {
    const files = strangers.length === 1 ? '1 file' : `${strangers.length} files`;
    yield said(
      `no papers in this folder (${files} looked at)`,
      'name a folder with files that `kindred help ingest` lists',
    );
    return;
  }
  yield* strangers.slice(0, NAMED);
  const more = strangers.length - NAMED;
  if (more > 0) yield said(`${more} more files that are no source`, 'none is needed');
}

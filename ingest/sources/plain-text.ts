/** Titles and abstracts that services hold with markup, as the text a reader sees. */
import { foldSpace } from './fields.ts';

const TAG = /<\/?(?:[a-z][a-z0-9]*:)?[a-z][a-z0-9-]*(?:\s[^<>]*)?\/?>/gi;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** Tags out, entities read, blanks folded: `Role of <i>p</i>53 &amp; co` gives `Role of p53 & co`. */
export function plainText(markup: string): string {
  return foldSpace(
    entities(
      markup.replace(TAG, (tag) => (/^<\/?(?:p|br|title|sec|div|li)\b|:(?:p|title|sec)\b/i.test(tag) ? ' ' : '')),
    ),
  );
}

/** XML's own entities, `&nbsp;`, and numbered characters; anything else stays as written. */
export function entities(text: string): string {
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,6});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return NAMED[name.toLowerCase()] ?? whole;
    const code = name[1]?.toLowerCase() === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000) ? String.fromCodePoint(code) : whole;
  });
}

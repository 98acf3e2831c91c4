/** The lines under an abstract: authors or organisation, a dot, the date with its comment count; also with nothing between them. */
import type { StatedDate } from '../../model.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
export const MONTH_NAMES = MONTHS.join('|');

const AUTHORS = /^[•●∙]\s*(\d{1,6}) authors?$/;
const DATE = new RegExp(`^(${MONTH_NAMES}) (\\d{1,2})(?:, (\\d{4}))?(?: (\\d{1,7}))?$`);
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The number of authors of `• 4 authors`; null for any other line. */
export function authorsLine(line: string): number | null {
  const found = AUTHORS.exec(line);
  return found ? Number(found[1]) : null;
}

const EMBEDDED = new RegExp(
  `\\s*[•●∙]\\s*\\d{1,6} authors?\\s*·\\s*(?:${MONTH_NAMES}) \\d{1,2}(?:, \\d{4})?(?: (?:\\d{1,3}(?=\\dD\\b)|\\d{1,4}(?!\\d)))?`,
  'g',
);

/** The lines that a glued line stands for: what is before such a block, its parts, what is behind it. */
export function unglued(line: string): string[] {
  if (!line.includes('·')) return [line];
  const out: string[] = [];
  let from = 0;
  for (const block of line.matchAll(EMBEDDED)) {
    out.push(line.slice(from, block.index));
    const [authors, date] = block[0].split('·');
    out.push(authors!, '·', date!);
    from = block.index + block[0].length;
  }
  out.push(line.slice(from));
  return out.map((part) => part.trim()).filter(Boolean);
}

export function isDot(line: string): boolean {
  return line === '·' || line === '•';
}

export interface DateLine {
  readonly date: StatedDate;
  readonly comments: number | null;
}

/** `Aug 13, 2024 2`: a date and two comments; `Sep 29 2`: the year is the page's own. Null for any other line. */
export function dateLine(line: string): DateLine | null {
  const found = DATE.exec(line);
  if (!found) return null;
  const month = MONTHS.indexOf(found[1]!) + 1;
  const day = Number(found[2]);
  if (day < 1 || day > DAYS[month - 1]!) return null;
  return {
    date: { year: found[3] ? Number(found[3]) : null, month, day, inferred: false },
    comments: found[4] ? Number(found[4]) : null,
  };
}

/** `apple Apple`: the picture's text, which is the handle, then the name as shown. A single word is the name. */
export function organisationLine(line: string): { readonly organisation: string; readonly handle: string | null } {
  const found = /^(\S+)\s+(\S.*)$/.exec(line);
  const handle = found?.[1] ?? '';
  if (!found || !/^[\w.-]+$/.test(handle)) return { organisation: line, handle: null };
  const first = squash(handle);
  const name = squash(found[2]!);
  const same =
    first !== '' &&
    (name.startsWith(first) || first.startsWith(name) || handle === handle.toLowerCase() || /[-_\d]/.test(handle));
  return same ? { organisation: found[2]!, handle } : { organisation: line, handle: null };
}

function squash(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Dates as sources write them, taken to the precision that they state and no further. */
import type { Problem, StatedDate } from '../model.ts';

/** Years outside are slips or placeholders (0001, 9999), never a paper's date. */
const FIRST_YEAR = 1400;
const LAST_YEAR = 2200;

export function stated(year: number, month: number | null = null, day: number | null = null): StatedDate | null {
  if (!Number.isInteger(year) || year < FIRST_YEAR || year > LAST_YEAR) return null;
  if (month === null || month < 1 || month > 12) return { year, month: null, day: null, inferred: false };
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return { year, month, day: day !== null && day >= 1 && day <= days ? day : null, inferred: false };
}

/** `2021`, `2021-06`, `2021-06-17`, also with slashes or a time behind it; null for anything else. */
export function isoDate(text: string): StatedDate | null {
  const found = /^(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2})(?:[T ].*)?)?)?\/*$/.exec(text.trim());
  if (!found) return null;
  const [, year, month, day] = found;
  return stated(Number(year), month ? Number(month) : null, day ? Number(day) : null);
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Also `17 June 2021`, `Jun 17, 2021`, `June 2021`, and the year alone of anything that holds one (`c2001`, `06/17/2021`). */
export function wordDate(text: string): StatedDate | null {
  const exact = isoDate(text.replace(/\/+$/, ''));
  if (exact) return exact;
  const figures = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text.trim());
  if (figures) {
    const [one, two, year] = [Number(figures[1]), Number(figures[2]), Number(figures[3])];
    // 06/05/2021 is May or June, as countries have it.
    return one > 12 ? stated(year, two, one) : two > 12 ? stated(year, one, two) : stated(year);
  }
  const year = /(?<!\d)(1[4-9]\d\d|2[01]\d\d)(?!\d)/.exec(text)?.[1];
  if (!year) return null;
  const month = MONTHS.findIndex((name) => new RegExp(`\\b${name}`, 'i').test(text)) + 1;
  const day = /\b([12]?\d|3[01])\b(?!\d)/.exec(text.replace(year, ''))?.[1];
  return stated(Number(year), month || null, month && day ? Number(day) : null);
}

/** What a record calls its date and is none of a paper (0001, 9999, 2021-13-40): kept as written, and said. */
export function unreadDate(
  text: string | null,
  date: StatedDate | null,
  said: (what: string, remedy: string) => Problem,
): { readonly extra: Readonly<Record<string, string>>; readonly problems: readonly Problem[] } {
  if (text === null || date !== null) return { extra: {}, problems: [] };
  const problem = said(`“${text.slice(0, 40)}” is no date of a paper; kept under "extra" as "date"`, 'mend the date');
  return { extra: { date: text }, problems: [problem] };
}

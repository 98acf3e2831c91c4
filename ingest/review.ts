/** What identity could not decide alone, or decided by titles alone, as questions that a person can answer in one line. */
import { byCodeUnit, paperIds } from '../graph/ids.ts';
import { parseCorrections } from './corrections.ts';
import { recordName, saidOf } from './identity/said.ts';
import { identify, type Link } from './identity.ts';
import type { Listing } from './model.ts';
import { bySource, worksOf } from './papers.ts';

export interface Side {
  /** As the corrections name it: a paper id, or `file:line` where the id would not tell the two apart. */
  readonly name: string;
  readonly record: string;
  readonly title: string;
  readonly authors: readonly string[];
  readonly year: number | null;
}

export interface Question {
  /** Eight digits that stay as long as both names do. */
  readonly code: string;
  /** `unsure`: two papers, perhaps one. `merged`: one paper, by its records' titles alone. */
  readonly kind: 'unsure' | 'merged';
  readonly why: string;
  /** How sure the rules are that it is one work, 0 to 1. */
  readonly score: number;
  readonly a: Side;
  readonly b: Side;
}

/** Questions by kind, then score, the surest first. `corrections` is the text of the corrections file. */
export function questions(unsorted: readonly Listing[], corrections: string): Question[] {
  const listings = bySource(unsorted);
  const said = saidOf(listings, parseCorrections(corrections).corrections, () => {});
  const found = identify(listings, said);
  const paperOf = new Map<string, string>();
  for (const { paper, listings: records } of worksOf(listings, found.groups)) {
    for (const record of records) paperOf.set(recordName(record), paper.id);
  }
  const question = (kind: Question['kind'], { a, b, score, why }: Link): Question => {
    const sides = [a, b].map((index, at): Side => {
      const listing = listings[index]!;
      const other = listings[at === 0 ? b : a]!;
      const record = recordName(listing);
      return {
        name: kind === 'unsure' ? (paperOf.get(record) ?? record) : ownName(listing, other),
        record,
        title: listing.title,
        authors: listing.authors,
        year: listing.date?.year ?? null,
      };
    });
    const [x, y] = sides as [Side, Side];
    return { code: codeOf(x.name, y.name), kind, why, score, a: x, b: y };
  };
  return [
    ...found.unsure.map((link) => question('unsure', link)),
    ...found.merged.map((link) => question('merged', link)),
  ];
}

/** An id that only this one of the two records gives, else its place. */
function ownName(listing: Listing, other: Listing): string {
  const theirs = new Set(paperIds(other));
  const own = paperIds(listing).find((id) => !id.startsWith('paper:title:') && !theirs.has(id));
  return own ?? recordName(listing);
}

/** The line of the corrections file that answers a question. */
export function answer(question: Question, same: boolean): string {
  return `${same ? 'same-as' : 'not-same'}\t${question.a.name}\t${question.b.name}`;
}

/** FNV-1a over both names, in either order. */
function codeOf(a: string, b: string): string {
  const text = [a, b].sort(byCodeUnit).join('\t');
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return (value >>> 0).toString(16).padStart(8, '0');
}

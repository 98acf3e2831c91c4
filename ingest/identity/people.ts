/** Author lists as far as identity goes: family names and first initials, and how far two lists agree. */
import { fold } from '../../graph/ids.ts';
import { plain } from './title.ts';

export interface Person {
  readonly family: string;
  /** First letter of the given name, empty when unknown. */
  readonly initial: string;
}

const PARTICLES = new Set('van der den de von zu la le del della di da dos do ten ter el al bin ibn st'.split(' '));
const SUFFIXES = new Set(['jr', 'sr', 'ii', 'iii', 'iv', 'phd', 'md', 'msci']);
const NOBODY = new Set(['anonymous', 'anon', 'others', 'unknown', 'etal', 'al', 'various', 'null', 'none']);
/** More authors than these are not compared. */
const MOST = 12;

/** `Hu, Edward J.`, `E. J. Hu` and `Edward Hu` are one person; null for a name of nobody (`Anonymous`). */
export function person(name: string): Person | null {
  const [before, after] = name.includes(',') ? (name.split(',', 2) as [string, string]) : [null, name];
  const parts = (text: string) =>
    fold(plain(text))
      .split(/[\s.]+/)
      .map((part) => part.replace(/[^\p{L}]+/gu, ''))
      .filter(Boolean);
  const given = before === null ? [] : parts(after);
  const full = parts(before ?? after);
  while (full.length > 1 && SUFFIXES.has(full.at(-1)!)) full.pop();
  // A family of several words is known by its last long one: `Altemus Cullen` and `Cullen` meet.
  const long = full.filter((part) => part.length > 1 && !PARTICLES.has(part));
  const family = (before === null ? full.at(-1) : (long.at(-1) ?? full.at(-1))) ?? '';
  if (!family || NOBODY.has(family)) return null;
  const first = before === null ? (full.length > 1 ? full[0]! : '') : (given[0] ?? '');
  return { family, initial: PARTICLES.has(first) ? '' : first.slice(0, 1) };
}

export function people(authors: readonly string[]): Person[] {
  const out: Person[] = [];
  for (const name of authors.slice(0, MOST)) {
    const found = person(name);
    if (found) out.push(found);
  }
  return out;
}

/** Two author lists: `unknown` when one is empty. */
export type Agreement = 'unknown' | 'strong' | 'some' | 'none';

/** `strong`: the same first author, or the same people in another order. */
export function agreement(a: readonly Person[], b: readonly Person[]): Agreement {
  if (!a.length || !b.length) return 'unknown';
  const shared = a.filter((one) => b.some((other) => alike(one, other))).length;
  if (shared === 0) return 'none';
  const part = shared / Math.min(a.length, b.length);
  if (alike(a[0]!, b[0]!)) return part >= 0.5 ? 'strong' : 'some';
  return part >= 0.75 && shared >= 2 ? 'strong' : 'some';
}

/** Shared people over all people, 0 to 1. */
export function overlap(a: readonly Person[], b: readonly Person[]): number {
  const shared = a.filter((one) => b.some((other) => alike(one, other))).length;
  return shared / Math.max(1, a.length + b.length - shared);
}

function alike(a: Person, b: Person): boolean {
  return a.family === b.family && (a.initial === b.initial || !a.initial || !b.initial);
}

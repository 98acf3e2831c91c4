/** How identity scales: N generated records with namesakes, preprints, parts and typing errors; prints time and memory. */

import type { IdentityRecord } from '../../ingest/identity/verdict.ts';
import { identify } from '../../ingest/identity.ts';

/** A fixed scramble of an integer (Thomas Wang's), so that record `i` is the same whenever it is asked for. */
function scramble(value: number): number {
  let key = value | 0;
  key = ~key + (key << 15);
  key ^= key >>> 12;
  key += key << 2;
  key ^= key >>> 4;
  key = Math.imul(key, 2057);
  return (key ^ (key >>> 16)) >>> 0;
}

const START = 'ba de fi go lu mi no pa ra se ti vo zu ke cha sto'.split(' ');
const END = 'net lor tion ing mat ral son ver ity gen'.split(' ');

/** Word `n` of a vocabulary in which low numbers are common. */
function word(n: number): string {
  return `${START[n % 16]}${START[Math.floor(n / 16) % 16]}${END[Math.floor(n / 256) % 10]}`;
}

/** Common words more often than rare ones: the square of an even choice. */
function drawn(seed: number): string {
  const share = scramble(seed) / 2 ** 32;
  return word(Math.floor(share * share * 2560));
}

/**
 * Record `index` of a million: of five records, three are works of their own, one is the published form of the one
 * before it, and one is a part, a near title or a copy without authors.
 */
export function generated(index: number): IdentityRecord {
  const work = index - (index % 5 === 3 || index % 5 === 4 ? (index % 5) - 2 : 0);
  const length = 5 + (scramble(work) % 6);
  const words = Array.from({ length }, (_, at) => drawn(work * 16 + at));
  const author = `${word(scramble(work + 7) % 2560)} ${word(scramble(work + 9) % 2560)}`;
  const second = `${word(scramble(work + 11) % 2560)} ${word(scramble(work + 13) % 2560)}`;
  const record = {
    title: words.join(' '),
    abstract: null,
    authors: [author, second],
    date: { year: 1990 + (scramble(work + 3) % 35), month: null, day: null, inferred: false },
    ids: index % 5 === 1 ? { arxiv: `${1000 + (index % 9000)}.${10000 + Math.floor(index / 9000)}` } : {},
  } satisfies IdentityRecord;
  if (index % 5 === 3) return { ...record, ids: { doi: `10.1000/${index}` } };
  if (index % 5 < 4) return record;
  const kind = scramble(index) % 3;
  if (kind === 0) return { ...record, title: `${record.title}, Part II` };
  if (kind === 1) return { ...record, title: record.title.slice(0, -2) };
  return { ...record, authors: [], date: null };
}

const count = Number(process.argv[2] ?? 1_000_000);
const started = process.hrtime.bigint();
const found = identify({ length: count, at: generated });
const wall = Number(process.hrtime.bigint() - started) / 1e9;
const cpu = process.cpuUsage();
const amount = (value: number) => value.toLocaleString('en');
process.stdout.write(
  [
    `${amount(count)} records: ${amount(found.groups.length)} works, ${amount(found.merged.length)} merged by title, ${amount(found.unsure.length)} for review`,
    `${wall.toFixed(0)} s, ${((cpu.user + cpu.system) / 1e6).toFixed(0)} s of CPU, at most ${Math.round(process.resourceUsage().maxRSS / 1024)} MB\n`,
  ].join('; '),
);

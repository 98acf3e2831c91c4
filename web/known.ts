/** What is known of a paper, as a filter asks for it: a thing it has, or (with a minus) a thing it lacks. Pure. */
import { KNOWN } from '../graph/compact.ts';

const BITS = {
  abstract: KNOWN.abstract,
  summary: KNOWN.summary,
  references: KNOWN.references,
  code: KNOWN.code,
  date: KNOWN.dateStated | KNOWN.dateInferred,
} as const;
export type Thing = keyof typeof BITS;
export const THINGS: readonly Thing[] = ['abstract', 'summary', 'references', 'code', 'date'];
export type Has = Thing | `-${Thing}`;
export const HAS: readonly Has[] = THINGS.flatMap((thing) => [thing, `-${thing}`] as const);

export const lacking = (thing: Thing): Has => `-${thing}`;

export function hasThing(known: number, thing: Thing): boolean {
  return (known & BITS[thing]) !== 0;
}

/** Whether the bits of KNOWN fulfil all of what is asked. */
export function fulfils(known: number, asked: readonly Has[]): boolean {
  return asked.every((one) => {
    const thing = THINGS.find((name) => one.endsWith(name));
    return thing === undefined || hasThing(known, thing) === !one.startsWith('-');
  });
}

/** Asked with, asked without, or no longer asked: a thing is never asked both. */
export function askFor(asked: readonly Has[], thing: Thing, wanted: Has): readonly Has[] {
  const others = asked.filter((one) => one !== thing && one !== lacking(thing));
  return asked.includes(wanted) ? others : [...others, wanted];
}

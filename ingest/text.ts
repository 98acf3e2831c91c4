/** Sentences and tokens of running text, each with its offsets in UTF-16 units; nothing is changed or lost. */

/** Half-open range of UTF-16 units. */
export type Span = readonly [start: number, end: number];

export interface Token {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const TOKEN = /\\[a-zA-Z]+|[\p{L}\p{M}\p{N}]+(?:\.(?=\p{N})[\p{L}\p{M}\p{N}]+)*|\S/gu;

/** Words, numbers with their decimals (`Qwen2.5`), LaTeX commands, and every other sign by itself. */
export function tokenise(text: string): Token[] {
  const out: Token[] = [];
  for (const found of text.matchAll(TOKEN)) {
    out.push({ start: found.index, end: found.index + found[0].length, text: found[0] });
  }
  return out;
}

const STOP = /[.!?]+["'”’)\]}]*(?=\s|$)/gu;
/** What ends in a full stop without ending a sentence. */
const ABBREVIATED =
  /(?:^|[\s(["'“‘~])(?:e\.g|i\.e|et al|et\. al|etc|cf|vs|resp|w\.r\.t|a\.k\.a|i\.i\.d|fig|figs|eq|eqs|sec|secs|tab|ref|refs|approx|ca|no|dr|mr|mrs|prof|st|dept|inc|ltd|vol|pp?|ch|al|viz|incl|est|[A-Z])\.$/i;
/** These may end a sentence too; they do where a capital follows. */
const EITHER = /(?:^|[\s(])(?:etc|et al|al|inc|ltd|no|i\.i\.d|p)\.$/i;
const OPENS = /^\s+["'“‘([{$\\]*(?:\p{Lu}|\p{N}|\p{Ll}+\p{Lu}|\\)/u;

/** Sentence ranges without the white space between them; together they cover every visible character. */
export function sentences(text: string): Span[] {
  const out: Span[] = [];
  let start = 0;
  const close = (end: number) => {
    const body = text.slice(start, end);
    const lead = body.length - body.trimStart().length;
    if (body.trim()) out.push([start + lead, start + body.trimEnd().length]);
    start = end;
  };
  for (const found of text.matchAll(STOP)) {
    const end = found.index + found[0].length;
    const rest = text.slice(end, end + 40);
    if (!rest.trim()) continue;
    if (!OPENS.test(rest)) continue;
    if (found[0].startsWith('.')) {
      const before = text.slice(Math.max(start, found.index - 12), found.index + 1);
      if (ABBREVIATED.test(before) && !(EITHER.test(before) && /^\s+\p{Lu}/u.test(rest))) continue;
    }
    close(end);
  }
  close(text.length);
  return out;
}

/** The sentence that holds a position; the last one before it when none does. */
export function sentenceAt(all: readonly Span[], position: number): Span {
  let low = 0;
  let high = all.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (all[middle]![0] <= position) low = middle;
    else high = middle - 1;
  }
  return all[low] ?? [0, 0];
}

/** BibTeX text cut into its entries, whatever stands between them; an entry that never closes ends where the next one begins. */
import type { SourceInput } from '../contract.ts';

export interface RawEntry {
  readonly line: number;
  /** Lower case, without `@`. */
  readonly type: string;
  /** What stands between the outer delimiters; up to the break where `closed` is false. */
  readonly body: string;
  readonly closed: boolean;
}

const START = /@\s*([a-z]+)\s*([{(])/i;
/** At the start of a line, and with a key and comma, this is a new entry even where the last one is still open. */
const RESTART = /^\s*@[a-z]+\s*[{(]\s*(?:[^\s,={}()"]+\s*,\s*(?:$|[a-z][\w+-]*\s*=)|$)/i;
const DELIMITER = /[{}()"]/g;

interface Open {
  readonly line: number;
  readonly type: string;
  readonly round: boolean;
  depth: number;
  quoted: boolean;
  readonly parts: string[];
}

/** As BibTeX itself does it, text before an `@` is no matter, so `%@article{…}` is an entry too. */
export async function* bibEntries(input: SourceInput): AsyncGenerator<RawEntry> {
  let open: Open | null = null;
  for await (const { line, text } of input.lines()) {
    let rest = text;
    if (open && RESTART.test(rest)) {
      yield entryOf(open, false);
      open = null;
    }
    for (;;) {
      if (!open) {
        const start = START.exec(rest);
        if (!start) break;
        open = { line, type: start[1]!.toLowerCase(), round: start[2] === '(', depth: 0, quoted: false, parts: [] };
        rest = rest.slice(start.index + start[0].length);
      }
      const end = endOf(rest, open);
      if (end < 0) {
        open.parts.push(rest);
        break;
      }
      open.parts.push(rest.slice(0, end));
      yield entryOf(open, true);
      open = null;
      rest = rest.slice(end + 1);
    }
  }
  if (open) yield entryOf(open, false);
}

function entryOf(open: Open, closed: boolean): RawEntry {
  return { line: open.line, type: open.type, body: open.parts.join('\n'), closed };
}

/** Where the entry's closing delimiter stands in this piece; -1 when further on. */
function endOf(text: string, open: Open): number {
  for (const { 0: char, index } of text.matchAll(DELIMITER)) {
    if (char === '{') open.depth += 1;
    else if (char === '}') {
      if (open.depth === 0 && !open.round) return index;
      if (open.depth > 0) open.depth -= 1;
    } else if (open.round && open.depth === 0) {
      // `title = "Ambiguity (revisited)"`: brackets inside quotes close nothing.
      if (char === '"') open.quoted = !open.quoted;
      else if (char === ')' && !open.quoted) return index;
    }
  }
  return -1;
}

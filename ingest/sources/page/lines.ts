/** The lines of a page that say something, trimmed and unglued, with a look at the two to come. */
import type { SourceInput } from '../contract.ts';
import { unglued } from './meta.ts';

export interface PageLine {
  readonly line: number;
  readonly text: string;
}

export interface PageLines {
  readonly next: () => Promise<PageLine | null>;
  /** The line `ahead` of the one that `next` gave last (0 is the very next); null at the end. */
  readonly peek: (ahead?: number) => Promise<PageLine | null>;
}

export function pageLines(input: SourceInput): PageLines {
  const source = input.lines()[Symbol.asyncIterator]();
  const queue: PageLine[] = [];
  let ended = false;

  async function fill(count: number): Promise<void> {
    while (!ended && queue.length < count) {
      const { value, done } = await source.next();
      if (done) {
        ended = true;
        break;
      }
      const text = value.text.trim();
      if (text !== '') for (const part of unglued(text)) queue.push({ line: value.line, text: part });
    }
  }

  return {
    async next() {
      await fill(1);
      return queue.shift() ?? null;
    },
    async peek(ahead = 0) {
      await fill(ahead + 1);
      return queue[ahead] ?? null;
    },
  };
}

/** The corrections as the page reads and writes them: whole lines of `corrections.tsv`, added and removed in one step. */
import { KnownError } from '../../graph/errors.ts';
import type { Store } from '../../graph/stores/contract.ts';
import { parseCorrections } from '../../ingest/corrections.ts';
import type { CorrectionsAnswer } from '../api.ts';
import { whenFree } from '../when-free.ts';

const MOST_LINES = 200;
const MOST_LENGTH = 1000;

/** The lines that are corrections, in the file's order; comments and unreadable lines stay in the file, unlisted. */
export function correctionsAnswer(text: string): CorrectionsAnswer {
  const lines = text.split(/\r?\n/);
  return {
    corrections: parseCorrections(text).corrections.map(({ act, line }) => ({
      act,
      line,
      text: lines[line - 1] ?? '',
    })),
  };
}

/** The text with these lines at its end; a line that is there already is not repeated. Throws `bad-request` for one that is no correction. */
export function withLines(text: string, lines: readonly string[]): string {
  const there = new Set(text.split(/\r?\n/));
  const fresh = [...new Set(checked(lines))].filter((line) => !there.has(line));
  if (fresh.length === 0) return text;
  const head = text && !text.endsWith('\n') ? `${text}\n` : text;
  return `${head}${fresh.join('\n')}\n`;
}

/** The text without these lines; all else stays to the byte. */
export function withoutLines(text: string, lines: readonly string[]): string {
  const gone = new Set(lines);
  return text
    .split(/(?<=\n)/)
    .filter((line) => !gone.has(line.replace(/\r?\n$/, '')))
    .join('');
}

function checked(lines: readonly string[]): readonly string[] {
  if (lines.length === 0 || lines.length > MOST_LINES) {
    throw new KnownError('bad-request', `${lines.length} lines`, `send 1 to ${MOST_LINES} lines`);
  }
  for (const line of lines) {
    // A line break would smuggle in a second line; other controls would garble the file in a terminal.
    if (line.length > MOST_LENGTH || /[^\P{Cc}\t]|[\u2028\u2029]/u.test(line)) {
      throw new KnownError(
        'bad-request',
        'a line is too long or holds control characters',
        'send one correction a line',
      );
    }
    const { corrections, problems } = parseCorrections(line);
    if (corrections.length === 1) continue;
    throw new KnownError(
      'bad-request',
      problems[0]?.what ?? `not a correction: ${line.slice(0, 120)}`,
      problems[0]?.remedy ?? 'a comment or an empty line corrects nothing',
    );
  }
  return lines;
}

/**
 * Replaces the corrections by what `change` makes of them, and nothing else of the store. `open` gives a store that reads
 * the file as it is now, since people edit it by hand. True when something changed; a writer at work is waited for.
 */
export function changeCorrections(open: () => Promise<Store>, change: (text: string) => string): Promise<boolean> {
  return whenFree(async () => {
    const store = await open();
    try {
      const before = await store.corrections();
      const after = change(before);
      if (after === before) return false;
      const manifest = await store.manifest();
      if (!manifest) throw new KnownError('no-store', 'there is nothing to correct yet', 'add papers first');
      const { kindred, as_of, inputs, analysis } = manifest;
      await store.write({
        since: manifest.build,
        tables: {},
        manifest: { kindred, as_of, inputs, analysis },
        corrections: after,
      });
      return true;
    } finally {
      await store.close();
    }
  }, ['store-locked', 'store-changed']);
}

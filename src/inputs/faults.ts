/** What was wrong with the bytes and lines of an input, said once it is read. */
import type { Problem } from '../../graph/model.ts';

export function* faults(
  source: string,
  seen: {
    readonly long: readonly number[];
    readonly bad: { readonly first: number | null; readonly lines: number };
    readonly label: string;
    readonly guessed: number | null;
    readonly failure: string | null;
  },
): Generator<{ readonly problem: Problem }> {
  for (const line of seen.long) {
    yield {
      problem: { source, line, what: 'a line too long to be a record; left out', remedy: 'put one record on a line' },
    };
  }
  if (seen.guessed !== null) {
    const what = `bytes that are not UTF-8; read as ${seen.label}`;
    yield {
      problem: { source, line: seen.guessed, what, remedy: 'name the encoding with --encoding if that is wrong' },
    };
  }
  if (seen.bad.first !== null) {
    const where = seen.bad.lines === 1 ? 'this line holds' : `${seen.bad.lines} lines from here on hold`;
    const what = `${where} bytes that are not ${seen.label.toUpperCase()}; read as \uFFFD`;
    yield {
      problem: {
        source,
        line: seen.bad.first,
        what,
        remedy: 'save the file as UTF-8, or name its encoding with --encoding',
      },
    };
  }
  if (seen.failure !== null) {
    const what = 'the gzip data end too early or are damaged; what came before is kept';
    yield { problem: { source, line: null, what, remedy: 'fetch or pack the file again' } };
  }
}

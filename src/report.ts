/** What people read at the end of a run: counts, problems with the file to open, errors with what to do. */
import { KnownError } from '../graph/errors.ts';
import type { NodeKind, Problem } from '../graph/model.ts';
import { KIND_WORDS, NODE_KINDS } from '../graph/schema.ts';
import type { ErrorAnswer } from './api.ts';
import { count, counted, type Painter } from './progress.ts';

const SHOWN_PROBLEMS = 10;

/** `page.txt:12: no title before the date. Mend the line, or leave it out.`, ten at most, then how many more. */
export function problemsText(problems: readonly Problem[], where: string, paint: Painter): string {
  if (problems.length === 0) return '';
  const lines = problems.slice(0, SHOWN_PROBLEMS).map(({ source, line, what, remedy }) => {
    const place = line === null ? source : `${source}:${line}`;
    return `  ${place}: ${what}${remedy ? paint.dim(` (${remedy})`) : ''}`;
  });
  const more = problems.length - lines.length;
  return [
    `${counted(problems.length, ['problem', 'problems'])}, all else was kept:`,
    ...lines,
    ...(more > 0 ? [`  and ${count(more)} more: kindred status --json --store ${where}`] : []),
    '',
  ].join('\n');
}

/** `275 papers, 612 methods, 104 datasets, 61 repositories, 1,910 links`. */
export function countsText(counts: Readonly<Record<string, number>>): string {
  const parts = NODE_KINDS.flatMap((kind: NodeKind) => {
    const value = counts[kind] ?? 0;
    return value > 0 ? [counted(value, KIND_WORDS[kind])] : [];
  });
  return parts.join(', ') || 'nothing yet';
}

/** The one error shape; an error that nobody foresaw is `internal`. */
export function errorAnswer(error: unknown): ErrorAnswer {
  if (error instanceof KnownError) {
    return { error: { code: error.code, message: error.message, remedy: error.remedy } };
  }
  const message = error instanceof Error ? error.message : String(error);
  return {
    error: {
      code: 'internal',
      message: `Kindred failed: ${message}`,
      remedy: 'this is a fault of Kindred: run again with --debug and report what it prints',
    },
  };
}

export function errorText(error: unknown, debug: boolean, paint: Painter): string {
  const { message, remedy } = errorAnswer(error).error;
  const lines = [`${paint.red('error')}  ${message}`, `       ${remedy}`];
  if (debug && error instanceof Error && error.stack) lines.push(error.stack, ...causes(error.cause));
  return `${lines.join('\n')}\n`;
}

function causes(cause: unknown): string[] {
  return cause instanceof Error ? [`caused by ${cause.stack ?? cause.message}`, ...causes(cause.cause)] : [];
}

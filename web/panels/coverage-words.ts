/** What is known of some papers, in one line. */
import type { Coverage } from '../../graph/coverage.ts';

/** `abstract 62 %, references none, code 12 %, date 98 %`. */
export function coverageWords({ papers, abstract, summary, references, code, date }: Coverage): string {
  const part = (count: number): string =>
    count === 0
      ? 'none'
      : count === papers
        ? 'all'
        : `${Math.min(99, Math.max(1, Math.round((100 * count) / papers)))} %`;
  return [
    `abstract ${part(abstract)}`,
    ...(summary > 0 ? [`summary ${part(summary)}`] : []),
    `references ${part(references)}`,
    `code ${part(code)}`,
    `date ${part(date)}`,
  ].join(', ');
}

/** What is known of the papers of the corpus and of each community, asked for once a build. */
import { useEffect, useState } from 'react';
import type { Coverage } from '../../graph/coverage.ts';
import type { CoverageAnswer } from '../../src/api.ts';
import { askCoverage } from '../data.ts';

let held: { readonly build: string; readonly answer: CoverageAnswer } | null = null;

export function useCoverage(build: string): CoverageAnswer | null {
  const [answer, setAnswer] = useState(held?.build === build ? held.answer : null);
  useEffect(() => {
    if (held?.build === build) return setAnswer(held.answer);
    const abort = new AbortController();
    askCoverage(abort.signal).then(
      (found) => {
        held = { build, answer: found };
        setAnswer(found);
      },
      () => {
        // A line that is missing; the page tells of a server that is gone.
      },
    );
    return () => abort.abort();
  }, [build]);
  return answer;
}

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

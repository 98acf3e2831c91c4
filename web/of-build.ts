/** What is the same for as long as a build is: asked once, and kept until the next build. */
import { useEffect, useState } from 'react';
import { askCommunities, askCoverage } from './data.ts';

interface Kept<T> {
  readonly ask: (signal: AbortSignal) => Promise<T>;
  held: { readonly build: string; readonly answer: T } | null;
}

function kept<T>(ask: Kept<T>['ask']): Kept<T> {
  return { ask, held: null };
}

const coverage = kept(askCoverage);
const communities = kept(askCommunities);

function useOfBuild<T>(build: string, from: Kept<T>): T | null {
  const [answer, setAnswer] = useState<T | null>(null);
  useEffect(() => {
    if (from.held?.build === build) {
      setAnswer(from.held.answer);
      return;
    }
    const abort = new AbortController();
    from.ask(abort.signal).then(
      (found) => {
        from.held = { build, answer: found };
        setAnswer(found);
      },
      () => {
        // A line that is missing; the page tells of a server that is gone.
      },
    );
    return () => abort.abort();
  }, [build, from]);
  return answer;
}

export const useCoverage = (build: string) => useOfBuild(build, coverage);
export const useCommunities = (build: string) => useOfBuild(build, communities);

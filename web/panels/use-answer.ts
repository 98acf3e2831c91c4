/** What the server answers on what a panel shows, and until then, or where it cannot, what to say in its place. */
import { useEffect, useState } from 'react';
import { troubleOf } from '../data.ts';
import { told } from '../told.ts';

/** Asked again whenever `of` is another; the answer before stands until the new one is there. */
export function useAnswer<Answer>(
  of: string,
  ask: (signal: AbortSignal) => Promise<Answer>,
  waiting: string,
): { readonly answer: Answer | null; readonly said: string } {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [said, setSaid] = useState(waiting);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question is another function at every drawing
  useEffect(() => {
    const abort = new AbortController();
    ask(abort.signal).then(
      (found) => {
        setAnswer(found);
        setSaid('');
      },
      (error: unknown) => {
        const trouble = troubleOf(error);
        if (trouble) setSaid(told(trouble));
      },
    );
    return () => abort.abort();
  }, [of]);
  return { answer, said };
}

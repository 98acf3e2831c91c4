/** What the server answers on what a panel shows, and until then, or where it cannot, what to say in its place. */
import { useEffect, useState } from 'react';
import { troubleOf } from '../data.ts';
import { told } from '../told.ts';

interface Held<Answer> {
  readonly answer: Answer | null;
  readonly said: string;
}

/** Asked again whenever `of` is another; what was answered on something else is never shown. */
export function useAnswer<Answer>(
  of: string,
  ask: (signal: AbortSignal) => Promise<Answer>,
  waiting: string,
): Held<Answer> {
  const [held, setHeld] = useState<(Held<Answer> & { readonly of: string }) | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question is another function at every drawing
  useEffect(() => {
    const abort = new AbortController();
    ask(abort.signal).then(
      (answer) => setHeld({ of, answer, said: '' }),
      (error: unknown) => {
        const trouble = troubleOf(error);
        if (trouble) setHeld({ of, answer: null, said: told(trouble) });
      },
    );
    return () => abort.abort();
  }, [of]);
  return held?.of === of ? held : { answer: null, said: waiting };
}

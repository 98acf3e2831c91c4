/** The method network, asked for when it is first looked at, and again for a new build. */
import { useEffect, useMemo, useState } from 'react';
import type { MethodsAnswer } from '../src/api.ts';
import type { Atlas } from './atlas.ts';
import { askMethods, type Trouble, troubleOf } from './data.ts';
import { methodsAtlas } from './methods.ts';

export interface Methods {
  readonly answer: MethodsAnswer | null;
  readonly atlas: Atlas | null;
  readonly trouble: Trouble | null;
}

export function useMethods(build: string | null, wanted: boolean): Methods {
  const [answer, setAnswer] = useState<MethodsAnswer | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const asked = wanted && build !== null && answer?.build !== build;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new build is asked again
  useEffect(() => {
    if (!asked) return;
    const abort = new AbortController();
    askMethods(abort.signal).then(
      (found) => {
        setAnswer(found);
        setTrouble(null);
      },
      (error: unknown) => setTrouble(troubleOf(error)),
    );
    return () => abort.abort();
  }, [asked, build]);
  const atlas = useMemo(() => answer && methodsAtlas(answer), [answer]);
  return { answer, atlas, trouble };
}

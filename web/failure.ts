/** Whether the map can be drawn: why not, and how it comes back by itself where what broke it may pass. */
import { useCallback, useEffect, useState } from 'react';

/** Waits between tries; each failure waits longer, and after the last the table stays. */
const TRIES_MS = [4_000, 10_000, 30_000];

export interface Failure {
  readonly why: string | null;
  readonly fail: (why: string, mayPass: boolean) => void;
}

export function useFailure(): Failure {
  const [failure, setFailure] = useState<{ why: string; mayPass: boolean } | null>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    const wait = TRIES_MS[tries];
    if (!failure?.mayPass || wait === undefined) return;
    const timer = setTimeout(() => {
      setTries(tries + 1);
      setFailure(null);
    }, wait);
    return () => clearTimeout(timer);
  }, [failure, tries]);
  /** A map that has stood for a while has not failed again. */
  useEffect(() => {
    if (failure !== null || tries === 0) return;
    const timer = setTimeout(() => setTries(0), 60_000);
    return () => clearTimeout(timer);
  }, [failure, tries]);
  return {
    why: failure?.why ?? null,
    fail: useCallback((why: string, mayPass: boolean) => setFailure({ why, mayPass }), []),
  };
}

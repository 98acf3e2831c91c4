/** The page's surroundings as React state: media queries and the view in the address. */
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { fromHash, sameStep, toHash, type View } from './state.ts';

export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (changed: () => void) => {
      const list = matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches);
}

export interface Journey {
  readonly view: View;
  /** A step that Back undoes, if it shows anything else; a moved camera only rewrites the address. */
  readonly go: (view: View) => void;
}

/** `onReturn` hears the view that Back or Forward came to. */
export function useJourney(onReturn: (view: View) => void): Journey {
  const [view, setView] = useState(() => fromHash(location.hash));
  const latest = useRef(view);
  const returned = useRef(onReturn);
  returned.current = onReturn;
  const go = useCallback((next: View) => {
    const address = `${location.pathname}${location.search}${toHash(next) && `#${toHash(next)}`}`;
    if (sameStep(latest.current, next)) history.replaceState(null, '', address);
    else history.pushState(null, '', address);
    latest.current = next;
    setView(next);
  }, []);
  useEffect(() => {
    const back = (): void => {
      latest.current = fromHash(location.hash);
      setView(latest.current);
      returned.current(latest.current);
    };
    window.addEventListener('popstate', back);
    return () => window.removeEventListener('popstate', back);
  }, []);
  return { view, go };
}

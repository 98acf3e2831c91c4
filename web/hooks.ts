/** The page's surroundings as React state: media queries and the view in the address. */
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { fromHash, sameStep, toHash } from './address.ts';
import type { View } from './state.ts';

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
  readonly go: Go;
  /** The browser's own Back and Forward, within this page; null where there is no step to take. */
  readonly undo: (() => void) | null;
  readonly redo: (() => void) | null;
}

/** Which step of the page's history this is, as the browser keeps it beside the address. */
function stepIn(state: unknown): number {
  return typeof state === 'object' && state !== null && 'step' in state && typeof state.step === 'number'
    ? state.step
    : 0;
}

/** `passing` takes the place of the step before: what a hand that drags, or a clock, leaves behind. */
export type Go = (view: View, passing?: 'passing') => void;

/** `onReturn` hears the view that Back or Forward came to. */
export function useJourney(onReturn: (view: View) => void): Journey {
  const [view, setView] = useState(() => fromHash(location.hash));
  const [steps, setSteps] = useState(() => ({ now: stepIn(history.state), last: stepIn(history.state) }));
  const latest = useRef(view);
  const returned = useRef(onReturn);
  returned.current = onReturn;
  const go = useCallback<Go>((next, passing) => {
    const address = `${location.pathname}${location.search}${toHash(next) && `#${toHash(next)}`}`;
    const step = stepIn(history.state);
    if (passing || sameStep(latest.current, next)) history.replaceState({ step }, '', address);
    else {
      history.pushState({ step: step + 1 }, '', address);
      setSteps({ now: step + 1, last: step + 1 });
    }
    latest.current = next;
    setView(next);
  }, []);
  useEffect(() => {
    const back = (event: PopStateEvent): void => {
      const now = stepIn(event.state);
      setSteps(({ last }) => ({ now, last: Math.max(now, last) }));
      latest.current = fromHash(location.hash);
      setView(latest.current);
      returned.current(latest.current);
    };
    window.addEventListener('popstate', back);
    return () => window.removeEventListener('popstate', back);
  }, []);
  return {
    view,
    go,
    undo: steps.now > 0 ? () => history.back() : null,
    redo: steps.now < steps.last ? () => history.forward() : null,
  };
}

/** Keys that act wherever the reader is, save in a field of text; `Ctrl+Z` (on a Mac Cmd) is told as such. */
export function useKeys(act: (key: string) => void): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const field = event.target instanceof HTMLElement && event.target.closest('input[type=text], textarea, select');
      if (field || event.altKey) return;
      const held = event.ctrlKey || event.metaKey;
      if (held && event.key.toLowerCase() === 'z') {
        event.preventDefault();
        latest.current(event.shiftKey ? 'Ctrl+Shift+Z' : 'Ctrl+Z');
      } else if (!held) latest.current(event.key);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

/** The value held before, for as long as the new one says the same: what did not change draws nothing. */
export function useSteady<T>(value: T | null, same: (a: T, b: T) => boolean): T | null {
  const held = useRef(value);
  if (held.current === null || value === null || !same(held.current, value)) held.current = value;
  return held.current;
}

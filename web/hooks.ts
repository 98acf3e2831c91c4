/** The page's surroundings as React state: media queries, keys, what stays the same. */
import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react';

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
  if (held.current === value) return value;
  if (held.current === null || value === null || !same(held.current, value)) held.current = value;
  return held.current;
}

/** Of a corpus too large to be drawn whole: the one community that is looked at, in full, in the place of the overview. */
import { useEffect, useState } from 'react';
import { type Atlas, makeAtlas } from './atlas.ts';
import { askCommunity, type Trouble, troubleOf } from './data.ts';
import type { View } from './state.ts';

export interface Opened {
  /** The community when it is there, until then the overview. */
  readonly atlas: Atlas | null;
  readonly trouble: Trouble | null;
}

/** Which community of an overview the view opens: the one that it shows alone. */
function wanted(overview: Atlas | null, view: View): string | null {
  return overview?.scope === 'overview' && view.communities.length === 1 ? (view.communities[0] ?? null) : null;
}

export function useOpened(overview: Atlas | null, view: View): Opened {
  const id = wanted(overview, view);
  const build = overview?.build ?? null;
  const [held, setHeld] = useState<{ readonly id: string; readonly atlas: Atlas } | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  useEffect(() => {
    setTrouble(null);
    if (id === null || build === null) return;
    const abort = new AbortController();
    askCommunity(id, abort.signal).then(
      (map) => setHeld({ id, atlas: makeAtlas(map) }),
      (error: unknown) => setTrouble(troubleOf(error)),
    );
    return () => abort.abort();
  }, [id, build]);
  const there = id !== null && held?.id === id && held.atlas.build === build;
  return { atlas: there ? held.atlas : overview, trouble };
}

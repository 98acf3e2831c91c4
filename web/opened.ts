/** Of a corpus too large to be drawn whole: the one community that is looked at, in full, in the place of the overview. */
import { useEffect, useRef, useState } from 'react';
import { type Atlas, makeAtlas } from './atlas.ts';
import type { Details } from './corpus.ts';
import { askCommunity, type Trouble, troubleOf } from './data.ts';
import type { Go } from './journey.ts';
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

/** A chosen node that an overview does not draw opens its community, once: who closes it again keeps the overview. */
export function useWayTo(drawn: Atlas | null, view: View, details: Details | null, go: Go): void {
  const shown = useRef<string | null>(null);
  const { node, mode } = view;
  const part = drawn !== null && drawn.scope !== 'whole';
  const community = details?.id === node ? (details?.answer?.community?.id ?? null) : null;
  const unseen = part && node !== null && mode === 'map' && !drawn.index.has(node);
  const latest = useRef(view);
  latest.current = view;
  useEffect(() => {
    if (node !== shown.current && !unseen) shown.current = null;
    if (!unseen || community === null || node === shown.current) return;
    shown.current = node;
    const { communities } = latest.current;
    if (communities.length === 1 && communities[0] === community) return;
    go({ ...latest.current, communities: [community], camera: null }, 'passing');
  }, [unseen, community, node, go]);
}

/** From the corpus and the view to what stands on the stage, each step made anew only when what it rests on changes. */
import { useMemo } from 'react';
import type { Scene } from './appearance.ts';
import type { Atlas } from './atlas.ts';
import { useSteady } from './hooks.ts';
import type { Theme } from './palette.ts';
import type { Leg } from './paths.ts';
import { pinned } from './pins.ts';
import { pathLegs } from './shown.ts';
import { sized } from './sizes.ts';
import type { Marks } from './stage/contract.ts';
import type { View } from './state.ts';
import { type Found, useShown } from './use-shown.ts';

export interface Staged {
  readonly scene: Scene | null;
  readonly found: Found | null;
  readonly marks: Marks;
}

/** `base` is what is drawn: the atlas, or the network of methods; `fresh` are ids of papers that have just been added. */
export function useScene(base: Atlas | null, view: View, theme: Theme, fresh: readonly string[]): Staged {
  const { node, path, link, list, pins, sizing, colouring } = view;
  const drawn = useMemo(() => base && pinned(sized(base, sizing), pins), [base, sizing, pins]);
  const legs = useMemo(() => (drawn ? pathLegs(drawn, path) : []), [drawn, path]);
  const found = useShown(drawn, view, legs);
  const shown = found?.shown ?? null;
  const scene = useSteady<Scene>(
    useMemo(() => drawn && shown && { atlas: drawn, theme, colouring, shown }, [drawn, theme, colouring, shown]),
    (a, b) =>
      a.atlas === b.atlas &&
      a.theme === b.theme &&
      a.colouring === b.colouring &&
      a.shown.nodeCount === b.shown.nodeCount &&
      a.shown.edgeCount === b.shown.edgeCount &&
      a.shown.nodes.every((value, i) => value === b.shown.nodes[i]),
  );
  const pair = useMemo((): Leg[] | null => {
    const [from, to] = (link ?? []).map((id) => drawn?.index.get(id));
    return from === undefined || to === undefined ? null : [{ from, to, ways: [[from, to]] }];
  }, [drawn, link]);
  const marks = useMemo((): Marks => {
    const find = (id: string): number[] => {
      const i = drawn?.index.get(id);
      return i === undefined ? [] : [i];
    };
    return {
      selected: node === null ? null : (find(node)[0] ?? null),
      listed: list.flatMap(find),
      pinned: pins.flatMap(({ id }) => find(id)),
      fresh: fresh.flatMap(find),
      legs: pair ?? legs,
    };
  }, [drawn, node, list, pins, fresh, legs, pair]);
  return { scene, found, marks };
}

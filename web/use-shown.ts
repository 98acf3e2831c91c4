/** What a view shows of an atlas, and what stands against the rest: made anew only when a rule of the view changes. */
import { useMemo } from 'react';
import type { Atlas } from './atlas.ts';
import { type Judgement, judge } from './judge.ts';
import type { Leg } from './paths.ts';
import { type Shown, shown as shownOf } from './shown.ts';
import type { View } from './state.ts';

export interface Found {
  readonly shown: Shown;
  readonly judgement: Judgement;
}

/** `legs` are the ways of the view's path. */
export function useShown(atlas: Atlas | null, view: View, legs: readonly Leg[]): Found | null {
  const { kinds, communities, areas, relations, sources, has, sure, years, undated, leaves, broad, focus } = view;
  const { node, path, list, hidden, expanded } = view;
  const rules = useMemo(
    () => ({ kinds, communities, areas, relations, sources, has, sure, years, undated, leaves, broad, focus }),
    [kinds, communities, areas, relations, sources, has, sure, years, undated, leaves, broad, focus],
  );
  const judgement = useMemo(() => atlas && judge(atlas, rules), [atlas, rules]);
  const unselected = useMemo(
    () => atlas && judgement && shownOf(atlas, { ...rules, node: null, path, list, hidden, expanded }, judgement, legs),
    [atlas, judgement, rules, path, list, hidden, expanded, legs],
  );
  /** A selected node that is shown anyway changes nothing: most clicks. */
  const drawnOut = node !== null && unselected?.nodes[atlas?.index.get(node) ?? -1] === 0 ? node : null;
  return useMemo(
    () =>
      atlas &&
      judgement &&
      unselected && {
        judgement,
        shown:
          drawnOut === null
            ? unselected
            : shownOf(atlas, { ...rules, node: drawnOut, path, list, hidden, expanded }, judgement, legs),
      },
    [atlas, judgement, unselected, drawnOut, rules, path, list, hidden, expanded, legs],
  );
}

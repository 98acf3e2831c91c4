/** What the reader is looking at: plain values, changed by pure functions, written to and read from the address. */
import type { NodeKind } from '../graph/model.ts';

/** Centre of the screen in map units, and the zoom ratio (below 1 is nearer). */
export interface CameraView {
  readonly x: number;
  readonly y: number;
  readonly ratio: number;
}

export interface View {
  /** The selected node's id. */
  readonly node: string | null;
  /** Kinds shown; none means all. */
  readonly kinds: readonly NodeKind[];
  /** Ids of the communities shown; none means all. */
  readonly communities: readonly string[];
  /** Whether names that one paper alone holds are drawn. */
  readonly leaves: boolean;
  /** Whether the table stands in for the map. */
  readonly table: boolean;
  readonly camera: CameraView | null;
}

export const START: View = { node: null, kinds: [], communities: [], leaves: false, table: false, camera: null };

const KINDS: readonly NodeKind[] = ['Paper', 'Method', 'Dataset', 'Repo', 'Task'];

function isKind(text: string): text is NodeKind {
  return KINDS.some((kind) => kind === text);
}

/** Digits that a person can still read: a thousandth of a map unit is below one pixel. */
function short(value: number): string {
  return String(Number(value.toPrecision(5)));
}

/** The view as the part of an address after `#`; empty for the start view. */
export function toHash(view: View): string {
  const params = new URLSearchParams();
  if (view.node) params.set('node', view.node);
  for (const kind of view.kinds) params.append('kind', kind);
  for (const id of view.communities) params.append('community', id);
  if (view.leaves) params.set('leaves', '1');
  if (view.table) params.set('view', 'table');
  if (view.camera) params.set('at', [view.camera.x, view.camera.y, view.camera.ratio].map(short).join(','));
  return params.toString();
}

/** The view that an address holds; whatever it does not understand is left at the start value. */
export function fromHash(hash: string): View {
  const params = new URLSearchParams(hash.replace(/^#/, ''));
  const [x, y, ratio] = (params.get('at') ?? '').split(',').map(Number);
  const placed = x !== undefined && y !== undefined && ratio !== undefined && [x, y, ratio].every(Number.isFinite);
  return {
    node: params.get('node') || null,
    kinds: params.getAll('kind').filter(isKind),
    communities: params.getAll('community').filter(Boolean),
    leaves: params.get('leaves') === '1',
    table: params.get('view') === 'table',
    camera: placed && ratio > 0 ? { x, y, ratio } : null,
  };
}

/** Whether two views show the same thing, wherever the camera stands: a step of the camera is no step of history. */
export function sameStep(a: View, b: View): boolean {
  return toHash({ ...a, camera: null }) === toHash({ ...b, camera: null });
}

export function select(view: View, node: string | null): View {
  return { ...view, node };
}

/** Alone if it was not, all again if it was; with `add` it joins or leaves those shown. */
function isolate<T extends string>(shown: readonly T[], one: T, add: boolean): readonly T[] {
  if (add) return shown.includes(one) ? shown.filter((other) => other !== one) : [...shown, one];
  return shown.length === 1 && shown[0] === one ? [] : [one];
}

export function isolateKind(view: View, kind: NodeKind, add: boolean): View {
  return { ...view, kinds: isolate(view.kinds, kind, add) };
}

export function isolateCommunity(view: View, id: string, add: boolean): View {
  return { ...view, node: null, communities: isolate(view.communities, id, add) };
}

/** What Escape does: the selection goes first, then the filters, then the table; the start view stays. */
export function stepBack(view: View): View {
  if (view.node) return { ...view, node: null };
  if (view.kinds.length || view.communities.length) return { ...view, kinds: [], communities: [] };
  if (view.table) return { ...view, table: false };
  return view;
}

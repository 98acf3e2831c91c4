/** What the reader is looking at: plain values, changed by pure functions; `address.ts` writes and reads them. */
import type { NodeKind } from '../graph/model.ts';
import type { Relation } from './atlas.ts';
import type { Has } from './known.ts';

/** Centre of the screen in map units, and the zoom ratio (below 1 is nearer). */
export interface CameraView {
  readonly x: number;
  readonly y: number;
  readonly ratio: number;
}

/** Both ends count; null is open. */
export type Years = readonly [first: number | null, last: number | null];

/** All within so many links of any of the nodes (0: these alone), or with `together` of every one of them. */
export interface Focus {
  readonly ids: readonly string[];
  readonly hops: number;
  readonly together: boolean;
}

/** `map` shows papers and what they hold, `methods` the methods alone, linked by use together. */
export const MODES = ['map', 'methods', 'table', 'matrix'] as const;
export type Mode = (typeof MODES)[number];
export const COLOURINGS = ['community', 'area', 'kind', 'year', 'stability', 'coverage'] as const;
export type Colouring = (typeof COLOURINGS)[number];
/** What the area of a node's disc means. */
export const SIZINGS = ['links', 'citations', 'PageRank'] as const;
export type Sizing = (typeof SIZINGS)[number];
export const MOST_HOPS = 3;

/** A node put somewhere by hand, in map units. */
export interface Pin {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

/** Of the neighbours of a node that are of one kind, the `count` strongest are shown whatever hides them; 0 hides all. */
export interface Expansion {
  readonly id: string;
  readonly kind: NodeKind;
  readonly count: number;
}

export interface View {
  /** The selected node's id. */
  readonly node: string | null;
  /** Kinds shown; none means all. */
  readonly kinds: readonly NodeKind[];
  /** Ids of the communities shown; none means all. */
  readonly communities: readonly string[];
  /** Ids of the areas (communities of communities) shown; none means all. */
  readonly areas: readonly string[];
  /** How nodes must be linked; none means however. */
  readonly relations: readonly Relation[];
  /** Names of the inputs that papers must come from; none means any. */
  readonly sources: readonly string[];
  /** What must be known of a paper, or must not: all of them hold. */
  readonly has: readonly Has[];
  /** Links below this confidence are not shown; 0 to 1. */
  readonly sure: number;
  readonly years: Years;
  /** Whether papers without a date are shown. */
  readonly undated: boolean;
  /** Whether names that one paper alone holds are drawn. */
  readonly leaves: boolean;
  /** Whether words so common that they bind nothing are drawn. */
  readonly broad: boolean;
  readonly focus: Focus | null;
  /** The shortest ways between two or more nodes. */
  readonly path: readonly string[] | null;
  /** The two methods whose link is looked at. */
  readonly link: readonly [string, string] | null;
  /** Nodes put aside by hand. */
  readonly list: readonly string[];
  /** Nodes taken off the map by hand. */
  readonly hidden: readonly string[];
  readonly pins: readonly Pin[];
  readonly expanded: readonly Expansion[];
  /** The question in Cypher that stands open; empty for none yet, null where none is asked. */
  readonly ask: string | null;
  readonly mode: Mode;
  readonly colouring: Colouring;
  readonly sizing: Sizing;
  readonly camera: CameraView | null;
}

export const START: View = {
  node: null,
  kinds: [],
  communities: [],
  areas: [],
  relations: [],
  sources: [],
  has: [],
  sure: 0,
  years: [null, null],
  undated: true,
  leaves: false,
  broad: true,
  focus: null,
  path: null,
  link: null,
  list: [],
  hidden: [],
  pins: [],
  expanded: [],
  ask: null,
  mode: 'map',
  colouring: 'community',
  sizing: 'links',
  camera: null,
};

/** Communities of one map mean nothing on the other. */
export function inMode(view: View, mode: Mode): View {
  const crossed = (view.mode === 'methods') !== (mode === 'methods');
  return { ...view, mode, ...(crossed ? { communities: [], areas: [], link: null, camera: null } : {}) };
}

export function select(view: View, node: string | null): View {
  return { ...view, node, link: null };
}

/** What a link between two methods rests on. */
export function openLink(view: View, link: readonly [string, string]): View {
  return { ...view, node: null, path: null, link };
}

/** Alone if it was not, all again if it was; with `add` it joins or leaves those shown. */
function isolate<T extends string>(shown: readonly T[], one: T, add: boolean): readonly T[] {
  if (add) return toggled(shown, one);
  return shown.length === 1 && shown[0] === one ? [] : [one];
}

export function toggled<T extends string>(some: readonly T[], one: T): readonly T[] {
  return some.includes(one) ? some.filter((other) => other !== one) : [...some, one];
}

export function isolateKind(view: View, kind: NodeKind, add: boolean): View {
  return { ...view, kinds: isolate(view.kinds, kind, add) };
}

export function isolateCommunity(view: View, id: string, add: boolean): View {
  return { ...view, node: null, link: null, communities: isolate(view.communities, id, add) };
}

/** One link around the node; asked again, one link more; then all again. */
export function focusOn(view: View, id: string): View {
  const { focus } = view;
  const same = focus?.ids.length === 1 && focus.ids[0] === id;
  const hops = same ? focus.hops + 1 : 1;
  return { ...view, node: id, path: null, focus: hops > MOST_HOPS ? null : { ids: [id], hops, together: false } };
}

/** What the nodes have in common: all that is linked to each of them. */
export function shareOf(view: View, ids: readonly string[]): View {
  return { ...view, node: null, path: null, link: null, focus: { ids, hops: 1, together: true } };
}

/** The ways between nodes; fewer than two different ones lead nowhere. */
export function findPaths(view: View, ids: readonly string[]): View {
  const ends = [...new Set(ids)];
  return ends.length < 2 ? view : { ...view, node: null, link: null, focus: null, path: ends };
}

export function toggleListed(view: View, id: string): View {
  return { ...view, list: toggled(view.list, id) };
}

/** Adds to the list what is not on it. */
export function addListed(view: View, ids: readonly string[]): View {
  return { ...view, list: [...new Set([...view.list, ...ids])] };
}

/** Off the map, and no longer selected or on the list; it comes back by its chip. */
export function hide(view: View, ids: readonly string[]): View {
  const gone = new Set(ids);
  return {
    ...view,
    node: view.node !== null && gone.has(view.node) ? null : view.node,
    list: view.list.filter((id) => !gone.has(id)),
    hidden: [...new Set([...view.hidden, ...ids])],
  };
}

export function pin(view: View, at: Pin): View {
  return { ...view, pins: [...view.pins.filter(({ id }) => id !== at.id), at] };
}

/** `count` null takes the rule away: then filters alone decide. */
export function expand(view: View, id: string, kind: NodeKind, count: number | null): View {
  const others = view.expanded.filter((one) => one.id !== id || one.kind !== kind);
  return { ...view, expanded: count === null ? others : [...others, { id, kind, count }] };
}

/** Whether a filter narrows the view that the legend alone does not show. */
export function narrowed(view: View): boolean {
  return (
    view.areas.length > 0 ||
    view.relations.length > 0 ||
    view.sources.length > 0 ||
    view.has.length > 0 ||
    view.sure > 0 ||
    view.years.some((year) => year !== null) ||
    !view.undated ||
    !view.broad ||
    view.hidden.length > 0 ||
    view.expanded.length > 0
  );
}

export function filtered(view: View): boolean {
  return narrowed(view) || view.kinds.length > 0 || view.communities.length > 0 || view.focus !== null;
}

/** Everything shown again; the way of looking, the selection and the list stay. */
export function unfiltered(view: View): View {
  const { kinds, communities, areas, relations, sources, has, sure, years, undated, broad } = START;
  const { focus, path, hidden, expanded } = START;
  return {
    ...view,
    ...{ kinds, communities, areas, relations, sources, has, sure, years, undated, broad },
    ...{ focus, path, hidden, expanded },
  };
}

/** What Escape does: the open question, then the path or the selection goes first, then the filters, then the table; the start view stays. */
export function stepBack(view: View): View {
  if (view.ask !== null) return { ...view, ask: null };
  if (view.node) return { ...view, node: null };
  if (view.link) return { ...view, link: null };
  if (view.path) return { ...view, path: null };
  if (filtered(view)) return unfiltered(view);
  if (view.mode !== 'map') return inMode(view, 'map');
  return view;
}

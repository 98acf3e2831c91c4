/** How a node and an edge look: pure functions of the atlas, what is shown, and the theme. Nothing here draws. */
import { scaleLinear } from 'd3-scale';
import { KNOWN } from '../graph/compact.ts';
import type { NodeKind } from '../graph/model.ts';
import { type Atlas, areaIndex, communityOf } from './atlas.ts';
import type { Has } from './known.ts';
import { hue, mix, type Theme, thin } from './palette.ts';
import type { Shown } from './shown.ts';
import type { Colouring } from './state.ts';

export interface Scene {
  readonly atlas: Atlas;
  readonly shown: Shown;
  readonly theme: Theme;
  readonly colouring: Colouring;
}

/** Names of Sigma's programs; colour is never the only sign of a kind. */
export type Shape = 'disc' | 'ring' | 'square' | 'diamond';

export const SHAPES = {
  Paper: 'disc',
  Method: 'ring',
  Dataset: 'square',
  Repo: 'diamond',
  Task: 'square',
} as const satisfies Record<NodeKind, Shape>;

/**
 * Labels, highlights, depth and what is hidden are not Sigma's here (`stage/sieve.ts` hides); given whole, it need not
 * add them to every look one by one.
 */
export interface NodeLook {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly type: Shape;
  readonly color: string;
  /** The ring between rim and heart of a method. */
  readonly gap: string;
  readonly hidden: boolean;
  readonly label: string;
  readonly forceLabel: boolean;
  readonly highlighted: boolean;
  readonly zIndex: number;
}

export interface EdgeLook {
  readonly size: number;
  readonly color: string;
  readonly type: 'straight' | 'curved';
  readonly hidden: boolean;
  readonly label: string;
  readonly forceLabel: boolean;
  readonly zIndex: number;
}

export function slotOf(atlas: Atlas, node: number): number {
  return communityOf(atlas, node)?.colour ?? 11;
}

export const KIND_SLOTS = { Paper: 10, Method: 0, Dataset: 1, Repo: 2, Task: 3 } as const satisfies Record<
  NodeKind,
  number
>;

/** Where a year stands between the first and the last of the corpus, as a colour: old gold to new blue. */
export function yearColour(atlas: Atlas, theme: Theme): (year: number) => string {
  const years = atlas.year.filter((year) => year !== null);
  const [first, last] = years.reduce(([low, high], year) => [Math.min(low, year), Math.max(high, year)], [9999, 0]);
  return scaleLinear<string>([first, (first + last) / 2, Math.max(last, first + 1)], theme.years);
}

const ramps = new WeakMap<Atlas, Map<Theme, (year: number) => string>>();

function ramp(atlas: Atlas, theme: Theme): (year: number) => string {
  const known = ramps.get(atlas) ?? new Map<Theme, (year: number) => string>();
  ramps.set(atlas, known);
  const found = known.get(theme) ?? yearColour(atlas, theme);
  known.set(theme, found);
  return found;
}

/** Share of runs that agree, as a colour: old gold for none to new blue for all; grey where analysis has not looked. */
export function stabilityColour(theme: Theme, share: number | null): string {
  return share === null ? hue(theme, 11) : scaleLinear<string>([0, 0.5, 1], theme.years)(share);
}

/** The colour of a community's land and of what lies within it; null where colour says something of single nodes. */
export function landSlot({ atlas, colouring }: Pick<Scene, 'atlas' | 'colouring'>, community: number): number | null {
  if (colouring === 'community') return atlas.communities[community]?.colour ?? 11;
  if (colouring === 'area') return atlas.communities[areaIndex(atlas, community)]?.colour ?? 11;
  return null;
}

/** What text is known of a paper; names have none of their own. */
export const COVERAGE = [
  { name: 'an abstract', slot: 0, bit: KNOWN.abstract, has: ['abstract'] },
  { name: 'a summary alone', slot: 4, bit: KNOWN.summary, has: ['summary', '-abstract'] },
  { name: 'a title alone', slot: 6, bit: 0, has: ['-summary', '-abstract'] },
] as const satisfies readonly {
  readonly name: string;
  readonly slot: number;
  readonly bit: number;
  readonly has: readonly Has[];
}[];
const NO_PAPER = 10;

function coverageSlot(atlas: Atlas, node: number): number {
  if (atlas.kind[node] !== 'Paper') return NO_PAPER;
  return COVERAGE.find(({ bit }) => bit === 0 || (atlas.known[node]! & bit) !== 0)!.slot;
}

/** Papers are quieter than what they share, so that landmarks stand out of their island. */
export function nodeColour(scene: Omit<Scene, 'shown'>, node: number): string {
  const { atlas, theme, colouring } = scene;
  if (colouring === 'kind') return hue(theme, KIND_SLOTS[atlas.kind[node]!]);
  if (colouring === 'year') {
    const year = atlas.year[node] ?? null;
    return year === null ? hue(theme, 11) : ramp(atlas, theme)(year);
  }
  if (colouring === 'stability') return stabilityColour(theme, atlas.stability[node] ?? null);
  if (colouring === 'coverage') return hue(theme, coverageSlot(atlas, node));
  const colour = hue(theme, landSlot(scene, atlas.community[node]!) ?? 11);
  return atlas.kind[node] === 'Paper' ? mix(colour, theme.background, theme.dark ? 0.3 : 0.36) : colour;
}

export function nodeLook(scene: Omit<Scene, 'shown'>, node: number): NodeLook {
  const { atlas, theme } = scene;
  return {
    x: atlas.x[node]!,
    y: atlas.y[node]!,
    size: atlas.size[node]!,
    type: SHAPES[atlas.kind[node]!],
    color: nodeColour(scene, node),
    gap: theme.background,
    hidden: false,
    label: '',
    forceLabel: false,
    highlighted: false,
    zIndex: 0,
  };
}

/** Steps of opacity: more than an eye tells apart, few enough to make each colour once. */
const STEPS = 60;
const strokes = new WeakMap<Theme, Map<number, string>>();

/** The colour of an edge: slot -1 is the neutral ink. */
function stroke(theme: Theme, slot: number, alpha: number): string {
  const known = strokes.get(theme) ?? new Map<number, string>();
  strokes.set(theme, known);
  const step = Math.max(1, Math.round(alpha * 2 * STEPS));
  const key = (slot + 1) * 1_000 + step;
  const found = known.get(key) ?? thin(slot < 0 ? theme.edge : hue(theme, slot), step / (2 * STEPS));
  known.set(key, found);
  return found;
}

/** Many edges are each fainter, so that together they never hide the land: a sixth at 60,000; a few hundred are plain. */
function thinning(atlas: Atlas): number {
  const count = Math.max(1, atlas.source.length);
  return count < 1_500 ? Math.min(2.4, (1_500 / count) ** 0.7) : Math.min(1, (3_000 / count) ** 0.6);
}

/** What an edge is drawn with: pixels, a palette slot or null for the neutral ink, and opacity. */
interface EdgeStroke {
  readonly width: number;
  readonly slot: number | null;
  readonly alpha: number;
  /** Whether both ends are of one community. */
  readonly within: boolean;
}

/** Alpha 0.06 to 0.25 by weight, before thinning; within a community in the hue of its land, between two in the ink. */
export function edgeStroke(scene: Omit<Scene, 'shown'>, edge: number): EdgeStroke {
  const { atlas } = scene;
  const community = atlas.community[atlas.source[edge]!]!;
  const within = community === atlas.community[atlas.target[edge]!];
  const weight = Math.min(1, Math.max(0, atlas.weight[edge]!));
  return {
    width: 0.7 + 0.7 * weight,
    slot: within ? landSlot(scene, community) : null,
    alpha: Math.min(1, (0.06 + 0.19 * weight) * thinning(atlas) * (within ? 1.7 : 0.9)),
    within,
  };
}

/** As `edgeStroke`; only between two communities curved. */
export function edgeLook(scene: Omit<Scene, 'shown'>, edge: number, curves: boolean): EdgeLook {
  const { width, slot, alpha, within } = edgeStroke(scene, edge);
  return {
    size: width,
    color: stroke(scene.theme, slot ?? -1, alpha),
    type: curves && !within ? 'curved' : 'straight',
    hidden: false,
    label: '',
    forceLabel: false,
    zIndex: 0,
  };
}

/** What lies under and over Sigma's drawing: land, names, and above a veil what stands out. */
import type Sigma from 'sigma';
import type { Scene } from '../appearance.ts';
import { coverBoxes } from '../frame.ts';
import type { Box } from '../labels.ts';
import { type Drawing, shownLand } from '../paint/drawing.ts';
import { paintIslands } from '../paint/land.ts';
import { paintLabels, paintLabelsOf, paintNeighbourLabels } from '../paint/names.ts';
import { paintFresh, paintLasso, paintMarks, paintNeighbourhood, paintWays } from '../paint/nodes.ts';
import type { Projection } from '../paint/projection.ts';
import type { Region } from '../paint/region-names.ts';
import { coasts, regions } from '../regions.ts';
import type { Marks } from './contract.ts';
import { REST_MS } from './glide.ts';
import { clean, layer, shift, unshift } from './layers.ts';

/** Up to so many nodes everything is painted anew in every frame. */
const SMALL = 2_500;

/** A node on its way to another place, in map units; a line drawn around nodes, in pixels. */
export interface Hand {
  readonly dragged: { readonly node: number; readonly x: number; readonly y: number } | null;
  readonly line: readonly number[];
}

export interface Painter {
  readonly projection: () => Projection;
  /** For what the layers were last painted. */
  readonly painted: () => Projection | null;
  readonly drawing: () => Drawing;
  show(scene: Scene): void;
  mark(marks: Marks): void;
  hover(node: number | null): void;
  hand(hand: Hand): void;
  /** After Sigma has drawn: paints, or while a large map moves, moves what is painted. */
  follow(): void;
  /** Moves every layer, Sigma's too. */
  shift(now: Projection): void;
  paint(): void;
  /** After a panel may have moved: names anew where it did, a little later. */
  uncover(): void;
  kill(): void;
}

export const NO_MARKS: Marks = { selected: null, listed: [], pinned: [], fresh: [], legs: [] };
const NO_HAND: Hand = { dragged: null, line: [] };

export function openPainter(sigma: Sigma, container: HTMLElement, first: Scene): Painter {
  let scene = first;
  let land = coasts(scene.atlas);
  let names: Region[] = regions(scene.atlas, scene.shown);
  let marks = NO_MARKS;
  let hand = NO_HAND;
  let hovered: number | null = null;
  let covers: readonly Box[] = [];
  let painted: Projection | null = null;
  let rest: ReturnType<typeof setTimeout> | undefined;
  const below = layer(sigma, 'land', { beforeLayer: 'edges' });
  const text = layer(sigma, 'names', { afterLayer: 'labels' });
  const veil = layer(sigma, 'veil', { afterLayer: 'names' });
  const near = layer(sigma, 'near', { afterLayer: 'veil' });
  const own = [below.element, text.element, near.element];
  const { edges, nodes } = sigma.getCanvases();
  const all = [...own, ...(edges ? [edges] : []), ...(nodes ? [nodes] : [])];

  function projection(): Projection {
    const { width, height } = sigma.getDimensions();
    const origin = sigma.graphToViewport({ x: 0, y: 0 });
    const unit = sigma.graphToViewport({ x: 1, y: 0 });
    const ratio = sigma.getCamera().ratio;
    return {
      scale: unit.x - origin.x,
      left: origin.x,
      top: origin.y,
      width,
      height,
      sizeScale: sigma.scaleSize(1),
      ratio,
      covers,
    };
  }

  /** The scene with the node in hand where the hand is. */
  function inHand(): Scene {
    if (hand.dragged === null) return scene;
    const { node, x, y } = hand.dragged;
    const { atlas } = scene;
    const [xs, ys] = [atlas.x.slice(), atlas.y.slice()];
    xs[node] = x;
    ys[node] = y;
    return { ...scene, atlas: { ...atlas, x: xs, y: ys } };
  }

  function paintNear(): void {
    covers = coverBoxes(container);
    const p = projection();
    const now = inHand();
    const node = hand.dragged?.node ?? hovered ?? marks.selected;
    const { legs } = marks;
    unshift([near.element]);
    const canvas = clean(near, p);
    veil.element.classList.toggle('on', node !== null || legs.length > 0);
    veil.element.classList.toggle('soft', hovered === null);
    if (node !== null) {
      paintNeighbourhood(canvas, p, now, node);
      paintNeighbourLabels(canvas, p, now, node);
    } else if (legs.length > 0) {
      paintWays(canvas, p, now, legs);
      const on = legs.flatMap(({ ways }) => ways.flat());
      if (on[0] !== undefined) paintLabelsOf(canvas, p, now, legs[0]!.from, [...new Set(on)]);
    }
    paintFresh(canvas, p, now, marks.fresh);
    paintMarks(canvas, p, now, marks.listed, marks.pinned);
    if (hand.line.length > 0) paintLasso(canvas, scene.theme, hand.line);
  }

  function paint(): void {
    clearTimeout(rest);
    unshift(all);
    covers = coverBoxes(container);
    const p = projection();
    paintIslands(clean(below, p), p, shownLand(scene, land, names), scene.theme);
    paintLabels(clean(text, p), p, scene, names);
    paintNear();
    painted = p;
  }

  function uncover(): void {
    const now = coverBoxes(container);
    if (painted === null || JSON.stringify(now) === JSON.stringify(painted.covers)) return;
    paintAtRest();
  }
  function paintAtRest(): void {
    clearTimeout(rest);
    rest = setTimeout(paint, REST_MS);
  }

  return {
    projection,
    painted: () => painted,
    drawing: () => ({ scene, projection: { ...projection(), covers: [] }, land, names }),
    show(next) {
      const moved = next.atlas !== scene.atlas;
      if (moved && next.atlas.ids !== scene.atlas.ids) {
        hovered = null;
        marks = NO_MARKS;
      }
      scene = next;
      hand = NO_HAND;
      if (moved) land = coasts(scene.atlas);
      names = regions(scene.atlas, scene.shown);
      painted = null;
    },
    mark(next) {
      const same = standing(marks, hovered) === standing(next, hovered) && marks.legs === next.legs;
      marks = next;
      if (!same) paintNear();
    },
    hover(node) {
      if (hovered === node) return;
      hovered = node;
      paintNear();
    },
    hand(next) {
      hand = next;
      paintNear();
    },
    follow() {
      const p = projection();
      const still = painted && painted.scale === p.scale && painted.left === p.left && painted.top === p.top;
      if (!painted || still || scene.atlas.ids.length <= SMALL || painted.width !== p.width) {
        paint();
        return;
      }
      shift(own, painted, p);
      paintAtRest();
    },
    shift: (now) => painted && shift(all, painted, now),
    paint,
    uncover,
    kill: () => clearTimeout(rest),
  };
}

/** What the marks make stand out while a node is hovered, but for the ways. */
function standing({ selected, listed, pinned, fresh }: Marks, hovered: number | null): string {
  return JSON.stringify([hovered ?? selected, listed, pinned, fresh]);
}

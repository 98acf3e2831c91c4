/** The one Sigma of the page behind a small imperative face. Imported only where there is a DOM with WebGL. */
import EdgeCurveProgram from '@sigma/edge-curve';
import Sigma from 'sigma';
import { EdgeLineProgram, EdgeRectangleProgram } from 'sigma/rendering';
import { edgeLook, nodeLook, type Scene } from './appearance.ts';
import { coverBoxes, densityOf, frame, type Insets } from './frame.ts';
import type { Box } from './labels.ts';
import { clean, layer, moveLayers } from './layers.ts';
import { paintIslands } from './paint/land.ts';
import { paintLabels, paintLabelsOf, paintNeighbourLabels, type Region } from './paint/names.ts';
import { paintNeighbourhood, paintWays } from './paint/nodes.ts';
import { takePicture } from './paint/picture.ts';
import type { Projection } from './paint/projection.ts';
import { makePicker } from './pick.ts';
import { PROGRAMS } from './programs.ts';
import { coasts, regions } from './regions.ts';
import { drawnEdges, sigmaGraph } from './sigma-graph.ts';
import type { Stage, StageEvents } from './stage-contract.ts';
import type { CameraView } from './state.ts';

const MANY_EDGES = 4_000;
/** Pixels beside a node that still count as on it. */
const SLACK = 2;
/** Up to so many nodes everything is painted anew in every frame. */
const SMALL = 2_500;
const REST_MS = 140;
/** Throws when WebGL is missing. */
export function openStage(container: HTMLElement, first: Scene, firstInsets: Insets, events: StageEvents): Stage {
  let scene = first;
  let insets = firstInsets;
  let land = coasts(scene.atlas);
  let names: Region[] = regions(scene.atlas, scene.shown);
  let curves = scene.atlas.source.length <= MANY_EDGES;
  let drawn = drawnEdges(scene.atlas);
  let picker = makePicker(scene.atlas);
  let selected: number | null = null;
  let hovered: number | null = null;
  let painted: Projection | null = null;
  let rest: ReturnType<typeof setTimeout> | undefined;
  let ways: readonly (readonly number[])[] = [];
  let over = false;
  let density = densityOf(container);
  let covers: readonly Box[] = [];
  let size = `${container.offsetWidth} ${container.offsetHeight}`;

  const sigma = new Sigma(sigmaGraph(scene.atlas, drawn), container, {
    allowInvalidContainer: true,
    defaultNodeType: 'disc',
    defaultEdgeType: 'straight',
    nodeProgramClasses: PROGRAMS,
    edgeProgramClasses: {
      straight: scene.atlas.source.length > 20_000 ? EdgeLineProgram : EdgeRectangleProgram,
      curved: EdgeCurveProgram,
    },
    nodeReducer: (_, data) => nodeLook(scene, data.i),
    edgeReducer: (_, data) => edgeLook(scene, data.i, curves),
    renderLabels: false,
    renderEdgeLabels: false,
    hideEdgesOnMove: true,
    zIndex: false,
    enableCameraRotation: false,
    stagePadding: 0,
    minCameraRatio: 0.02,
    maxCameraRatio: 1.8,
    minEdgeThickness: 0.4,
    doubleClickZoomingRatio: 1,
    zoomToSizeRatioFunction: (ratio) => Math.sqrt(ratio) / density,
    zoomDuration: still() ? 0 : 160,
    inertiaDuration: still() ? 0 : 200,
  });
  /**
   * Sigma asks its picking texture on every move of the mouse and waits for the card to answer; on software drawing
   * that is most of a frame. Its one question is answered here instead.
   */
  Object.defineProperty(sigma, 'getNodeAtPosition', {
    value: ({ x, y }: { x: number; y: number }): string | null => {
      const at = sigma.viewportToGraph({ x, y });
      const p = projection();
      const found = picker.at(at.x, at.y, p.sizeScale / p.scale, SLACK / p.scale, scene.shown.nodes);
      return found === null ? null : scene.atlas.ids[found]!;
    },
  });
  const below = layer(sigma, 'land', { beforeLayer: 'edges' });
  const text = layer(sigma, 'names', { afterLayer: 'labels' });
  const veil = layer(sigma, 'veil', { afterLayer: 'names' });
  const near = layer(sigma, 'near', { afterLayer: 'veil' });
  sigma.setCustomBBox(frame(scene, container, insets));
  sigma.resize(true);
  sigma.refresh();

  function still(): boolean {
    return matchMedia('(prefers-reduced-motion: reduce)').matches;
  }

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

  function paintFocus(): void {
    covers = coverBoxes(container);
    const p = projection();
    const node = hovered ?? selected;
    moveLayers([near], 1, 0, 0);
    const canvas = clean(near, p);
    veil.element.classList.toggle('on', node !== null || ways.length > 0);
    veil.element.classList.toggle('soft', hovered === null);
    if (node !== null) {
      paintNeighbourhood(canvas, p, scene, node);
      paintNeighbourLabels(canvas, p, scene, node);
    } else if (ways.length > 0) {
      paintWays(canvas, p, scene, ways);
      paintLabelsOf(canvas, p, scene, ways[0]![0]!, new Set(ways.flat()));
    }
  }

  /** The land, greyed where a filter left nothing on it, and wholly where colour says something else. */
  function shownLand() {
    const open = new Set(names.map((name) => name.index));
    const plain = scene.colouring !== 'community';
    return land.map((one) => ({ ...one, slot: plain ? 10 : one.slot, quiet: !open.has(one.index) }));
  }

  function picture(scale: number, transparent: boolean): HTMLCanvasElement {
    return takePicture(scene, { ...projection(), covers: [] }, shownLand(), names, scale, transparent);
  }

  /** Large maps are painted when the camera rests; while it moves, what was painted moves along. */
  function follow(): void {
    const p = projection();
    const still = painted && painted.scale === p.scale && painted.left === p.left && painted.top === p.top;
    if (!painted || still || scene.atlas.ids.length <= SMALL || painted.width !== p.width) {
      paint();
      return;
    }
    const grown = p.scale / painted.scale;
    moveLayers([below, text, near], grown, p.left - painted.left * grown, p.top - painted.top * grown);
    clearTimeout(rest);
    rest = setTimeout(paint, REST_MS);
  }

  function paint(): void {
    clearTimeout(rest);
    moveLayers([below, text, near], 1, 0, 0);
    covers = coverBoxes(container);
    const p = projection();
    paintIslands(clean(below, p), p, shownLand(), scene.theme);
    paintLabels(clean(text, p), p, scene, names);
    paintFocus();
    painted = p;
  }

  /** What a filter changed, so that Sigma looks at nothing else. */
  function changes(before: Scene, next: Scene): { nodes: string[]; edges: string[] } {
    return {
      nodes: next.atlas.ids.filter((_, i) => before.shown.nodes[i] !== next.shown.nodes[i]),
      edges: drawn.filter((e) => before.shown.edges[e] !== next.shown.edges[e]).map(String),
    };
  }

  function centre(): CameraView {
    const { width, height } = sigma.getDimensions();
    return { ...sigma.viewportToGraph({ x: width / 2, y: height / 2 }), ratio: sigma.getCamera().ratio };
  }

  function go(state: { x?: number; y?: number; ratio?: number }): void {
    void sigma.getCamera().animate(state, { duration: still() ? 0 : 200 });
  }

  function hover(node: number | null): void {
    if (hovered === node) return;
    hovered = node;
    paintFocus();
  }

  sigma.on('afterRender', follow);
  sigma.on('clickNode', ({ node, event }) =>
    events.select(scene.atlas.index.get(node) ?? null, event.original.shiftKey),
  );
  sigma.on('clickStage', () => events.select(null, false));
  /** Sigma takes two quick clicks anywhere for a double click; on the water the second is still a click. */
  sigma.on('doubleClickStage', ({ preventSigmaDefault }) => {
    preventSigmaDefault();
    events.select(null, false);
  });
  sigma.on('doubleClickNode', ({ node, preventSigmaDefault }) => {
    preventSigmaDefault();
    const i = scene.atlas.index.get(node);
    if (i !== undefined) events.focus(i);
  });
  sigma.on('enterNode', ({ node }) => events.hover(scene.atlas.index.get(node) ?? null));
  sigma.on('leaveNode', () => events.hover(null));
  let timer: ReturnType<typeof setTimeout> | undefined;
  sigma.getCamera().on('updated', () => {
    clearTimeout(timer);
    timer = setTimeout(() => events.moved(centre()), 250);
  });
  for (const element of Object.values(sigma.getCanvases())) {
    element.addEventListener('webglcontextlost', (event) => {
      event.preventDefault();
      if (!over) events.lost();
    });
  }
  const resized = new ResizeObserver(() => {
    const now = `${container.offsetWidth} ${container.offsetHeight}`;
    if (container.offsetWidth === 0 || now === size) return;
    size = now;
    density = densityOf(container);
    sigma.setCustomBBox(frame(scene, container, insets));
    sigma.resize();
    sigma.refresh();
  });
  resized.observe(container);
  paint();

  return {
    show(next, nextInsets) {
      const before = scene;
      scene = next;
      insets = nextInsets;
      names = regions(scene.atlas, scene.shown);
      const fresh = next.atlas !== before.atlas;
      if (fresh) {
        land = coasts(scene.atlas);
        curves = scene.atlas.source.length <= MANY_EDGES;
        drawn = drawnEdges(scene.atlas);
        picker = makePicker(scene.atlas);
        hovered = null;
        selected = null;
        sigma.setGraph(sigmaGraph(scene.atlas, drawn));
      }
      const box = frame(scene, container, insets);
      const moved = JSON.stringify(box) !== JSON.stringify(sigma.getCustomBBox());
      if (moved) sigma.setCustomBBox(box);
      const repainted = next.theme !== before.theme || next.colouring !== before.colouring;
      if (fresh || moved || repainted) sigma.refresh();
      else sigma.refresh({ partialGraph: changes(before, next), skipIndexation: true });
    },
    select(node) {
      selected = node;
      paintFocus();
    },
    trace(next) {
      ways = next;
      paintFocus();
    },
    picture,
    hover,
    look(camera) {
      const at = sigma.viewportToFramedGraph(sigma.graphToViewport(camera));
      sigma.getCamera().setState({ x: at.x, y: at.y, ratio: camera.ratio });
    },
    home: () => go({ x: 0.5, y: 0.5, ratio: 1 }),
    zoom: (factor) => go({ ratio: sigma.getCamera().getBoundedRatio(sigma.getCamera().ratio / factor) }),
    reveal(node, covered) {
      paintFocus();
      const p = projection();
      const x = p.left + p.scale * scene.atlas.x[node]!;
      const y = p.top - p.scale * scene.atlas.y[node]!;
      const free = { left: 0, right: p.width - covered.right, bottom: p.height - covered.bottom, top: covered.top };
      if (x > 24 && x < free.right - 24 && y > free.top + 24 && y < free.bottom - 24) return;
      const shift = { x: x - (free.left + free.right) / 2, y: y - (free.top + free.bottom) / 2 };
      const at = sigma.viewportToFramedGraph({ x: p.width / 2 + shift.x, y: p.height / 2 + shift.y });
      go({ x: at.x, y: at.y });
    },
    repaint: paint,
    kill() {
      over = true;
      clearTimeout(rest);
      clearTimeout(timer);
      resized.disconnect();
      sigma.kill();
    },
  };
}

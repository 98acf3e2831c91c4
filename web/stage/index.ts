/** The one Sigma of the page behind a small imperative face. Imported only where there is a DOM with WebGL. */
import EdgeCurveProgram from '@sigma/edge-curve';
import Graph from 'graphology';
import Sigma from 'sigma';
import { EdgeLineProgram, type EdgeProgramType, EdgeRectangleProgram } from 'sigma/rendering';
import { edgeLook, nodeLook, type Scene } from '../appearance.ts';
import type { Atlas } from '../atlas.ts';
import { densityOf, type Insets, makeFraming } from '../frame.ts';
import { px, py } from '../paint/projection.ts';
import { makePicker } from '../pick.ts';
import { lineAt } from '../pick-line.ts';
import { type Steering, steer } from './camera.ts';
import type { Stage, StageEvents } from './contract.ts';
import { installGlide } from './glide.ts';
import { installHands } from './hands.ts';
import { inside } from './lasso.ts';
import { NO_MARKS, openPainter } from './painter.ts';
import { nodePrograms } from './programs.ts';
import { sievedEdges } from './sieve.ts';
import { linesOf, shownLines, sigmaGraph } from './sigma-graph.ts';

const MANY_EDGES = 4_000;
/** Pixels beside a node that still count as on it. */
const SLACK = 2;
/** Pixels beside a line that still count as on it. */
const LINE_SLACK = 5;

/** Throws when WebGL is missing. */
export function openStage(container: HTMLElement, first: Scene, firstInsets: Insets, events: StageEvents): Stage {
  let scene = first;
  let insets = firstInsets;
  let curves = scene.atlas.source.length <= MANY_EDGES;
  let lines = linesOf(scene.atlas);
  let lineFlags = shownLines(lines, scene.shown.edges);
  let picker = makePicker(scene.atlas);
  let selected = NO_MARKS.selected;
  let over = false;
  let density = densityOf(container);
  let size = `${container.offsetWidth} ${container.offsetHeight}`;
  const framing = makeFraming(container);
  let framed = framing(scene, insets);
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;

  const line = (Program: EdgeProgramType): EdgeProgramType =>
    sievedEdges(
      Program,
      () => lineFlags,
      () => scene.atlas.ids.length,
    );

  // Empty at first, so that the graph is looked through once, when its frame is known.
  const sigma = new Sigma(new Graph(), container, {
    allowInvalidContainer: true,
    defaultNodeType: 'disc',
    defaultEdgeType: 'straight',
    nodeProgramClasses: nodePrograms(() => scene.shown.nodes),
    edgeProgramClasses: {
      straight: line(scene.atlas.source.length > 20_000 ? EdgeLineProgram : EdgeRectangleProgram),
      curved: line(EdgeCurveProgram),
    },
    nodeReducer: (_, data) => nodeLook(scene, data.i),
    edgeReducer: (_, data) => edgeLook(scene, data.i, curves),
    renderLabels: false,
    renderEdgeLabels: false,
    zIndex: false,
    enableCameraRotation: false,
    stagePadding: 0,
    minCameraRatio: 0.02,
    maxCameraRatio: 1.8,
    minEdgeThickness: 0.4,
    doubleClickZoomingRatio: 1,
    zoomToSizeRatioFunction: (ratio) => Math.sqrt(ratio) / density,
    // Sigma divides by them.
    zoomDuration: still ? 1 : 160,
    inertiaDuration: still ? 1 : 200,
  });

  function nodeAt(x: number, y: number): number | null {
    const at = sigma.viewportToGraph({ x, y });
    const p = painter.projection();
    return picker.at(at.x, at.y, p.sizeScale / p.scale, SLACK / p.scale, scene.shown.nodes);
  }
  /**
   * Sigma asks its picking texture on every move of the mouse and waits for the card to answer; on software drawing
   * that is most of a frame. Its one question is answered here instead.
   */
  Object.defineProperty(sigma, 'getNodeAtPosition', {
    value: ({ x, y }: { x: number; y: number }): string | null => {
      const found = nodeAt(x, y);
      return found === null ? null : scene.atlas.ids[found]!;
    },
  });
  const painter = openPainter(sigma, container, scene);
  const glide = installGlide(sigma, { projection: painter.projection, drawn: painter.painted, shift: painter.shift });
  const steering: Steering = steer(sigma, painter.projection, still);
  sigma.setCustomBBox(framed);
  sigma.resize(true);
  sigma.setGraph(sigmaGraph(scene.atlas, lines));

  const hands = installHands(container, sigma, {
    at: nodeAt,
    grip: (node) =>
      node === selected ? Number.POSITIVE_INFINITY : scene.atlas.size[node]! * painter.projection().sizeScale,
    toMap: (x, y) => sigma.viewportToGraph({ x, y }),
    hold: painter.hand,
    enclose(line) {
      const p = painter.projection();
      const { atlas, shown } = scene;
      events.enclose(
        Array.from(atlas.order).filter(
          (node) => shown.nodes[node] && inside(line, px(p, atlas.x[node]!), py(p, atlas.y[node]!)),
        ),
      );
    },
    list: (node) => node !== null && events.select(node, true),
    put: events.pin,
  });

  /** Sigma draws a node where its own graph says, whatever its look says. */
  function carry(before: Atlas, next: Atlas): void {
    if (before === next) return;
    const graph = sigma.getGraph();
    next.ids.forEach((id, i) => {
      const [x, y] = [next.x[i]!, next.y[i]!];
      if (before.x[i] !== x || before.y[i] !== y) graph.mergeNodeAttributes(id, { x, y });
    });
  }

  sigma.on('afterRender', () => {
    if (glide.on()) {
      glide.ended();
      painter.paint();
    } else painter.follow();
  });
  sigma.on('clickNode', ({ node }) => events.select(scene.atlas.index.get(node) ?? null, false));
  /** A line under the pointer, where a line can be opened and no node lies over it. */
  function lineUnder(x: number, y: number): number | null {
    if (events.link() === null || nodeAt(x, y) !== null) return null;
    const at = sigma.viewportToGraph({ x, y });
    return lineAt(scene.atlas, scene.shown.edges, curves, at.x, at.y, LINE_SLACK / painter.projection().scale);
  }
  sigma.on('clickStage', ({ event }) => {
    const line = lineUnder(event.x, event.y);
    if (line === null) events.select(null, false);
    else events.link()?.(line);
  });
  sigma.on('moveBody', ({ event }) => {
    container.classList.toggle('over-link', lineUnder(event.x, event.y) !== null);
  });
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
    events.seen(steering.seen(insets));
    clearTimeout(timer);
    timer = setTimeout(() => events.moved(steering.centre()), 250);
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
    framed = framing(scene, insets);
    sigma.setCustomBBox(framed);
    sigma.resize();
    sigma.refresh();
    glide.probe();
  });
  resized.observe(container);
  painter.paint();

  return {
    show(next, nextInsets) {
      const before = scene;
      scene = next;
      insets = nextInsets;
      painter.show(scene);
      const fresh = next.atlas.ids !== before.atlas.ids || next.atlas.source !== before.atlas.source;
      const box = framing(scene, insets);
      const moved = box !== framed;
      framed = box;
      if (moved) sigma.setCustomBBox(framed);
      if (next.atlas !== before.atlas) picker = makePicker(scene.atlas);
      if (fresh) {
        curves = scene.atlas.source.length <= MANY_EDGES;
        lines = linesOf(scene.atlas);
        lineFlags = shownLines(lines, scene.shown.edges);
        sigma.setGraph(sigmaGraph(scene.atlas, lines));
        if (next.atlas.scope !== 'whole' || before.atlas.scope !== 'whole') steering.home();
        glide.probe();
        return;
      }
      carry(before.atlas, next.atlas);
      const repainted =
        next.theme !== before.theme || next.colouring !== before.colouring || next.atlas !== before.atlas;
      lineFlags = shownLines(lines, scene.shown.edges);
      if (moved || repainted) sigma.refresh();
      else sigma.refresh({ partialGraph: {}, skipIndexation: true });
    },
    mark(marks) {
      selected = marks.selected;
      painter.mark(marks);
    },
    hover: painter.hover,
    lasso: hands.lasso,
    drawing: painter.drawing,
    look: steering.look,
    centre: (x, y) => steering.aim(x, y, insets),
    home: steering.home,
    zoom: steering.zoom,
    reveal(node, covered) {
      painter.uncover();
      steering.reveal(scene.atlas.x[node]!, scene.atlas.y[node]!, covered);
    },
    uncover: painter.uncover,
    kill() {
      over = true;
      clearTimeout(timer);
      glide.kill();
      hands.kill();
      painter.kill();
      resized.disconnect();
      sigma.kill();
    },
  };
}

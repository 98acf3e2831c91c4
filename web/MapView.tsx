/** Holds the stage in React's tree: makes it, feeds it, and says when this browser cannot. */
import { useEffect, useImperativeHandle, useRef } from 'react';
import type { Scene } from './appearance.ts';
import type { Insets } from './frame.ts';
import { Minimap, type MinimapHandle } from './Minimap.tsx';
import type { Drawing } from './paint/drawing.ts';
import type { Marks, Stage } from './stage/contract.ts';
import type { CameraView } from './state.ts';
import { isSide, walk } from './walk.ts';
import './MapView.css';

export interface MapHandle {
  readonly home: () => void;
  readonly zoom: (factor: number) => void;
  readonly hover: (node: number | null) => void;
  readonly look: (camera: CameraView) => void;
  readonly lasso: (on: boolean) => void;
  readonly drawing: () => Drawing | null;
}

interface Props {
  readonly scene: Scene;
  readonly insets: Insets;
  readonly marks: Marks;
  readonly camera: CameraView | null;
  /** With `listing` (Shift) the node joins or leaves the list. */
  readonly onSelect: (node: number | null, listing: boolean) => void;
  readonly onEnclose: (nodes: readonly number[]) => void;
  readonly onPin: (node: number, x: number, y: number) => void;
  readonly onFocus: (node: number) => void;
  /** Opens what a line between two nodes rests on; null where lines are no more than lines. */
  readonly onLink: ((edge: number) => void) | null;
  readonly onMoved: (camera: CameraView) => void;
  /** The map cannot be drawn, or no longer, which may pass: with the reason. */
  readonly onFail: (why: string, mayPass: boolean) => void;
  readonly handle: React.Ref<MapHandle>;
}

const NO_WEBGL = 'This browser draws no WebGL, which the map needs. Here is the same data as a table.';
const LOST =
  'The graphics driver has dropped the map. Here is the same data, drawn still and as a table; the map comes back by itself.';

/** After this the sheet of a phone stands still. */
const SETTLED_MS = 220;

/** What the panel leaves free, wherever it stands now. */
function coveredBy(box: HTMLElement | null): Insets {
  const panel = document.querySelector('.panel')?.getBoundingClientRect();
  const map = box?.getBoundingClientRect();
  if (!panel || !map) return { left: 0, right: 0, bottom: 0, top: 0 };
  const beside = panel.left - map.left > 120;
  return {
    left: 0,
    right: beside ? map.right - panel.left : 0,
    bottom: beside ? 0 : map.bottom - panel.top,
    top: 0,
  };
}

function hasWebgl(): boolean {
  const canvas = document.createElement('canvas');
  const gl = canvas.getContext('webgl2') ?? canvas.getContext('webgl');
  gl?.getExtension('WEBGL_lose_context')?.loseContext();
  return gl !== null;
}

export function MapView(props: Props) {
  const box = useRef<HTMLDivElement>(null);
  const stage = useRef<Stage | null>(null);
  const drawn = useRef<Scene | null>(null);
  const small = useRef<MinimapHandle>(null);
  const latest = useRef(props);
  latest.current = props;
  const { scene, insets, marks, handle } = props;
  const { selected } = marks;

  useEffect(() => {
    let gone = false;
    async function open(): Promise<void> {
      if (!hasWebgl()) return latest.current.onFail(NO_WEBGL, false);
      const { openStage } = await import('./stage/index.ts');
      if (gone || !box.current) return;
      const now = latest.current;
      stage.current = openStage(box.current, now.scene, now.insets, {
        select: (node, listing) => latest.current.onSelect(node, listing),
        hover: (node) => {
          stage.current?.hover(node);
          box.current?.classList.toggle('over-node', node !== null);
        },
        enclose: (nodes) => latest.current.onEnclose(nodes),
        pin: (node, x, y) => latest.current.onPin(node, x, y),
        link: () => latest.current.onLink,
        focus: (node) => latest.current.onFocus(node),
        seen: (seen) => small.current?.see(seen),
        moved: (camera) => latest.current.onMoved(camera),
        lost: () => {
          stage.current?.kill();
          stage.current = null;
          latest.current.onFail(LOST, true);
        },
      });
      drawn.current = now.scene;
      if (now.camera) stage.current.look(now.camera);
      stage.current.mark(now.marks);
      box.current.dataset.drawn = now.scene.atlas.build;
    }
    const fail = (error: unknown): void =>
      latest.current.onFail(
        `The map could not be drawn (${error instanceof Error ? error.message : String(error)}).`,
        true,
      );
    open().catch(fail);
    return () => {
      gone = true;
      stage.current?.kill();
      stage.current = null;
    };
  }, []);

  const { left, right, bottom, top } = insets;
  useEffect(() => {
    stage.current?.show(scene, { left, right, bottom, top });
    stage.current?.mark(latest.current.marks);
    drawn.current = scene;
    if (stage.current && box.current) box.current.dataset.drawn = scene.atlas.build;
  }, [scene, left, right, bottom, top]);

  useEffect(() => stage.current?.mark(marks), [marks]);

  useEffect(() => {
    if (selected === null) return;
    const timer = setTimeout(() => stage.current?.reveal(selected, coveredBy(box.current)), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [selected]);

  useEffect(() => {
    const moved = new ResizeObserver(() => stage.current?.uncover());
    for (const cover of document.querySelectorAll('[data-covers-map]')) moved.observe(cover);
    return () => moved.disconnect();
  }, []);

  useImperativeHandle(
    handle,
    () => ({
      home: () => stage.current?.home(),
      zoom: (factor) => stage.current?.zoom(factor),
      hover: (node) => stage.current?.hover(node),
      look: (camera) => stage.current?.look(camera),
      lasso: (on) => stage.current?.lasso(on),
      drawing: () => stage.current?.drawing() ?? null,
    }),
    [],
  );

  return (
    <>
      <div
        className="map"
        ref={box}
        role="application"
        aria-label="Map. Arrow keys walk to the strongest neighbour on that side; Enter looks around it; Escape steps back."
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys walk it
        tabIndex={0}
        onKeyDown={(event) => {
          if (isSide(event.key)) {
            event.preventDefault();
            const next = walk(scene.atlas, scene.shown, selected, event.key);
            if (next !== null) props.onSelect(next, false);
          } else if (event.key === 'Enter' && selected !== null) props.onFocus(selected);
        }}
      />
      <Minimap
        {...{ scene, handle: small }}
        onLook={(x, y) => stage.current?.centre(x, y)}
        onHome={() => stage.current?.home()}
      />
    </>
  );
}

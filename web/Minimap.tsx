/** Where the reader is on a map that is larger than the screen: all of it, small, and a frame around what is seen. */
import { useEffect, useImperativeHandle, useRef, useState } from 'react';
import { nodeColour, type Scene } from './appearance.ts';
import { extentOf } from './regions.ts';
import type { Seen } from './stage/contract.ts';
import { isSide, TOWARDS } from './walk.ts';
import './Minimap.css';

export interface MinimapHandle {
  readonly see: (seen: Seen) => void;
}

interface Props {
  readonly scene: Scene;
  readonly handle: React.Ref<MinimapHandle>;
  /** A place in map units that the reader wants to look at. */
  readonly onLook: (x: number, y: number) => void;
  readonly onHome: () => void;
}

/** Pixels. */
const [WIDE, HIGH, EDGE] = [144, 100, 6];
/** A camera nearer than this sees a part only. */
const NEAR = 0.75;
/** Share of what is seen that an arrow key moves. */
const STEP = 0.25;
/** From map units to pixels of the small map. */
function placeOf({ atlas }: Scene): { scale: number; left: number; top: number } {
  const { x, y } = extentOf(atlas);
  const scale = Math.min((WIDE - 2 * EDGE) / (x[1] - x[0] || 1), (HIGH - 2 * EDGE) / (y[1] - y[0] || 1));
  return { scale, left: WIDE / 2 - (scale * (x[0] + x[1])) / 2, top: HIGH / 2 + (scale * (y[0] + y[1])) / 2 };
}

function paint(canvas: HTMLCanvasElement, scene: Scene): void {
  const density = window.devicePixelRatio || 1;
  canvas.width = WIDE * density;
  canvas.height = HIGH * density;
  const on = canvas.getContext('2d');
  if (!on) return;
  on.scale(density, density);
  const { scale, left, top } = placeOf(scene);
  const { atlas } = scene;
  for (let i = 0; i < atlas.ids.length; i++) {
    if (atlas.leaf[i]) continue;
    on.fillStyle = nodeColour(scene, i);
    on.fillRect(left + scale * atlas.x[i]! - 0.75, top - scale * atlas.y[i]! - 0.75, 1.5, 1.5);
  }
}

export function Minimap({ scene, handle, onLook, onHome }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLSpanElement>(null);
  const seen = useRef<Seen | null>(null);
  const latest = useRef(scene);
  latest.current = scene;
  const [near, setNear] = useState(false);
  const { atlas, theme, colouring } = scene;

  // biome-ignore lint/correctness/useExhaustiveDependencies: painted anew only when one of these changes
  useEffect(() => {
    if (near && canvas.current) paint(canvas.current, latest.current);
  }, [near, atlas, theme, colouring]);

  useImperativeHandle(handle, () => ({
    see(now) {
      seen.current = now;
      setNear(now.ratio < NEAR);
      const { scale, left, top } = placeOf(latest.current);
      const style = frame.current?.style;
      if (!style) return;
      const clip = (value: number, most: number): number => Math.max(1, Math.min(most - 1, value));
      const [west, north] = [clip(left + scale * now.left, WIDE), clip(top - scale * now.top, HIGH)];
      style.transform = `translate(${west}px, ${north}px)`;
      style.width = `${clip(left + scale * now.right, WIDE) - west}px`;
      style.height = `${clip(top - scale * now.bottom, HIGH) - north}px`;
    },
  }));

  function lookAt(event: React.PointerEvent<HTMLElement>): void {
    const box = event.currentTarget.getBoundingClientRect();
    const { scale, left, top } = placeOf(scene);
    onLook((event.clientX - box.left - left) / scale, (top - (event.clientY - box.top)) / scale);
  }

  return (
    <button
      type="button"
      data-covers-map
      className={`minimap${near ? ' near' : ''}`}
      aria-label="Where you are on the map. Arrow keys move what you see; Enter shows the whole map."
      title="Drag to look elsewhere; the key 0 shows the whole map"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        lookAt(event);
      }}
      onPointerMove={(event) => event.buttons === 1 && lookAt(event)}
      onClick={(event) => event.detail === 0 && onHome()}
      onKeyDown={(event) => {
        const now = seen.current;
        if (!isSide(event.key) || now === null) return;
        event.preventDefault();
        const [east, north] = TOWARDS[event.key];
        onLook(
          (now.left + now.right) / 2 + STEP * east * (now.right - now.left),
          (now.bottom + now.top) / 2 + STEP * north * (now.top - now.bottom),
        );
      }}
    >
      <canvas ref={canvas} />
      <span ref={frame} />
    </button>
  );
}

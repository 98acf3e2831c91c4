/** The map as a still drawing on a plain canvas, for a browser without WebGL: a click still opens a node. */
import { type RefObject, useCallback, useEffect, useImperativeHandle, useMemo, useRef } from 'react';
import type { Scene } from './appearance.ts';
import { frame } from './frame.ts';
import type { Drawing } from './paint/drawing.ts';
import { takePicture } from './paint/picture.ts';
import type { Projection } from './paint/projection.ts';
import { makePicker } from './pick.ts';
import { coasts, regions } from './regions.ts';
import './FlatMap.css';

interface Props {
  /** Gives what is drawn, for pictures to take away; null while it has no size. */
  readonly handle: RefObject<(() => Drawing | null) | null>;
  readonly scene: Scene;
  readonly onSelect: (node: number | null) => void;
}

const NOTHING_COVERED = { left: 0, right: 0, top: 0, bottom: 0 };

function projectionOf(scene: Scene, box: HTMLElement): Projection {
  const fit = frame(scene, box, NOTHING_COVERED, []);
  const scale = box.offsetWidth / (fit.x[1] - fit.x[0]);
  return {
    scale,
    left: -fit.x[0] * scale,
    top: fit.y[1] * scale,
    width: box.offsetWidth,
    height: box.offsetHeight,
    sizeScale: 0.7,
    ratio: 1,
    covers: [],
  };
}

export function FlatMap({ handle, scene, onSelect }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const { atlas } = scene;
  const land = useMemo(() => coasts(atlas), [atlas]);
  const picker = useMemo(() => makePicker(atlas), [atlas]);

  const drawing = useCallback((): Drawing | null => {
    const element = box.current;
    if (!element || element.offsetWidth === 0) return null;
    return { scene, projection: projectionOf(scene, element), land, names: regions(scene.atlas, scene.shown) };
  }, [scene, land]);
  useImperativeHandle(handle, () => drawing, [drawing]);

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const draw = (): void => {
      const now = drawing();
      if (!now) return;
      const picture = takePicture(now, window.devicePixelRatio || 1, false, false);
      picture.setAttribute('role', 'img');
      picture.setAttribute('aria-label', 'Map of papers and what they share; the table below holds the same');
      element.replaceChildren(picture);
    };
    draw();
    const resized = new ResizeObserver(draw);
    resized.observe(element);
    return () => resized.disconnect();
  }, [drawing]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the table below is the way by keyboard
    // biome-ignore lint/a11y/useKeyWithClickEvents: the table below is the way by keyboard
    <div
      className="flat-map"
      ref={box}
      onClick={(event) => {
        const p = projectionOf(scene, event.currentTarget);
        const origin = event.currentTarget.getBoundingClientRect();
        const x = (event.clientX - origin.left - p.left) / p.scale;
        const y = -(event.clientY - origin.top - p.top) / p.scale;
        onSelect(picker.at(x, y, p.sizeScale / p.scale, 3 / p.scale, scene.shown.nodes));
      }}
    />
  );
}

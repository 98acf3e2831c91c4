/** Nearer, farther, and the way home. */
import type { RefObject } from 'react';
import type { MapHandle } from './MapView.tsx';
import './Zoom.css';

export function Zoom({ map }: { map: RefObject<MapHandle | null> }) {
  return (
    <fieldset className="zoom" aria-label="Zoom">
      <button type="button" aria-label="Nearer" onClick={() => map.current?.zoom(1.5)}>
        +
      </button>
      <button type="button" aria-label="Farther" onClick={() => map.current?.zoom(1 / 1.5)}>
        −
      </button>
      <button type="button" aria-label="Whole map" onClick={() => map.current?.home()}>
        ⌂
      </button>
    </fieldset>
  );
}

/** The map's few tools: nearer, farther, the way home; a step back and on again; a line around nodes. */
import { type RefObject, useState } from 'react';
import type { MapHandle } from './MapView.tsx';
import './Tools.css';

interface Props {
  readonly map: RefObject<MapHandle | null>;
  readonly undo: (() => void) | null;
  readonly redo: (() => void) | null;
}

export function Tools({ map, undo, redo }: Props) {
  const [lasso, setLasso] = useState(false);
  return (
    <div className="tools" data-covers-map>
      <fieldset aria-label="Steps">
        <Tool name="Undo" keys="Control+Z" path="M7 5 3.5 8.5 7 12M4 8.5h6.5a3 3 0 0 1 0 6H8" act={undo} />
        <Tool name="Redo" keys="Control+Shift+Z" path="m11 5 3.5 3.5L11 12m3-3.5H7.5a3 3 0 0 0 0 6H10" act={redo} />
      </fieldset>
      <fieldset aria-label="Selection">
        <button
          type="button"
          aria-pressed={lasso}
          aria-label="Draw around nodes"
          title="Draw around nodes to list them (or hold Shift and drag)"
          onClick={() => {
            map.current?.lasso(!lasso);
            setLasso(!lasso);
          }}
        >
          <Drawn path="M9 3.5c3.6 0 6 1.7 6 4s-2.4 4-6 4-6-1.7-6-4 2.4-4 6-4Zm-3.5 7.4c-1 1.2-.8 2.6.6 2.8 1.6.2 2.2-1.4 1-2.3" />
        </button>
      </fieldset>
      <fieldset className="zoom" aria-label="Zoom">
        <Tool name="Nearer" keys="+" path="M9 4v10M4 9h10" act={() => map.current?.zoom(1.5)} />
        <Tool name="Farther" keys="-" path="M4 9h10" act={() => map.current?.zoom(1 / 1.5)} />
      </fieldset>
      <fieldset aria-label="Way home">
        <Tool name="Whole map" keys="0" path="m3.5 9 5.5-5 5.5 5M5 8v6h8V8" act={() => map.current?.home()} />
      </fieldset>
    </div>
  );
}

function Tool({ name, keys, path, act }: { name: string; keys: string; path: string; act: (() => void) | null }) {
  return (
    <button
      type="button"
      aria-label={name}
      aria-keyshortcuts={keys}
      title={`${name} (${keys.replace('Control', 'Ctrl')})`}
      disabled={act === null}
      onClick={() => act?.()}
    >
      <Drawn path={path} />
    </button>
  );
}

function Drawn({ path }: { path: string }) {
  return (
    <svg viewBox="0 0 18 18" width="18" height="18" aria-hidden="true">
      <path d={path} fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}

/** The slim bar: the name leads home, search in the middle, the ways of looking and sharing at the right. */
import type { Atlas } from './atlas.ts';
import { AskButton } from './desk/AskButton.tsx';
import { networkCypher, viewCypher } from './desk/view-cypher.ts';
import { addAll } from './Jobs.tsx';
import type { Drawing } from './paint/drawing.ts';
import { SearchBox } from './SearchBox.tsx';
import { ShareMenu } from './ShareMenu.tsx';
import { viewSelection } from './selection.ts';
import type { Shown } from './shown.ts';
import { inMode, MODES, type Mode, type View } from './state.ts';
import { capital, counted } from './words.ts';
import './TopBar.css';

interface Props {
  readonly atlas: Atlas;
  readonly shown: Shown;
  readonly view: View;
  readonly mode: Mode;
  readonly mapMissing: boolean;
  /** Null where nothing may be written. */
  readonly token: string | null;
  readonly onStart: () => void;
  readonly onSelect: (id: string) => void;
  readonly onHover: (id: string | null) => void;
  readonly go: (view: View) => void;
  readonly drawing: () => Drawing | null;
}

export function TopBar({
  atlas,
  shown,
  view,
  mode,
  mapMissing,
  token,
  onStart,
  onSelect,
  onHover,
  go,
  drawing,
}: Props) {
  const selection = viewSelection(atlas, shown, view);
  return (
    <header className="bar">
      <h1>
        <button type="button" className="name" onClick={onStart}>
          Kindred
        </button>
      </h1>
      <SearchBox build={atlas.build} onSelect={onSelect} onHover={onHover} />
      <div className="bar-end">
        <fieldset className="views" aria-label="View">
          {MODES.map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={mode === name}
              disabled={mapMissing && (name === 'map' || name === 'methods')}
              onClick={() => go(inMode(view, name))}
            >
              {name === 'map' ? 'Papers' : capital(name)}
            </button>
          ))}
        </fieldset>
        {token !== null && <AskButton view={view} go={go} />}
        {token !== null && (
          <label className="add">
            Add
            <input
              type="file"
              multiple
              aria-label="Add papers from files"
              onChange={(event) => void addAll(event.target.files, token)}
            />
          </label>
        )}
        <ShareMenu
          selection={selection.text}
          exact={selection.exact}
          published={token === null}
          cypher={() => (mode === 'methods' ? networkCypher(atlas, shown) : viewCypher(atlas, shown, view))}
          onAsk={(ask) => go({ ...view, ask })}
          what={counted(shown.nodeCount, 'node', 'nodes')}
          {...{ view, token }}
          drawing={mode === 'map' || mode === 'methods' || (mapMissing && mode === 'table') ? drawing : null}
        />
      </div>
    </header>
  );
}

/** The nodes put aside by hand: to look at together, to copy, to take away. */
import { useState } from 'react';
import { type Atlas, labelOf } from '../atlas.ts';
import { idsCypher } from '../desk/view-cypher.ts';
import { ShowAll } from '../ShowAll.tsx';
import { idsSelection } from '../selection.ts';
import { findPaths, hide, shareOf, toggleListed, type View } from '../state.ts';
import { TakeAway } from '../TakeAway.tsx';
import { counted, number } from '../words.ts';
import { NodeButton } from './NodeButton.tsx';

interface Props {
  readonly atlas: Atlas;
  readonly view: View;
  readonly published: boolean;
  readonly go: (view: View) => void;
  readonly onSelect: (id: string) => void;
  readonly onHover: (id: string | null) => void;
}

const FIRST = 8;
/** The rest are on the map and in the table. */
const MOST = 100;
/** What more nodes than this have in common is hardly ever anything. */
const MOST_SHARING = 12;
/** More ends make more ways than can be read. */
const MOST_ENDS = 6;

export function ListPanel({ atlas, view, published, go, onSelect, onHover }: Props) {
  const [all, setAll] = useState(false);
  const rows = view.list.slice(0, all ? MOST : FIRST);
  return (
    <section className="relation listed">
      <h3>
        Your list <span className="count">{number(view.list.length)}</span>
      </h3>
      <ul>
        {rows.map((id) => {
          const i = atlas.index.get(id);
          return (
            <li key={id}>
              <NodeButton {...{ id, onSelect, onHover }} kind={i === undefined ? null : atlas.kind[i]!}>
                {labelOf(atlas, id)}
              </NodeButton>
              <button
                type="button"
                className="drop"
                aria-label={`Take ${labelOf(atlas, id)} off the list`}
                onClick={() => go(toggleListed(view, id))}
              >
                ×
              </button>
            </li>
          );
        })}
      </ul>
      <ShowAll {...{ all, count: view.list.length, first: FIRST, most: MOST }} onToggle={setAll} />
      <div className="actions">
        {view.list.length > 1 && view.list.length <= MOST_SHARING && (
          <button type="button" aria-keyshortcuts="s" onClick={() => go(shareOf(view, view.list))}>
            What they share
          </button>
        )}
        <button
          type="button"
          onClick={() => go({ ...view, node: null, path: null, focus: { ids: view.list, hops: 1, together: false } })}
        >
          Around {view.list.length === 1 ? 'it' : 'them'}
        </button>
        {view.list.length > 1 && view.list.length <= MOST_ENDS && (
          <button type="button" onClick={() => go(findPaths(view, view.list))}>
            Ways between them
          </button>
        )}
        <button
          type="button"
          onClick={() => go({ ...view, node: null, path: null, focus: { ids: view.list, hops: 0, together: false } })}
        >
          Only {view.list.length === 1 ? 'it' : 'them'}
        </button>
        <button type="button" onClick={() => go(hide(view, view.list))}>
          Hide {view.list.length === 1 ? 'it' : 'them'}
        </button>
        <button type="button" onClick={() => go({ ...view, list: [] })}>
          Empty
        </button>
      </div>
      <TakeAway
        selection={idsSelection(view.list)}
        what={counted(view.list.length, 'node', 'nodes')}
        published={published}
        cypher={() => idsCypher(view.list)}
      />
    </section>
  );
}

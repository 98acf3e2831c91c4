/** The nodes put aside by hand: to look at together, to copy, to take away. */
import type { Atlas } from '../atlas.ts';
import { Glyph } from '../Glyph.tsx';
import { idsSelection } from '../selection.ts';
import { shareOf, toggleListed, type View } from '../state.ts';
import { TakeAway } from '../TakeAway.tsx';
import { counted } from '../words.ts';

interface Props {
  readonly atlas: Atlas;
  readonly view: View;
  readonly published: boolean;
  readonly go: (view: View) => void;
  readonly onSelect: (id: string) => void;
  readonly onHover: (id: string | null) => void;
}

export function ListPanel({ atlas, view, published, go, onSelect, onHover }: Props) {
  return (
    <section className="relation listed">
      <h3>
        Your list <span className="count">{view.list.length}</span>
      </h3>
      <ul>
        {view.list.map((id) => {
          const i = atlas.index.get(id);
          return (
            <li key={id}>
              <button
                type="button"
                className="neighbour"
                onClick={() => onSelect(id)}
                onMouseEnter={() => onHover(id)}
                onMouseLeave={() => onHover(null)}
              >
                {i !== undefined && <Glyph kind={atlas.kind[i]!} />}
                <span>{i === undefined ? id : atlas.labels[i]}</span>
              </button>
              <button
                type="button"
                className="drop"
                aria-label={`Take ${i === undefined ? id : atlas.labels[i]} off the list`}
                onClick={() => go(toggleListed(view, id))}
              >
                ×
              </button>
            </li>
          );
        })}
      </ul>
      <div className="actions">
        {view.list.length > 1 && (
          <button type="button" onClick={() => go(shareOf(view, view.list))}>
            What they share
          </button>
        )}
        <button
          type="button"
          onClick={() => go({ ...view, node: null, path: null, focus: { ids: view.list, hops: 1, together: false } })}
        >
          Around {view.list.length === 1 ? 'it' : 'them'}
        </button>
        <button type="button" onClick={() => go({ ...view, list: [] })}>
          Empty
        </button>
      </div>
      {!published && (
        <TakeAway
          selection={idsSelection(view.list)}
          what={counted(view.list.length, 'node', 'nodes')}
          published={false}
        />
      )}
    </section>
  );
}

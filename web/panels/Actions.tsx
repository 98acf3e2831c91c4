/** What one often does with a node: look around it, find the way to another, put it aside. */
import { focusOn, hide, toggleListed, type View } from '../state.ts';

interface Props {
  readonly id: string;
  readonly view: View;
  readonly go: (view: View) => void;
  readonly onPathFrom: () => void;
  /** Names only, and where corrections may be written. */
  readonly onSameAs: ((id: string) => void) | null;
  /** Papers only: shows or hides related work. */
  readonly related: { readonly open: boolean; readonly toggle: () => void } | null;
}

export function Actions({ id, view, go, onPathFrom, onSameAs, related }: Props) {
  const focused = view.focus?.ids.length === 1 && view.focus.ids[0] === id;
  const listed = view.list.includes(id);
  return (
    <div className="actions">
      <button type="button" onClick={() => go(focusOn(view, id))}>
        {focused ? 'Widen' : 'Focus'}
      </button>
      {related && (
        <button type="button" aria-pressed={related.open} onClick={related.toggle}>
          Related
        </button>
      )}
      <button type="button" onClick={onPathFrom}>
        Path from here
      </button>
      <button type="button" aria-pressed={listed} aria-keyshortcuts="l" onClick={() => go(toggleListed(view, id))}>
        {listed ? 'Off the list' : 'Add to list'}
      </button>
      <button type="button" aria-keyshortcuts="Delete" onClick={() => go(hide(view, [id]))}>
        Hide
      </button>
      {onSameAs && (
        <button type="button" onClick={() => onSameAs(id)}>
          Same as…
        </button>
      )}
    </div>
  );
}

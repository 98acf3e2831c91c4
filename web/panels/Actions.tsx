/** What one often does with a node: look around it, see what is near, find the way to another, put it aside. */
import { focusOn, toggleListed, type View } from '../state.ts';

interface Props {
  readonly id: string;
  readonly view: View;
  readonly go: (view: View) => void;
  readonly onPathFrom: () => void;
  /** Papers only: shows or hides related work. */
  readonly related: { readonly open: boolean; readonly toggle: () => void } | null;
}

export function Actions({ id, view, go, onPathFrom, related }: Props) {
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
        Path to…
      </button>
      <button type="button" aria-pressed={listed} aria-keyshortcuts="l" onClick={() => go(toggleListed(view, id))}>
        {listed ? 'Off the list' : 'Add to list'}
      </button>
    </div>
  );
}

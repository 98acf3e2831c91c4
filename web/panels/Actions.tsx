/** What one often does with a node: look around it, find the way to another, put it aside. */
import { focusOn, toggleListed, type View } from '../state.ts';

interface Props {
  readonly id: string;
  readonly view: View;
  readonly go: (view: View) => void;
  readonly onPathFrom: (id: string) => void;
}

export function Actions({ id, view, go, onPathFrom }: Props) {
  const focused = view.focus?.ids.length === 1 && view.focus.ids[0] === id;
  const listed = view.list.includes(id);
  return (
    <div className="actions">
      <button type="button" onClick={() => go(focusOn(view, id))}>
        {focused ? 'Widen' : 'Focus'}
      </button>
      <button type="button" onClick={() => onPathFrom(id)}>
        Path from here
      </button>
      <button type="button" aria-pressed={listed} onClick={() => go(toggleListed(view, id))}>
        {listed ? 'Off the list' : 'Add to list'}
      </button>
    </div>
  );
}

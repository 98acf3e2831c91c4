/** The views that people keep: this one under a name, the others to open and to forget. */
import { useEffect, useState } from 'react';
import type { SavedView } from '../src/api.ts';
import { toHash } from './address.ts';
import { troubleOf } from './data.ts';
import { forgetView, type Place, savedViews, saveView } from './saved.ts';
import type { View } from './state.ts';
import { told } from './told.ts';

interface Props {
  readonly view: View;
  readonly token: string | null;
}

const KEPT = {
  corpus: 'Kept in the corpus folder, for everyone who opens it.',
  browser: 'Kept in this browser alone: there is no corpus folder here to keep them in.',
} as const satisfies Record<Place, string>;

export function SavedViews({ view, token }: Props) {
  const [views, setViews] = useState<readonly SavedView[]>([]);
  const [place, setPlace] = useState<Place | null>(null);
  const [name, setName] = useState('');
  const [said, setSaid] = useState('');
  const tell = (error: unknown): void => {
    const trouble = troubleOf(error);
    if (trouble) setSaid(told(trouble));
  };
  const look = (): Promise<void> =>
    savedViews(token).then((found) => {
      setViews(found.views.filter((one) => one.name !== null));
      setPlace(found.place);
    }, tell);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the menu opens
  useEffect(() => void look(), []);
  const address = toHash(view);
  return (
    <section className="saved">
      <p className="facts">Saved views</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!name.trim() || !address) return;
          saveView(address, name.trim(), token).then(({ id }) => {
            setSaid(`Saved. Its short address ends in #saved=${id}`);
            setName('');
            return look();
          }, tell);
        }}
      >
        <input
          type="text"
          aria-label="Name for this view"
          placeholder={address ? 'Name this view' : 'The start view needs no saving'}
          disabled={!address}
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <button type="submit" disabled={!name.trim() || !address}>
          Save
        </button>
      </form>
      <ul>
        {views.map((one) => (
          <li key={one.id}>
            <a href={`#saved=${one.id}`}>{one.name}</a>
            <button
              type="button"
              className="drop"
              aria-label={`Forget ${one.name}`}
              onClick={() => void forgetView(one.id, token).then(look, tell)}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      <p className="facts" role="status">
        {said || (place && KEPT[place])}
      </p>
    </section>
  );
}

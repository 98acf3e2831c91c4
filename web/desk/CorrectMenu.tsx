/** What one seldom does with a node or community: hide it, and put right its name, what it is, whether it is one at all. */
import { useState } from 'react';
import type { NodeKind } from '../../graph/model.ts';
import { kindWord } from '../words.ts';
import { CorrectionsList } from './CorrectionsList.tsx';
import { focusOnce } from './focus.ts';
import { kindIs, nowhere, rename } from './lines.ts';
import './desk.css';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly kind: NodeKind | 'Community';
  /** Writes a line and says what it means; null where nothing may be written. */
  readonly onCorrect: ((line: string, says: string) => void) | null;
  /** Takes it off the map. */
  readonly onHide?: () => void;
  /** Asks for the node that it is one with; null where nothing may be written. */
  readonly onSameAs?: (() => void) | null;
}

export function CorrectMenu({ id, label, kind, onCorrect, onHide, onSameAs }: Props) {
  const [open, setOpen] = useState<'menu' | 'rename' | 'list' | null>(null);
  if (!onCorrect && !onHide) return null;
  const entity = kind !== 'Paper' && kind !== 'Community';
  const other = kind === 'Method' ? 'Dataset' : kind === 'Dataset' ? 'Method' : null;
  const write = (line: string, says: string): void => {
    setOpen(null);
    onCorrect?.(line, says);
  };
  return (
    <div className="correct">
      <button
        type="button"
        className="link small"
        aria-expanded={open === 'menu' || open === 'rename'}
        onClick={() => setOpen(open === null ? 'menu' : null)}
      >
        More…
      </button>
      {open === 'menu' && (
        <ul className="correct-menu" aria-label={`More about ${label}`}>
          {onHide && <Item onClick={onHide}>Hide (Delete)</Item>}
          {onSameAs && (
            <Item
              onClick={() => {
                setOpen(null);
                onSameAs();
              }}
            >
              Same as…
            </Item>
          )}
          {onCorrect && kind !== 'Paper' && <Item onClick={() => setOpen('rename')}>Rename</Item>}
          {onCorrect && other && (
            <Item onClick={() => write(kindIs(id, other), `Noted: ${label} is a ${kindWord(other)}.`)}>
              Is a {kindWord(other)}
            </Item>
          )}
          {onCorrect && entity && (
            <Item onClick={() => write(nowhere(id), `Noted: ${label} is no name.`)}>
              Is no name: take it away everywhere
            </Item>
          )}
          {onCorrect && <Item onClick={() => setOpen('list')}>All corrections</Item>}
        </ul>
      )}
      {open === 'rename' && (
        <form
          className="correct-form"
          onSubmit={(event) => {
            event.preventDefault();
            const name = new FormData(event.currentTarget).get('name');
            const line = typeof name === 'string' && name !== label ? rename(id, name) : null;
            if (line) write(line, `Noted: ${label} is called ${name}.`);
            else setOpen(null);
          }}
        >
          <input type="text" name="name" defaultValue={label} maxLength={200} aria-label="New name" ref={focusOnce} />
          <button type="submit">Rename</button>
        </form>
      )}
      {open === 'list' && <CorrectionsList onClose={() => setOpen(null)} />}
    </div>
  );
}

function Item({ onClick, children }: { onClick: () => void; children: React.ReactNode }) {
  return (
    <li>
      <button type="button" onClick={onClick}>
        {children}
      </button>
    </li>
  );
}

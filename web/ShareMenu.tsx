/** What a reader takes away from the view: its address, a picture, a file, its Cypher. */
import { useEffect, useRef, useState } from 'react';
import { GephiLite } from './GephiLite.tsx';
import { Pictures } from './Pictures.tsx';
import type { Drawing } from './paint/drawing.ts';
import { SavedViews } from './SavedViews.tsx';
import type { View } from './state.ts';
import { TakeAway } from './TakeAway.tsx';
import './ShareMenu.css';

interface Props {
  readonly selection: string;
  readonly exact: boolean;
  readonly what: string;
  readonly published: boolean;
  readonly cypher: () => string;
  readonly onAsk: (statement: string) => void;
  readonly view: View;
  readonly token: string | null;
  /** Null where there is no map to draw. */
  readonly drawing: (() => Drawing | null) | null;
}

export function ShareMenu({ selection, exact, what, published, cypher, onAsk, view, token, drawing }: Props) {
  const [open, setOpen] = useState(false);
  const [copied, setCopied] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return;
    setCopied(false);
    const outside = (event: Event): void => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [open]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes what the button inside opened
    <div
      className="share"
      ref={box}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.stopPropagation();
        setOpen(false);
      }}
    >
      <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        Share
      </button>
      {open && (
        <div className="menu">
          <button
            type="button"
            onClick={() => {
              void navigator.clipboard.writeText(location.href).then(() => setCopied(true));
            }}
          >
            {copied ? 'Address copied' : 'Copy the address of this view'}
          </button>
          <SavedViews {...{ view, token }} />
          {drawing && <Pictures drawing={drawing} />}
          <TakeAway {...{ selection, what, published, cypher }} onAsk={onAsk} />
          <GephiLite {...{ selection, published }} />
          {!exact && !published && (
            <p className="facts">
              So many nodes do not fit into a link: the files hold all that the rule <code>{selection}</code> finds.
            </p>
          )}
        </div>
      )}
    </div>
  );
}

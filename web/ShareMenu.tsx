/** What a reader takes away from the view: its address, a picture, a file, its Cypher. */
import { useEffect, useRef, useState } from 'react';
import { TakeAway } from './TakeAway.tsx';
import './ShareMenu.css';

interface Props {
  readonly selection: string;
  readonly exact: boolean;
  readonly what: string;
  readonly published: boolean;
  readonly cypher: () => string;
  readonly onAsk: (statement: string) => void;
  /** Null where there is no map to draw. */
  readonly onPicture: ((scale: number, transparent: boolean) => void) | null;
}

export function ShareMenu({ selection, exact, what, published, cypher, onAsk, onPicture }: Props) {
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
          {onPicture && (
            <p className="links">
              <span className="facts">Picture</span>
              <button type="button" className="link" onClick={() => onPicture(2, false)}>
                PNG 2×
              </button>
              <button type="button" className="link" onClick={() => onPicture(4, false)}>
                PNG 4×
              </button>
              <button type="button" className="link" onClick={() => onPicture(2, true)}>
                transparent
              </button>
            </p>
          )}
          <TakeAway {...{ selection, what, published, cypher }} onAsk={onAsk} />
          {!exact && !published && (
            <p className="facts">
              Too many nodes for a link, so the rule goes out: <code>{selection}</code>
            </p>
          )}
        </div>
      )}
    </div>
  );
}

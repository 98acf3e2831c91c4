/** A modal sheet with a title; Escape, its button and a click beside it close it, and focus returns to where it was. */
import { type ReactNode, useEffect, useId, useRef } from 'react';
import './desk.css';

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function Dialog({ title, onClose, children }: Props) {
  const box = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    box.current?.showModal();
    // What had the focus may be gone from the sheet: Escape then comes from the page, whose own Escape must wait.
    const stop = new AbortController();
    const onEscape = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      box.current?.close();
    };
    window.addEventListener('keydown', onEscape, { capture: true, signal: stop.signal });
    return () => stop.abort();
  }, []);
  return (
    <dialog
      ref={box}
      className="dialog"
      aria-labelledby={heading}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === event.currentTarget) box.current?.close();
      }}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <div className="dialog-body">
        <h2 id={heading}>{title}</h2>
        <button type="button" className="close" aria-label="Close" onClick={() => box.current?.close()}>
          ×
        </button>
        {children}
      </div>
    </dialog>
  );
}

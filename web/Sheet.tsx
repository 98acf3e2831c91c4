/** The panel's frame: it floats at the right; on a phone it is a sheet from below with three heights. */
import { useEffect, useRef } from 'react';
import './Sheet.css';

export type SheetHeight = 'low' | 'half' | 'full';
const HEIGHTS: readonly SheetHeight[] = ['low', 'half', 'full'];
const PULL = 40;

interface Props {
  readonly height: SheetHeight;
  readonly onHeight: (height: SheetHeight) => void;
  readonly onClose: (() => void) | null;
  readonly label: string;
  /** Scrolls to the top when it changes. */
  readonly topic: string;
  readonly children: React.ReactNode;
}

export function Sheet({ height, onHeight, onClose, label, topic, children }: Props) {
  const body = useRef<HTMLDivElement>(null);
  const from = useRef<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the topic is the reason
  useEffect(() => {
    body.current?.scrollTo({ top: 0 });
  }, [topic]);
  const step = (by: number): void => {
    const next = HEIGHTS[Math.max(0, Math.min(HEIGHTS.length - 1, HEIGHTS.indexOf(height) + by))];
    if (next) onHeight(next);
  };
  return (
    <aside data-covers-map className={`panel ${height}`} aria-label={label}>
      <button
        type="button"
        className="grip"
        aria-label={height === 'full' ? 'Lower the panel' : 'Raise the panel'}
        onClick={() => (height === 'full' ? onHeight('low') : step(1))}
        onPointerDown={(event) => {
          from.current = event.clientY;
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerUp={(event) => {
          const pulled = from.current === null ? 0 : event.clientY - from.current;
          from.current = null;
          if (Math.abs(pulled) < PULL) return;
          event.preventDefault();
          step(pulled > 0 ? -1 : 1);
        }}
      />
      {onClose && (
        <button type="button" className="close" aria-label="Close" onClick={onClose}>
          ×
        </button>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <div className="panel-body" ref={body} tabIndex={0}>
        {children}
      </div>
    </aside>
  );
}

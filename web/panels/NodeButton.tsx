/** A node named in the panel: a click opens it; while it is pointed at or has the focus, it stands out on the map. */
import { type ReactNode, useEffect, useRef } from 'react';
import type { NodeKind } from '../../graph/model.ts';
import { Glyph } from '../Glyph.tsx';

interface Props {
  readonly id: string;
  /** Null where it is not known: a name without its sign. */
  readonly kind: NodeKind | null;
  /** The name. */
  readonly children: ReactNode;
  /** What stands at the end of the row: a year, most often. */
  readonly fact?: string | number | null;
  readonly onSelect: (id: string) => void;
  readonly onHover: (id: string | null) => void;
}

export function NodeButton({ id, kind, children, fact = null, onSelect, onHover }: Props) {
  const leave = useRef<(() => void) | null>(null);
  const point = (): void => {
    leave.current = () => onHover(null);
    onHover(id);
  };
  const end = (): void => {
    leave.current?.();
    leave.current = null;
  };
  // A click takes the button away under the pointer, and then no event says that the pointer has left it.
  useEffect(() => () => leave.current?.(), []);
  return (
    <button
      type="button"
      className="neighbour"
      onClick={() => onSelect(id)}
      onMouseEnter={point}
      onMouseLeave={end}
      onFocus={point}
      onBlur={end}
    >
      {kind && <Glyph kind={kind} />}
      <span>{children}</span>
      {fact !== null && <span className="year">{fact}</span>}
    </button>
  );
}

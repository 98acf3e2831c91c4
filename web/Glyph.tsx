/** The sign of a kind, as the map draws it: disc, ring, square, diamond. */
import type { NodeKind } from '../graph/model.ts';
import { SHAPES } from './appearance.ts';

export function Glyph({ kind, colour = 'currentColor' }: { kind: NodeKind; colour?: string }) {
  const shape = SHAPES[kind];
  return (
    <svg className="glyph" viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" focusable="false">
      {shape === 'disc' && <circle cx="8" cy="8" r="4.5" fill={colour} />}
      {shape === 'ring' && (
        <>
          <circle cx="8" cy="8" r="6" fill="none" stroke={colour} strokeWidth="1.6" />
          <circle cx="8" cy="8" r="3.6" fill={colour} />
        </>
      )}
      {shape === 'square' && <rect x="3.5" y="3.5" width="9" height="9" fill={colour} />}
      {shape === 'diamond' && <path d="M8 1.8 14.2 8 8 14.2 1.8 8Z" fill={colour} />}
    </svg>
  );
}

/** The map as a picture to take away: pixels at two or four times the screen's, or SVG, which stays sharp at any size. */
import { download } from './download.ts';
import type { Drawing } from './paint/drawing.ts';
import { takePicture } from './paint/picture.ts';
import { svgPicture } from './paint/svg.ts';

/** `drawing` is null where no map stands. */
export function Pictures({ drawing }: { drawing: () => Drawing | null }) {
  const png = (scale: number, transparent: boolean, name: string): void => {
    const now = drawing();
    if (now) takePicture(now, scale, transparent).toBlob((blob) => blob && download(blob, name));
  };
  const svg = (): void => {
    const now = drawing();
    if (now) download(new Blob([svgPicture(now, false)], { type: 'image/svg+xml' }), 'kindred.svg');
  };
  return (
    <>
      <p className="facts">Picture of what the screen shows, with its key</p>
      <p className="links">
        <button type="button" className="link" onClick={() => png(2, false, 'kindred@2x.png')}>
          PNG 2×
        </button>
        <button type="button" className="link" onClick={() => png(4, false, 'kindred@4x.png')}>
          PNG 4×
        </button>
        <button type="button" className="link" onClick={() => png(4, true, 'kindred-transparent.png')}>
          PNG transparent
        </button>
        <button type="button" className="link" onClick={svg}>
          SVG
        </button>
      </p>
    </>
  );
}

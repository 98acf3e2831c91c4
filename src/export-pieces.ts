/** The pieces of an export's file, as they are made: text, or the pixels of a picture, which is held whole. */
import { KnownError } from '../graph/errors.ts';
import type { ExportFormat, ExportSource } from '../graph/exports/contract.ts';

/** Pixels a unit of the picture, and the longest side that is drawn: above, a canvas takes gigabytes. */
const ZOOM = 2;
const LONGEST = 8000;

/** `file` is one of the format's. Throws `unavailable` where pictures of pixels cannot be drawn here. */
export function exportPieces(
  format: ExportFormat,
  file: ExportFormat['files'][number],
  source: ExportSource,
): AsyncIterable<string | Uint8Array> {
  return format.pixels ? pixels(file.write(source)) : file.write(source);
}

async function* pixels(picture: AsyncIterable<string>): AsyncIterable<Uint8Array> {
  const { Resvg } = await library();
  let text = '';
  for await (const piece of picture) text += piece;
  const font = { loadSystemFonts: true, defaultFontFamily: 'DejaVu Sans', sansSerifFamily: 'DejaVu Sans' };
  const { width, height } = new Resvg(text, { font: { loadSystemFonts: false } });
  const zoom = Math.min(ZOOM, LONGEST / Math.max(width, height));
  yield new Resvg(text, { font, fitTo: { mode: 'zoom', value: zoom } }).render().asPng();
}

async function library() {
  try {
    return await import('@resvg/resvg-js');
  } catch (error) {
    throw new KnownError(
      'unavailable',
      'pictures of pixels need the optional package @resvg/resvg-js, which is not installed here',
      'npm install @resvg/resvg-js, or export --format svg, which every browser and drawing program opens',
      { cause: error },
    );
  }
}

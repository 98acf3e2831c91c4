/** The map as a picture of pixels: that of `svg`, drawn where the outside world can. */
import type { ExportFormat } from './contract.ts';
import { svg } from './svg.ts';

export const png: ExportFormat = {
  ...svg,
  name: 'png',
  extension: 'png',
  mime: 'image/png',
  description: 'the map as a picture of pixels, twice as fine as the SVG',
  pixels: true,
};

/** The key of a picture: its shapes and colours named in its lower left corner, so that it speaks without the page. */
import { KIND_SLOTS, type Scene, SHAPES } from '../appearance.ts';
import type { Box } from '../labels.ts';
import { hue, mix } from '../palette.ts';
import { kindCounts, yearBars } from '../shown.ts';
import { capital, cut, kindWord } from '../words.ts';
import { FONT, type Region } from './names.ts';
import { paintShape } from './nodes.ts';
import type { Canvas, Projection } from './projection.ts';

const LINE = 18;
const MARGIN = 16;
const MOST = 10;
const STEPS = 24;

interface Row {
  readonly text: string;
  readonly colour: string;
  readonly shape: (typeof SHAPES)[keyof typeof SHAPES];
}

function rows({ atlas, theme, colouring }: Scene, names: readonly Region[]): Row[] {
  const kinds = kindCounts(atlas, false).map(([kind]) => ({
    text: capital(kindWord(kind, 2)),
    colour: colouring === 'kind' ? hue(theme, KIND_SLOTS[kind]) : theme.quiet,
    shape: SHAPES[kind],
  }));
  if (colouring !== 'community') return kinds;
  const regions = names.slice(0, MOST).map((region) => ({
    text: capital(cut(region.name, 44)),
    colour: hue(theme, region.slot),
    shape: 'disc' as const,
  }));
  return [...kinds, ...regions];
}

/** Where it stands, so that no name goes under it. */
export function paintKey(canvas: Canvas, p: Projection, scene: Scene, names: readonly Region[]): Box {
  const { theme, atlas, shown } = scene;
  const lines = rows(scene, names);
  const years = scene.colouring === 'year' ? yearBars(atlas, shown.nodes).bars : [];
  const height = (lines.length + (years.length > 0 ? 2 : 0)) * LINE;
  const top = p.height - MARGIN - height;
  canvas.textBaseline = 'middle';
  canvas.font = `400 12px ${FONT}`;
  let widest = 0;
  lines.forEach(({ text, colour, shape }, i) => {
    const y = top + (i + 0.5) * LINE;
    paintShape(canvas, { x: MARGIN + 6, y, r: 5 }, shape, colour, theme.background);
    canvas.fillStyle = theme.quiet;
    canvas.fillText(text, MARGIN + 18, y);
    widest = Math.max(widest, canvas.measureText(text).width);
  });
  if (years.length > 0) {
    const y = top + (lines.length + 0.5) * LINE;
    const [old, middle, young] = theme.years;
    for (let i = 0; i < STEPS; i++) {
      const along = i / (STEPS - 1);
      canvas.fillStyle = along < 0.5 ? mix(old, middle, 2 * along) : mix(middle, young, 2 * along - 1);
      canvas.beginPath();
      canvas.rect(MARGIN + i * 5, y - 4, 5, 8);
      canvas.fill();
    }
    canvas.fillStyle = theme.quiet;
    canvas.fillText(`${years[0]!.year} to ${years.at(-1)!.year}`, MARGIN, y + LINE);
    widest = Math.max(widest, 5 * STEPS);
  }
  return { left: 0, top: top - 8, right: MARGIN + 24 + widest, bottom: p.height };
}

/** The key of a picture: its shapes and colours named in its lower left corner, so that it speaks without the page. */
import { COVERAGE, KIND_SLOTS, type Scene, SHAPES } from '../appearance.ts';
import { areaIndex } from '../atlas.ts';
import type { Box } from '../labels.ts';
import { hue, mix } from '../palette.ts';
import { kindCounts, yearBars } from '../shown.ts';
import { capital, cut, kindWord } from '../words.ts';
import { paintShape } from './nodes.ts';
import type { Canvas, Projection } from './projection.ts';
import type { Region } from './region-names.ts';
import { FONT } from './text.ts';

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
  const disc = (text: string, slot: number): Row => ({ text, colour: hue(theme, slot), shape: 'disc' });
  if (colouring === 'coverage')
    return [...kinds, ...COVERAGE.map(({ name, slot }) => disc(`Papers with ${name}`, slot))];
  if (colouring === 'area') {
    const areas = new Set(names.map(({ index }) => areaIndex(atlas, index)));
    const known = [...areas].flatMap((area) => atlas.communities[area] ?? []);
    return [...kinds, ...known.slice(0, MOST).map(({ name, colour }) => disc(capital(cut(name, 44)), colour))];
  }
  if (colouring !== 'community') return kinds;
  return [...kinds, ...names.slice(0, MOST).map(({ name, slot }) => disc(capital(cut(name, 44)), slot))];
}

/** The ends of a colouring that runs from old gold to new blue; null for one of classes. */
function ends({ atlas, shown, colouring }: Scene): string | null {
  if (colouring === 'stability') return 'moves … stays in its community';
  const years = colouring === 'year' ? yearBars(atlas, shown.nodes).bars : [];
  return years.length > 0 ? `${years[0]!.year} … ${years.at(-1)!.year}` : null;
}

/** Where it stands, so that no name goes under it. */
export function paintKey(canvas: Canvas, p: Projection, scene: Scene, names: readonly Region[]): Box {
  const { theme } = scene;
  const lines = rows(scene, names);
  const ramp = ends(scene);
  const height = (lines.length + (ramp ? 2 : 0)) * LINE;
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
  if (ramp) {
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
    canvas.fillText(ramp, MARGIN, y + LINE);
    widest = Math.max(widest, 5 * STEPS, canvas.measureText(ramp).width);
  }
  return { left: 0, top: top - 8, right: MARGIN + 24 + widest, bottom: p.height };
}

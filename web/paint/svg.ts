/** A canvas that writes SVG: the painters draw on it as on any other, and the file stays sharp at every size. */
import type { Drawing } from './drawing.ts';
import { paintAll } from './picture.ts';
import type { Canvas } from './projection.ts';

/** The map as a text of SVG 1.1, with its key; a see-through background if asked for. Throws where there is no canvas. */
export function svgPicture(drawing: Drawing, transparent: boolean): string {
  const { scene, projection: p } = drawing;
  const measure = document.createElement('canvas').getContext('2d');
  if (!measure) throw new Error('this browser draws no canvas');
  const out: string[] = [];
  paintAll(svgCanvas(out, measure), drawing, true);
  const [width, height] = [number(p.width), number(p.height)];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    transparent ? '' : `<rect width="100%" height="100%" fill="${scene.theme.background}"/>`,
    ...out,
    '</svg>\n',
  ].join('\n');
}

/** Two decimals: a hundredth of a pixel. */
function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** Text of papers is hostile: it may hold markup, and controls that XML forbids. */
function escaped(text: string): string {
  return text
    .replace(/[^\P{Cc}\t]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|[\ufffe\uffff]/gu, '')
    .replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);
}

/** `rgba(1,2,3,0.4)` as the colour and the opacity that SVG 1.1 keeps apart. */
function paint(name: 'fill' | 'stroke', style: Canvas['fillStyle']): string {
  const text = String(style);
  const [, r, g, b, alpha] = /^rgba\((\d+),(\d+),(\d+),([\d.]+)\)$/.exec(text) ?? [];
  return alpha === undefined
    ? `${name}="${escaped(text)}"`
    : `${name}="rgb(${r},${g},${b})" ${name}-opacity="${Number(alpha)}"`;
}

interface Font {
  readonly size: string;
  readonly weight: string;
  readonly family: string;
  readonly caps: boolean;
}

/** `small-caps 600 16px A, B`. */
function fontOf(font: string): Font {
  const [, caps, weight, size, family] = /^(small-caps )?(\d+) ([\d.]+)px (.+)$/.exec(font) ?? [];
  return { caps: caps !== undefined, weight: weight ?? '400', size: size ?? '12', family: family ?? 'sans-serif' };
}

function svgCanvas(out: string[], measure: CanvasRenderingContext2D): Canvas {
  let path = '';
  let dash = '';
  const states: { alpha: number; spacing: string }[] = [];
  const text = (kind: 'fill' | 'stroke', words: string, x: number, y: number): void => {
    const { size, weight, family, caps } = fontOf(canvas.font);
    // Middle of the line, as a baseline that every reader of SVG agrees on.
    const place = `x="${number(x)}" y="${number(y + Number(size) * 0.35)}"`;
    const font = `font-family="${escaped(family)}" font-size="${size}" font-weight="${weight}"`;
    const more = [
      caps ? 'font-variant="small-caps"' : '',
      canvas.letterSpacing === '0px' ? '' : `letter-spacing="${canvas.letterSpacing}"`,
      canvas.globalAlpha < 1 ? `opacity="${number(canvas.globalAlpha)}"` : '',
    ];
    const style =
      kind === 'fill'
        ? paint('fill', canvas.fillStyle)
        : `fill="none" ${paint('stroke', canvas.strokeStyle)} stroke-width="${canvas.lineWidth}" stroke-linejoin="round"`;
    out.push(`<text ${[place, font, ...more.filter(Boolean), style].join(' ')}>${escaped(words)}</text>`);
  };
  const shape = (style: string): void => {
    if (path) out.push(`<path d="${path}" ${style}/>`);
  };
  const canvas: Canvas = {
    fillStyle: '#000',
    strokeStyle: '#000',
    lineWidth: 1,
    lineJoin: 'round',
    globalAlpha: 1,
    font: '400 12px sans-serif',
    letterSpacing: '0px',
    textBaseline: 'middle',
    save: () => states.push({ alpha: canvas.globalAlpha, spacing: canvas.letterSpacing }),
    restore() {
      const before = states.pop();
      canvas.globalAlpha = before?.alpha ?? 1;
      canvas.letterSpacing = before?.spacing ?? '0px';
    },
    beginPath() {
      path = '';
    },
    closePath() {
      path += 'Z';
    },
    moveTo(x, y) {
      path += `M${number(x)} ${number(y)}`;
    },
    lineTo(x, y) {
      path += `L${number(x)} ${number(y)}`;
    },
    rect(x, y, width, height) {
      path += `M${number(x)} ${number(y)}h${number(width)}v${number(height)}h${number(-width)}Z`;
    },
    arc(x, y, r) {
      const [left, size] = [number(x - r), number(r)];
      path += `M${left} ${number(y)}a${size} ${size} 0 1 0 ${number(2 * r)} 0a${size} ${size} 0 1 0 ${number(-2 * r)} 0Z`;
    },
    fill: (rule) => shape(`${paint('fill', canvas.fillStyle)}${rule ? ` fill-rule="${rule}"` : ''}`),
    stroke: () =>
      shape(`fill="none" ${paint('stroke', canvas.strokeStyle)} stroke-width="${number(canvas.lineWidth)}"${dash}`),
    setLineDash(pattern) {
      const list = Array.from(pattern);
      dash = list.length > 0 ? ` stroke-dasharray="${list.join(' ')}"` : '';
    },
    fillText: (words, x, y) => text('fill', words, x, y),
    strokeText: (words, x, y) => text('stroke', words, x, y),
    measureText(words) {
      measure.font = canvas.font;
      measure.letterSpacing = canvas.letterSpacing;
      return measure.measureText(words);
    },
  };
  return canvas;
}

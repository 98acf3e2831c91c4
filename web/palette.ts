/**
 * The colours of the map in both themes. Ten hues after Okabe and Ito (2008) and Paul Tol's muted scheme, which readers
 * with any common colour blindness can tell apart, then two greys; lightened for the dark theme. sRGB hex everywhere.
 */
import { COLOURS } from '../graph/exports/look.ts';
import type { EdgeKind } from '../graph/model.ts';

export interface Theme {
  readonly dark: boolean;
  readonly background: string;
  readonly ink: string;
  readonly quiet: string;
  readonly edge: string;
  /** Index = palette slot of a community, 0 to 11. */
  readonly hues: readonly string[];
  /** The hues dark (or light) enough to be read as text on the background. */
  readonly inks: readonly string[];
  readonly edges: Readonly<Record<EdgeKind, string>>;
  /** Oldest, middle, newest: told apart by lightness as well as by hue. */
  readonly years: readonly [string, string, string];
}

const DARK = [
  '#4ba3dc',
  '#f0843c',
  '#2fc299',
  '#dd8fba',
  '#f0b440',
  '#8fd0f5',
  '#cf6a9c',
  '#bdbb5a',
  '#9d93ec',
  '#c39a76',
  '#8b929d',
  '#6b727d',
];

export const light: Theme = {
  dark: false,
  background: '#fbfaf7',
  ink: '#22252a',
  quiet: '#5d636d',
  edge: '#5a626e',
  hues: COLOURS,
  inks: COLOURS.map((hue) => mix(hue, '#1b1d21', 0.38)),
  edges: {
    INTRODUCES: '#007256',
    USES: '#005f95',
    HAS_CODE: '#a34800',
    CITES: '#5d636d',
    BUILDS_ON: '#882255',
    SIMILAR_TO: '#868b94',
  },
  years: ['#e0b64d', '#8c857c', '#0a3f86'],
};

export const dark: Theme = {
  dark: true,
  background: '#14161a',
  ink: '#e8e6e1',
  quiet: '#a0a6b0',
  edge: '#9aa3b2',
  hues: DARK,
  inks: DARK.map((hue) => mix(hue, '#f4f2ee', 0.3)),
  edges: {
    INTRODUCES: '#2fc299',
    USES: '#4ba3dc',
    HAS_CODE: '#f0843c',
    CITES: '#a0a6b0',
    BUILDS_ON: '#dd8fba',
    SIMILAR_TO: '#8b929d',
  },
  years: ['#8a6d1f', '#8f98a5', '#8fd0ff'],
};

const GREY = 11;

/** The colour of a palette slot; anything outside the palette is the second grey. */
export function hue(theme: Theme, slot: number): string {
  return theme.hues[slot] ?? theme.hues[GREY] ?? theme.quiet;
}

export function inkOf(theme: Theme, slot: number): string {
  return theme.inks[slot] ?? theme.quiet;
}

function channels(hex: string): [number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** `share` of `b` in `a`, mixed in sRGB. */
export function mix(a: string, b: string, share: number): string {
  const [from, to] = [channels(a), channels(b)];
  return `#${from
    .map((value, i) =>
      Math.round(value + (to[i]! - value) * share)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

/** Relative luminance, 0 to 1 (WCAG 2.2). */
function luminance(hex: string): number {
  const [r, g, b] = channels(hex).map((value) =>
    value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

/** Black or white, whichever is read more easily on the colour: at least 4.5 to 1 on any (WCAG 2.2, 1.4.3). */
export function inkOn(hex: string): '#000000' | '#ffffff' {
  return (luminance(hex) + 0.05) ** 2 > 0.05 * 1.05 ? '#000000' : '#ffffff';
}

/** The colour with an opacity of 0 to 1, its channels multiplied by it: what Sigma's shaders expect. */
export function thin(hex: string, alpha: number): string {
  const [r, g, b] = channels(hex).map((value) => Math.round(value * alpha));
  return `rgba(${r},${g},${b},${alpha.toFixed(3)})`;
}

/** The colour with an opacity of 0 to 1, for canvas and CSS. */
export function fade(hex: string, alpha: number): string {
  const [r, g, b] = channels(hex);
  return `rgba(${r},${g},${b},${alpha.toFixed(3)})`;
}

/** The years as a histogram with two ends to move, and the switches for what is folded away or too common. */
import { useState } from 'react';
import { yearColour } from './appearance.ts';
import { type Atlas, drawnCommunities } from './atlas.ts';
import type { Theme } from './palette.ts';
import { type Shown, yearBars } from './shown.ts';
import { COLOURINGS, type Colouring, type View } from './state.ts';
import { number } from './words.ts';
import './Filters.css';

interface Props {
  readonly atlas: Atlas;
  readonly shown: Shown;
  readonly view: View;
  readonly go: (view: View) => void;
  readonly theme: Theme;
}

const HEIGHT = 34;

export function Filters({ atlas, shown, view, go, theme }: Props) {
  const [open, setOpen] = useState(view.years.some((year) => year !== null) || view.colouring !== 'community');
  return (
    <div className="filters">
      <button type="button" className="link" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? 'fewer filters' : 'years, filters, colours'}
      </button>
      {open && <Open {...{ atlas, shown, view, go, theme }} />}
    </div>
  );
}

function Open({ atlas, shown, view, go, theme }: Props) {
  const leafCount = atlas.leaf.reduce((sum, leaf) => sum + leaf, 0);
  const broadCount = atlas.broad.reduce((sum, broad) => sum + broad, 0);
  return (
    <>
      <YearFilter {...{ atlas, shown, view, go, theme }} />
      {leafCount > 0 && (
        <label className="switch">
          <input type="checkbox" checked={view.leaves} onChange={() => go({ ...view, leaves: !view.leaves })} />
          <span>{number(leafCount)} names from one paper alone</span>
        </label>
      )}
      {broadCount > 0 && (
        <label className="switch">
          <input type="checkbox" checked={view.broad} onChange={() => go({ ...view, broad: !view.broad })} />
          <span>{number(broadCount)} broad words</span>
        </label>
      )}
      <label className="switch">
        <span>Colour by</span>
        <select
          value={view.colouring}
          onChange={(event) => go({ ...view, colouring: colouringOf(event.target.value) })}
          disabled={drawnCommunities(atlas).length === 0}
        >
          {COLOURINGS.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      </label>
      {view.colouring === 'year' && <YearKey atlas={atlas} theme={theme} />}
    </>
  );
}

const STEPS = 24;

function YearKey({ atlas, theme }: { atlas: Atlas; theme: Theme }) {
  const years = atlas.year.filter((year) => year !== null);
  if (years.length === 0) return null;
  const [first, last] = years.reduce(([low, high], year) => [Math.min(low, year), Math.max(high, year)], [9999, 0]);
  const colour = yearColour(atlas, theme);
  return (
    <p className="year-key">
      {first}
      <svg viewBox={`0 0 ${STEPS} 1`} preserveAspectRatio="none" aria-hidden="true">
        {Array.from({ length: STEPS }, (_, k) => first + ((last - first) * k) / (STEPS - 1)).map((year, k) => (
          <rect key={year} x={k} width={1.05} height={1} fill={colour(year)} />
        ))}
      </svg>
      {last}
    </p>
  );
}

function colouringOf(text: string): Colouring {
  return COLOURINGS.find((one) => one === text) ?? 'community';
}

function YearFilter({ atlas, shown, view, go }: Props) {
  const { bars, undated } = yearBars(atlas, shown.nodes);
  const [first, last] = [bars[0]?.year ?? 0, bars.at(-1)?.year ?? 0];
  if (bars.length === 0) return null;
  const most = Math.max(...bars.map(({ all }) => all));
  const [from, to] = [view.years[0] ?? first, view.years[1] ?? last];
  const set = (a: number, b: number): void =>
    go({ ...view, years: [a <= first ? null : Math.min(a, b), b >= last ? null : Math.max(a, b)] });
  const wide = 208 / bars.length;
  const bar = (count: number): number => (count > 0 ? Math.max(1.5, (HEIGHT * count) / most) : 0);
  return (
    <fieldset className="year-filter">
      <legend>
        Years {from === first && to === last ? `${first} to ${last}` : from === to ? from : `${from} to ${to}`}
      </legend>
      <svg viewBox={`0 0 208 ${HEIGHT}`} width="208" height={HEIGHT} aria-hidden="true">
        {bars.map(({ year, all, shown: drawn }, k) => (
          <g key={year}>
            <rect className="all" x={k * wide + 0.5} width={wide - 1} y={HEIGHT - bar(all)} height={bar(all)} />
            <rect className="now" x={k * wide + 0.5} width={wide - 1} y={HEIGHT - bar(drawn)} height={bar(drawn)} />
          </g>
        ))}
      </svg>
      <div className="ends">
        <input
          type="range"
          aria-label="First year"
          min={first}
          max={last}
          value={from}
          onChange={(event) => set(Math.min(Number(event.target.value), to), to)}
        />
        <input
          type="range"
          aria-label="Last year"
          min={first}
          max={last}
          value={to}
          onChange={(event) => set(from, Math.max(Number(event.target.value), from))}
        />
      </div>
      {undated.all > 0 && (
        <label className="switch">
          <input type="checkbox" checked={view.undated} onChange={() => go({ ...view, undated: !view.undated })} />
          <span>{number(undated.all)} undated papers</span>
        </label>
      )}
    </fieldset>
  );
}

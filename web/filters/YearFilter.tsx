/** The years as a histogram with two ends to move, the undated as a bar beside it, and a clock that plays them. */
import type { Atlas } from '../atlas.ts';
import type { Go } from '../journey.ts';
import { type Shown, yearBars } from '../shown.ts';
import type { View } from '../state.ts';
import { counted, number } from '../words.ts';
import { Play } from './Play.tsx';

interface Props {
  readonly atlas: Atlas;
  readonly shown: Shown;
  readonly view: View;
  readonly go: Go;
}

const HEIGHT = 34;
const WIDE = 220;
/** What the bar of the undated papers takes, with the gap before it. */
const UNDATED = 22;

export function YearFilter({ atlas, shown, view, go }: Props) {
  const { bars, undated } = yearBars(atlas, shown.nodes);
  const [first, last] = [bars[0]?.year ?? 0, bars.at(-1)?.year ?? 0];
  if (bars.length === 0) return null;
  // The undated may be many: their bar is cut at the highest year.
  const most = bars.reduce((top, { all }) => Math.max(top, all), 1);
  const share = (count: number): number => Math.min(1, count / most);
  const [from, to] = [view.years[0] ?? first, view.years[1] ?? last];
  const between = (a: number, b: number): View => ({
    ...view,
    years: [a <= first ? null : Math.min(a, b), b >= last ? null : Math.max(a, b)],
  });
  const room = undated.all > 0 ? WIDE - UNDATED : WIDE;
  const wide = room / bars.length;
  return (
    <fieldset className="year-filter">
      <legend>
        Years {from === first && to === last ? `${first} to ${last}` : from === to ? from : `${from} to ${to}`}
      </legend>
      <svg viewBox={`0 0 ${WIDE} ${HEIGHT}`} width={WIDE} height={HEIGHT} aria-hidden="true">
        {bars.map(({ year, all, shown: now }, k) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut; the two ends below do the same by keyboard
          <g key={year} className="year" onClick={() => go(between(year, year))}>
            <title>{`${year}: ${number(now)} of ${counted(all, 'paper', 'papers')}`}</title>
            <rect className="ground" x={k * wide} width={wide} y={0} height={HEIGHT} />
            <Bar x={k * wide + 0.5} wide={wide - 1} all={share(all)} now={share(now)} />
          </g>
        ))}
        {undated.all > 0 && (
          // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut; the box below does the same by keyboard
          <g className="year undated" onClick={() => go({ ...view, undated: !view.undated })}>
            <title>{`undated: ${number(undated.shown)} of ${counted(undated.all, 'paper', 'papers')}`}</title>
            <rect className="ground" x={room} width={UNDATED} y={0} height={HEIGHT} />
            <Bar x={room + 8} wide={UNDATED - 8} all={share(undated.all)} now={share(undated.shown)} />
          </g>
        )}
      </svg>
      <div className="ends" style={{ width: `${(100 * room) / WIDE}%` }}>
        <input
          type="range"
          aria-label="First year"
          min={first}
          max={last}
          value={from}
          onChange={(event) => go(between(Math.min(Number(event.target.value), to), to), 'passing')}
        />
        <input
          type="range"
          aria-label="Last year"
          min={first}
          max={last}
          value={to}
          onChange={(event) => go(between(from, Math.max(Number(event.target.value), from)), 'passing')}
        />
      </div>
      {bars.length > 1 && <Play {...{ view, go, first, last }} />}
      {undated.all > 0 && (
        <label className="switch">
          <input type="checkbox" checked={view.undated} onChange={() => go({ ...view, undated: !view.undated })} />
          <span>{number(undated.all)} undated papers</span>
        </label>
      )}
    </fieldset>
  );
}

/** A bar of the whole, with what is shown of it before it; shares of the highest. */
function Bar({ x, wide, all, now }: { x: number; wide: number; all: number; now: number }) {
  const high = (share: number): number => (share > 0 ? Math.max(1.5, HEIGHT * share) : 0);
  return (
    <>
      <rect className="all" x={x} width={wide} y={HEIGHT - high(all)} height={high(all)} />
      <rect className="now" x={x} width={wide} y={HEIGHT - high(now)} height={high(now)} />
    </>
  );
}

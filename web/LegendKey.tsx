/** What the colours mean where they mean no community or kind: a ramp, or a few classes that a click shows alone. */
import { COVERAGE, stabilityColour, yearColour } from './appearance.ts';
import type { Atlas } from './atlas.ts';
import type { Go } from './journey.ts';
import { hue, type Theme } from './palette.ts';
import type { View } from './state.ts';

const STEPS = 24;

interface Props {
  readonly atlas: Atlas;
  readonly theme: Theme;
  readonly view: View;
  readonly go: Go;
}

export function LegendKey({ atlas, theme, view, go }: Props) {
  const { colouring } = view;
  if (colouring === 'year') {
    const years = atlas.year.filter((year) => year !== null);
    if (years.length === 0) return <p className="facts">No paper of this corpus is dated.</p>;
    const [first, last] = years.reduce(([low, high], year) => [Math.min(low, year), Math.max(high, year)], [9999, 0]);
    return <Ramp from={first} to={last} words={[`${first}`, `${last}`]} colour={yearColour(atlas, theme)} />;
  }
  if (colouring === 'stability') {
    return (
      <Ramp
        from={0}
        to={1}
        words={['moves', 'stays']}
        colour={(share) => stabilityColour(theme, share)}
        note="How often a node is found again in its community, over all runs."
      />
    );
  }
  if (colouring !== 'coverage') return null;
  return (
    <ul className="classes">
      {COVERAGE.map(({ name, slot, has }) => {
        const alone = view.has.length === has.length && has.every((one) => view.has.includes(one));
        return (
          <li key={name}>
            <button type="button" aria-pressed={alone} onClick={() => go({ ...view, has: alone ? [] : has })}>
              <svg className="swatch" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
                <circle cx="6" cy="6" r="5" fill={hue(theme, slot)} />
              </svg>
              papers with {name}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

interface RampProps {
  readonly from: number;
  readonly to: number;
  readonly words: readonly [string, string];
  readonly colour: (value: number) => string;
  readonly note?: string;
}

function Ramp({ from, to, words, colour, note }: RampProps) {
  const values = Array.from({ length: STEPS }, (_, k) => from + ((to - from) * k) / (STEPS - 1));
  return (
    <>
      <p className="ramp">
        {words[0]}
        <svg viewBox={`0 0 ${STEPS} 1`} preserveAspectRatio="none" aria-hidden="true">
          {values.map((value, k) => (
            <rect key={value} x={k} width={1.05} height={1} fill={colour(value)} />
          ))}
        </svg>
        {words[1]}
      </p>
      {note && <p className="facts">{note}</p>}
    </>
  );
}

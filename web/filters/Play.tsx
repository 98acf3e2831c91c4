/** Plays the years: papers arrive year by year. Where less motion is asked for, one step a click instead of a clock. */
import { useEffect, useRef, useState } from 'react';
import { useMedia } from '../hooks.ts';
import type { Go } from '../journey.ts';
import type { View, Years } from '../state.ts';

interface Props {
  readonly view: View;
  readonly go: Go;
  readonly first: number;
  readonly last: number;
}

const STEP_MS = 900;

/** The years up to one more than now; open where that is all. Without a step before, the first year alone. */
export function nextYears([from, to]: Years, first: number, last: number): Years {
  const next = to === null ? first : to + 1;
  return [from, next >= last ? null : next];
}

export function Play({ view, go, first, last }: Props) {
  const still = useMedia('(prefers-reduced-motion: reduce)');
  /** The view to come back to at the end; null while nothing plays. */
  const [before, setBefore] = useState<View | null>(null);
  const latest = useRef({ view, go });
  latest.current = { view, go };
  useEffect(() => {
    if (!before) return;
    const timer = setInterval(() => {
      const { view: now, go: to } = latest.current;
      const years = nextYears(now.years, first, last);
      to({ ...now, years, undated: years[1] === null ? before.undated : false }, 'passing');
      if (years[1] === null) setBefore(null);
    }, STEP_MS);
    return () => clearInterval(timer);
  }, [before, first, last]);

  const step = (): void => go({ ...view, years: nextYears(view.years, first, last) }, 'passing');
  const play = (): void => {
    if (!before) go({ ...view, years: [view.years[0], view.years[0] ?? first], undated: false });
    setBefore(before ? null : view);
  };
  return (
    <p className="play">
      {still ? (
        <button type="button" className="link" onClick={step}>
          {view.years[1] === null ? 'from the first year on, step by step' : 'one year more'}
        </button>
      ) : (
        <button type="button" className="link" aria-pressed={before !== null} onClick={play}>
          {before ? 'stop' : 'play the years'}
        </button>
      )}
      {view.years[1] !== null && <strong aria-live="polite">{view.years[1]}</strong>}
    </p>
  );
}

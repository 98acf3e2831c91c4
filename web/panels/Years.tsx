/** A spark line of papers by year, or by month where the dates say so and the span is short; the undated are told beside it. */
import { counted } from '../words.ts';

interface Bar {
  /** `2021` or `2021-06`. */
  readonly name: string;
  readonly count: number;
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
/** A bar narrower than this says nothing. */
const MOST_MONTHS = 100;

/** Fewer papers than this make no line. */
const FEWEST = 3;

/** One bar a month from the first to the last, empty months too; null where most dates are years alone, or they span too long. */
export function monthBars(dates: readonly string[]): Bar[] | null {
  const months = dates
    .filter((date) => date.length === 7)
    .map((date) => 12 * Number(date.slice(0, 4)) + Number(date.slice(5)) - 1);
  if (months.length === 0 || months.length < 0.8 * dates.length) return null;
  const first = months.reduce((a, b) => Math.min(a, b));
  const last = months.reduce((a, b) => Math.max(a, b));
  if (last - first >= MOST_MONTHS) return null;
  const counts = new Array<number>(last - first + 1).fill(0);
  for (const month of months) counts[month - first]! += 1;
  return counts.map((count, i) => ({ name: monthName(first + i), count }));
}

function monthName(month: number): string {
  return `${MONTHS[month % 12]} ${Math.floor(month / 12)}`;
}

function yearBars(years: readonly number[]): Bar[] {
  const first = years.reduce((a, b) => Math.min(a, b));
  const last = years.reduce((a, b) => Math.max(a, b));
  const counts = new Array<number>(Math.min(200, last - first + 1)).fill(0);
  for (const year of years) if (year - first < counts.length) counts[year - first]! += 1;
  return counts.map((count, i) => ({ name: String(first + i), count }));
}

export function Months({ dates }: { dates: readonly (string | null)[] }) {
  const dated = dates.filter((date) => date !== null);
  if (dated.length < FEWEST) return null;
  const bars = monthBars(dated);
  if (!bars) return <Years years={dates.map((date) => (date === null ? null : Number(date.slice(0, 4))))} />;
  return <Sparks bars={bars} by="month" undated={dates.length - dated.length} />;
}

export function Years({ years }: { years: readonly (number | null)[] }) {
  const dated = years.filter((year) => year !== null);
  if (dated.length < FEWEST) return null;
  return <Sparks bars={yearBars(dated)} by="year" undated={years.length - dated.length} />;
}

function Sparks({ bars, by, undated }: { bars: readonly Bar[]; by: 'month' | 'year'; undated: number }) {
  const top = bars.reduce((most, { count }) => Math.max(most, count), 1);
  const wide = Math.min(22, 300 / bars.length);
  const gap = wide > 6 ? 1 : 0.5;
  const [first, last] = [bars[0]!.name, bars.at(-1)!.name];
  return (
    <figure className="years">
      <svg
        viewBox={`0 0 ${wide * bars.length} 32`}
        width={wide * bars.length}
        height="32"
        role="img"
        aria-label={`Papers by ${by}: ${bars
          .filter(({ count }) => count > 0)
          .map(({ name, count }) => `${name}: ${count}`)
          .join(', ')}`}
      >
        {bars.map(({ name, count }, i) => (
          <rect
            key={name}
            x={i * wide + gap}
            width={wide - 2 * gap}
            y={31 - (30 * count) / top}
            height={(30 * count) / top + 1}
          >
            <title>{`${name}: ${counted(count, 'paper', 'papers')}`}</title>
          </rect>
        ))}
      </svg>
      <figcaption>
        papers by {by}, {first === last ? first : `${first} to ${last}`}
        {undated > 0 && `; ${undated} undated`}
      </figcaption>
    </figure>
  );
}

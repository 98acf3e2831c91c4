/** A spark line of counts by year; papers without a date are told beside it. */
import { counted } from '../words.ts';

export function Years({ years }: { years: readonly (number | null)[] }) {
  const dated = years.filter((year) => year !== null);
  if (dated.length < 3) return null;
  const [first, last] = [Math.min(...dated), Math.max(...dated)];
  const counts = Array.from({ length: last - first + 1 }, (_, i) => dated.filter((year) => year === first + i).length);
  const top = Math.max(...counts);
  const wide = Math.min(22, 300 / counts.length);
  const undated = years.length - dated.length;
  return (
    <figure className="years">
      <svg
        viewBox={`0 0 ${wide * counts.length} 32`}
        width={wide * counts.length}
        height="32"
        role="img"
        aria-label={`Papers by year: ${counts.map((count, i) => `${first + i}: ${count}`).join(', ')}`}
      >
        {counts.map((count, i) => (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: the position is the year
            key={first + i}
            x={i * wide + 1}
            width={wide - 2}
            y={31 - (30 * count) / top}
            height={(30 * count) / top + 1}
          >
            <title>{`${first + i}: ${counted(count, 'paper', 'papers')}`}</title>
          </rect>
        ))}
      </svg>
      <figcaption>
        {first === last ? first : `${first} to ${last}`}
        {undated > 0 && `, ${undated} undated`}
      </figcaption>
    </figure>
  );
}

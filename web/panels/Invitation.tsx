/** The empty panel: one line of invitation and three examples from the data. */
import { type Atlas, paperCount } from '../atlas.ts';
import { Glyph } from '../Glyph.tsx';
import { number } from '../words.ts';

/** The largest method, dataset and repository that are not broad words; methods fill what is missing. */
export function examples(atlas: Atlas): number[] {
  const largest = Array.from(atlas.ids.keys())
    .filter((i) => atlas.kind[i] !== 'Paper' && !atlas.broad[i] && !atlas.leaf[i])

    .sort((a, b) => atlas.degree[b]! - atlas.degree[a]! || a - b);
  const picked = (['Method', 'Dataset', 'Repo'] as const).flatMap((kind) => {
    const first = largest.find((i) => atlas.kind[i] === kind && atlas.degree[i]! > 1);
    return first === undefined ? [] : [first];
  });
  const more = largest.filter((i) => !picked.includes(i));
  return [...picked, ...more].slice(0, 3);
}

export function Invitation({ atlas, onSelect }: { atlas: Atlas; onSelect: (id: string) => void }) {
  const picked = examples(atlas);
  return (
    <div className="invitation">
      <p>Search a method, or click a cluster.</p>
      {picked.length > 0 && (
        <ul>
          {picked.map((i) => (
            <li key={atlas.ids[i]}>
              <button type="button" onClick={() => onSelect(atlas.ids[i]!)}>
                <Glyph kind={atlas.kind[i]!} />
                <span>
                  {atlas.kind[i] === 'Repo' ? 'papers that link ' : 'papers that use '}
                  <strong>{atlas.labels[i]}</strong>
                </span>
                <span className="count">{number(paperCount(atlas, i))}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** The empty panel: one line of invitation and three examples from the data. */
import { type Atlas, paperCount } from '../atlas.ts';
import { Glyph } from '../Glyph.tsx';
import { useCommunities } from '../of-build.ts';
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

/** The last year with a paper, and how many it has; null where nothing is dated. */
function latest(atlas: Atlas): { readonly year: number; readonly count: number } | null {
  let [year, count] = [0, 0];
  for (const one of atlas.year) {
    if (one === null || one < year) continue;
    count = one === year ? count + 1 : 1;
    year = one;
  }
  return year > 0 ? { year, count } : null;
}

const CHANGES = 3;

interface Props {
  readonly atlas: Atlas;
  readonly onSelect: (id: string) => void;
  readonly onCommunity: (id: string) => void;
  /** Shows the papers from this year on. */
  readonly onYear: (year: number) => void;
}

/** What the last update did to the communities, the weightiest first; each leads to the community if it still is. */
function Changes({ atlas, onCommunity }: Pick<Props, 'atlas' | 'onCommunity'>) {
  const changes = useCommunities(atlas.build)?.changes ?? [];
  if (changes.length === 0) return null;
  return (
    <section className="changes">
      <h3>What the last update changed</h3>
      <ul>
        {changes.slice(0, CHANGES).map(({ community, words }) => (
          <li key={words}>
            {atlas.communityIndex.has(community) ? (
              <button type="button" className="link small" onClick={() => onCommunity(community)}>
                {words}
              </button>
            ) : (
              <span className="facts">{words}</span>
            )}
          </li>
        ))}
      </ul>
      {changes.length > CHANGES && <p className="facts">and {number(changes.length - CHANGES)} smaller changes</p>}
    </section>
  );
}

export function Invitation({ atlas, onSelect, onCommunity, onYear }: Props) {
  const last = latest(atlas);
  const picked = examples(atlas);
  return (
    <div className="invitation">
      <h2 className="unseen">Where to begin</h2>
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
          {last && (
            <li>
              <button type="button" onClick={() => onYear(last.year)}>
                <Glyph kind="Paper" />
                <span>
                  papers of <strong>{last.year}</strong>
                </span>
                <span className="count">{number(last.count)}</span>
              </button>
            </li>
          )}
        </ul>
      )}
      <Changes {...{ atlas, onCommunity }} />
    </div>
  );
}

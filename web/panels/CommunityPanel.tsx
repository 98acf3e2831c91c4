/** A community: name, size, how sure it is, what sets it apart, and its papers by year. */
import type { Community } from '../../graph/model.ts';
import type { Atlas } from '../atlas.ts';
import { CorrectMenu } from '../desk/CorrectMenu.tsx';
import { Glyph } from '../Glyph.tsx';
import { hue, type Theme } from '../palette.ts';
import { capital, counted } from '../words.ts';
import { Years } from './Years.tsx';

interface Props {
  readonly community: Community;
  readonly atlas: Atlas;
  readonly theme: Theme;
  readonly onSelect: (id: string) => void;
  readonly onHover: (id: string | null) => void;
  readonly onCorrect: ((line: string, says: string) => void) | null;
}

export function CommunityPanel({ community, atlas, theme, onSelect, onHover, onCorrect }: Props) {
  const index = atlas.communityIndex.get(community.id);
  const papers = Array.from(atlas.ids.keys()).filter((i) => atlas.community[i] === index && atlas.kind[i] === 'Paper');
  const list = (title: string, ids: readonly string[]) => {
    const known = ids.flatMap((id) => atlas.index.get(id) ?? []);
    if (known.length === 0) return null;
    return (
      <section className="relation">
        <h3>{title}</h3>
        <ul>
          {known.map((i) => (
            <li key={atlas.ids[i]}>
              <button
                type="button"
                className="neighbour"
                onClick={() => onSelect(atlas.ids[i]!)}
                onMouseEnter={() => onHover(atlas.ids[i]!)}
                onMouseLeave={() => onHover(null)}
              >
                <Glyph kind={atlas.kind[i]!} />
                <span>{atlas.labels[i]}</span>
                <span className="year">{counted(atlas.degree[i]!, 'link', 'links')}</span>
              </button>
            </li>
          ))}
        </ul>
      </section>
    );
  };
  return (
    <>
      <h2>
        <svg className="swatch" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
          <circle cx="6" cy="6" r="5" fill={hue(theme, community.colour)} />
        </svg>{' '}
        {capital(community.name)}
      </h2>
      <p className="facts">
        Community of {counted(community.size, 'node', 'nodes')}, {counted(community.papers, 'paper', 'papers')} · found
        again in {Math.round(100 * community.stability)} % of the runs
      </p>
      <CorrectMenu {...{ id: community.id, label: community.name, onCorrect }} key={community.id} kind="Community" />
      <Years years={papers.map((i) => atlas.year[i] ?? null)} />
      {list('What sets it apart', community.top)}
      {list('Its most central papers', community.central)}
    </>
  );
}

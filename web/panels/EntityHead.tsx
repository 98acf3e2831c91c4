/** The head of a method, dataset, task or repository: its name, other names, what it is, its papers by year. */
import type { Entity } from '../../graph/model.ts';
import type { Neighbour } from '../../src/api.ts';
import { capital, counted, cut, kindWord } from '../words.ts';
import { webAddress } from './PaperHead.tsx';
import { Months } from './Years.tsx';

interface Props {
  readonly entity: Entity;
  readonly neighbours: readonly Neighbour[];
  readonly onSelect: (id: string) => void;
}

export function EntityHead({ entity, neighbours, onSelect }: Props) {
  const papers = neighbours.filter((neighbour) => neighbour.kind === 'Paper');
  const others = entity.aliases.filter((alias) => alias !== entity.label);
  const url = entity.url ? webAddress(entity.url) : null;
  const family = entity.family;
  return (
    <>
      <h2>{entity.label}</h2>
      <p className="facts">
        {[
          capital(kindWord(entity.kind)),
          entity.area,
          counted(papers.length, 'paper', 'papers'),
          entity.broad ? 'a broad word: it binds nothing on the map' : null,
        ]
          .filter((fact) => fact !== null)
          .join(' · ')}
      </p>
      {others.length > 0 && <p className="facts">also {cut(others.join(', '), 160)}</p>}
      {family && (
        <p className="facts">
          a version of{' '}
          <button type="button" className="link" onClick={() => onSelect(family)}>
            {family.replace(/^[a-z]+:/, '')}
          </button>
        </p>
      )}
      {url && (
        <p className="links">
          <a href={url} target="_blank" rel="noopener noreferrer">
            {cut(url.replace(/^https?:\/\//, ''), 60)}
          </a>
        </p>
      )}
      <Months dates={papers.map((paper) => paper.published)} />
    </>
  );
}

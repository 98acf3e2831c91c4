/** A community: name, size, how sure it is, what is known of it, what sets it apart, its papers by year, its members. */
import type { Community, NodeKind } from '../../graph/model.ts';
import { type Atlas, paperCount } from '../atlas.ts';
import { CorrectMenu } from '../desk/CorrectMenu.tsx';
import { useCommunities, useCoverage } from '../of-build.ts';
import { hue, type Theme } from '../palette.ts';
import { inMode, type View } from '../state.ts';
import { capital, counted, kindWord, number } from '../words.ts';
import { coverageWords } from './coverage-words.ts';
import { NodeList } from './NodeList.tsx';
import { Years } from './Years.tsx';

interface Props {
  readonly community: Community;
  /** The whole corpus, and the map on which the community lies: they differ for the network of methods. */
  readonly atlas: Atlas;
  readonly drawn: Atlas;
  readonly theme: Theme;
  readonly view: View;
  readonly go: (view: View) => void;
  readonly onSelect: (id: string) => void;
  readonly onHover: (id: string | null) => void;
  readonly onCorrect: ((line: string, says: string) => void) | null;
}

const MEMBERS: readonly NodeKind[] = ['Method', 'Dataset', 'Paper', 'Repo', 'Task'];

export function CommunityPanel({ community, atlas, drawn, theme, view, go, onSelect, onHover, onCorrect }: Props) {
  const ofMethods = atlas !== drawn && atlas.communityIndex.get(community.id) === undefined;
  const coverage = useCoverage(atlas.build)?.communities[community.id];
  const between = useCommunities(atlas.build)?.bridges.filter(({ communities }) => communities.includes(community.id));
  const index = drawn.communityIndex.get(community.id);
  const members = Array.from(drawn.ids.keys()).filter((i) => drawn.community[i] === index);
  const papers = members.filter((i) => drawn.kind[i] === 'Paper');
  const known = (ids: readonly string[]): number[] => ids.flatMap((id) => atlas.index.get(id) ?? []);
  const byPapers = (i: number): string => counted(paperCount(atlas, i), 'paper', 'papers');
  return (
    <>
      <h2>
        <svg className="swatch" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
          <circle cx="6" cy="6" r="5" fill={hue(theme, community.colour)} />
        </svg>{' '}
        {capital(community.name)}
      </h2>
      <p className="facts">
        {ofMethods
          ? `${counted(community.size, 'method', 'methods')} that often meet, in ${counted(community.papers, 'paper', 'papers')}`
          : `Community of ${counted(community.papers, 'paper', 'papers')} and ${counted(community.size - community.papers, 'name', 'names')}`}
        {' · '}found again in {Math.round(100 * community.stability)} % of the runs
      </p>
      {coverage && <p className="facts">Known of its papers: {coverageWords(coverage)}</p>}
      {!ofMethods && (
        <CorrectMenu {...{ id: community.id, label: community.name, onCorrect }} key={community.id} kind="Community" />
      )}
      <Years years={papers.map((i) => drawn.year[i] ?? null)} />
      <NodeList
        title={ofMethods ? 'Its methods' : 'What sets it apart'}
        {...{ atlas, onSelect, onHover }}
        nodes={known(community.top)}
        fact={byPapers}
      />
      <NodeList
        title="Its most central papers"
        {...{ atlas, onSelect, onHover }}
        nodes={known(community.central)}
        fact={(i) => String(atlas.year[i] ?? '')}
      />
      {!ofMethods && between && (
        <NodeList
          title="Papers between it and others"
          {...{ atlas, onSelect, onHover }}
          nodes={known(between.map(({ paper }) => paper.id))}
          fact={(i) => String(atlas.year[i] ?? '')}
        />
      )}
      {!ofMethods &&
        MEMBERS.map((kind) => (
          <NodeList
            key={kind}
            title={`All its ${kindWord(kind, 2)}`}
            {...{ atlas: drawn, onSelect, onHover }}
            nodes={byDegree(
              drawn,
              members.filter((i) => drawn.kind[i] === kind),
            )}
            fact={kind === 'Paper' ? (i) => String(drawn.year[i] ?? '') : byPapers}
            onAll={() => go({ ...inMode(view, 'table'), kinds: [kind], leaves: true })}
          />
        ))}
      {ofMethods && members.length > community.top.length && (
        <p className="facts">and {number(members.length - community.top.length)} more on the map</p>
      )}
    </>
  );
}

function byDegree(atlas: Atlas, nodes: number[]): number[] {
  return nodes.sort((a, b) => atlas.degree[b]! - atlas.degree[a]! || a - b);
}

/** Everything that narrows the view beside kinds and communities: each with the counts of what it would show. */
import type { Atlas } from '../atlas.ts';
import { type Facets, SURE } from '../facets.ts';
import type { Go } from '../journey.ts';
import { askFor, lacking, THINGS } from '../known.ts';
import type { Shown } from '../shown.ts';
import { toggled, type View } from '../state.ts';
import { capital, number, relationWord } from '../words.ts';
import { type Choice, Choices } from './Choices.tsx';
import { YearFilter } from './YearFilter.tsx';
import './Filters.css';

interface Props {
  readonly atlas: Atlas;
  readonly shown: Shown;
  readonly facets: Facets;
  readonly view: View;
  readonly go: Go;
}

export function Filters(props: Props) {
  const { atlas, facets, view, go } = props;
  return (
    <div className="filters">
      <YearFilter {...props} />
      <Leaves {...{ atlas, view, go }} />
      <Choices title="Areas" of="nodes" choices={areas(props)} />
      <Choices title="How they are linked" of="links" choices={links(props)} />
      <Choices title="What is known of papers" of="papers" choices={known(props)} />
      <Choices title="Where they were read" of="papers" choices={sources(props)} />
      <Choices
        title="How sure"
        of="links"
        choices={SURE.map((least, i) => ({
          key: String(least),
          name: least === 0 ? 'however sure' : `${Math.round(100 * least)} % or more`,
          count: facets.sure[i]!,
          chosen: least > 0 && view.sure === least,
          choose: () => go({ ...view, sure: view.sure === least ? 0 : least }),
        }))}
      />
    </div>
  );
}

/** Names that one paper alone holds are folded into it, and so are works that no record describes. */
function Leaves({ atlas, view, go }: Pick<Props, 'atlas' | 'view' | 'go'>) {
  let [names, cited] = [0, 0];
  for (let i = 0; i < atlas.leaf.length; i++) {
    if (atlas.leaf[i] === 1 && atlas.kind[i] === 'Paper') cited += 1;
    else if (atlas.leaf[i] === 1) names += 1;
  }
  if (names + cited === 0) return null;
  return (
    <label className="switch">
      <input type="checkbox" checked={view.leaves} onChange={() => go({ ...view, leaves: !view.leaves })} />
      <span>
        {[
          names > 0 ? `${number(names)} names from one paper alone` : null,
          cited > 0 ? `${number(cited)} works that are only cited` : null,
        ]
          .filter((one) => one !== null)
          .join(', ')}
      </span>
    </label>
  );
}

function areas({ atlas, facets, view, go }: Props): Choice[] {
  return atlas.communities
    .flatMap((area, i) => (area.level > 0 && (facets.communities[i]! > 0 || view.areas.includes(area.id)) ? [i] : []))
    .sort((a, b) => atlas.communities[b]!.size - atlas.communities[a]!.size || a - b)
    .map((i) => {
      const { id, name } = atlas.communities[i]!;
      return {
        key: id,
        name: capital(name),
        count: facets.communities[i]!,
        chosen: view.areas.includes(id),
        choose: () => go({ ...view, areas: toggled(view.areas, id) }),
      };
    });
}

function links({ facets, view, go }: Props): Choice[] {
  return [...facets.relations]
    .filter(([relation, count]) => count > 0 || view.relations.includes(relation))
    .map(([relation, count]) => ({
      key: relation,
      name: relationWord(relation),
      count,
      chosen: view.relations.includes(relation),
      choose: () => go({ ...view, relations: toggled(view.relations, relation) }),
    }));
}

function known({ facets, view, go }: Props): Choice[] {
  return THINGS.flatMap((thing) => [thing, lacking(thing)].map((wanted) => ({ thing, wanted })))
    .filter(({ wanted }) => (facets.has.get(wanted) ?? 0) > 0 || view.has.includes(wanted))
    .map(({ thing, wanted }) => ({
      key: wanted,
      name: wanted === thing ? `with ${THING_WORDS[thing]}` : `without ${THING_WORDS[thing]}`,
      count: facets.has.get(wanted) ?? 0,
      chosen: view.has.includes(wanted),
      choose: () => go({ ...view, has: askFor(view.has, thing, wanted) }),
    }));
}

const THING_WORDS = {
  abstract: 'an abstract',
  summary: 'a summary',
  references: 'references',
  code: 'code',
  date: 'a date',
} as const;

function sources({ atlas, facets, view, go }: Props): Choice[] {
  return Array.from(atlas.sources.keys())
    .filter((i) => facets.sources[i]! > 0 || view.sources.includes(atlas.sources[i]!))
    .sort((a, b) => facets.sources[b]! - facets.sources[a]! || a - b)
    .map((i) => {
      const name = atlas.sources[i]!;
      return {
        key: name,
        name,
        count: facets.sources[i]!,
        chosen: view.sources.includes(name),
        choose: () => go({ ...view, sources: toggled(view.sources, name) }),
      };
    });
}

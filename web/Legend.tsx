/** What shapes and colours mean, with counts; a click shows one alone, with Shift it joins those shown. */
import { useMemo, useState } from 'react';
import { KIND_SLOTS } from './appearance.ts';
import { type Atlas, drawnCommunities } from './atlas.ts';
import { Filters } from './Filters.tsx';
import { Glyph } from './Glyph.tsx';
import { hue, type Theme } from './palette.ts';
import { kindCounts, type Shown } from './shown.ts';
import { isolateCommunity, isolateKind, type View } from './state.ts';
import { capital, counted, kindWord, number } from './words.ts';
import './Legend.css';

interface Props {
  readonly atlas: Atlas;
  readonly shown: Shown;
  readonly view: View;
  readonly theme: Theme;
  readonly go: (view: View) => void;
}

const FIRST = 5;

export function Legend({ atlas, shown, view, theme, go }: Props) {
  const [all, setAll] = useState(false);
  const [open, setOpen] = useState(() => matchMedia('(min-width: 720px)').matches);
  const communities = useMemo(() => drawnCommunities(atlas), [atlas]);
  const listed = all ? communities : communities.slice(0, FIRST);
  return (
    <section data-covers-map className={open ? 'legend open' : 'legend'} aria-label="Legend">
      <button type="button" className="legend-fold" aria-expanded={open} onClick={() => setOpen(!open)}>
        Legend
      </button>
      {open && (
        <div className="legend-body">
          <ul className="kinds">
            {kindCounts(atlas, view.leaves).map(([kind, count]) => (
              <li key={kind}>
                <button
                  type="button"
                  aria-pressed={view.kinds.includes(kind)}
                  className={view.kinds.length > 0 && !view.kinds.includes(kind) ? 'off' : ''}
                  onClick={(event) => go(isolateKind(view, kind, event.shiftKey))}
                >
                  <Glyph
                    kind={kind}
                    colour={view.colouring === 'kind' ? hue(theme, KIND_SLOTS[kind]) : 'currentColor'}
                  />
                  <span>{capital(kindWord(kind, count))}</span>
                  <span className="count">{number(count)}</span>
                </button>
              </li>
            ))}
          </ul>
          <ul className="communities">
            {listed.map((community) => (
              <li key={community.id}>
                <button
                  type="button"
                  aria-pressed={view.communities.includes(community.id)}
                  className={view.communities.length > 0 && !view.communities.includes(community.id) ? 'off' : ''}
                  onClick={(event) => go(isolateCommunity(view, community.id, event.shiftKey))}
                >
                  <svg className="swatch" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
                    <circle cx="6" cy="6" r="5" fill={hue(theme, community.colour)} />
                  </svg>
                  <span className="name">{capital(community.name)}</span>
                  <span className="count">{number(community.size)}</span>
                </button>
              </li>
            ))}
          </ul>
          {communities.length > FIRST && (
            <button type="button" className="link" onClick={() => setAll(!all)}>
              {all ? 'the largest' : `all ${counted(communities.length, 'community', 'communities')}`}
            </button>
          )}
          <Filters {...{ atlas, shown, view, go, theme }} />
        </div>
      )}
      <p className="showing" role="status">
        showing {number(shown.nodeCount)} of {number(atlas.total.nodes)} nodes, {number(shown.edgeCount)} of{' '}
        {number(atlas.total.edges)} edges
      </p>
    </section>
  );
}

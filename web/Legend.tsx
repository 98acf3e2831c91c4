/** What shapes, colours and sizes mean, with counts; a click shows one alone, with Shift it joins those shown; and the filters. */
import { useDeferredValue, useMemo, useState } from 'react';
import { KIND_SLOTS } from './appearance.ts';
import { type Atlas, drawnCommunities } from './atlas.ts';
import { facets as facetsOf } from './facets.ts';
import { Filters } from './filters/Filters.tsx';
import { Glyph } from './Glyph.tsx';
import type { Go } from './journey.ts';
import type { Judgement } from './judge.ts';
import { LegendKey } from './LegendKey.tsx';
import { hue, type Theme } from './palette.ts';
import { kindCounts, type Shown } from './shown.ts';
import { COLOURINGS, isolateCommunity, isolateKind, narrowed, SIZINGS, toggled, type View } from './state.ts';
import { capital, counted, kindWord, number } from './words.ts';
import './Legend.css';

interface Props {
  readonly atlas: Atlas;
  readonly shown: Shown;
  readonly judgement: Judgement;
  readonly view: View;
  readonly theme: Theme;
  readonly go: Go;
}

const FIRST = 5;
/** More than a reader scrolls through; all of them stand on the map and in the table. */
const MOST = 100;

export function Legend(props: Props) {
  const { atlas, shown, judgement, view, theme, go } = props;
  const [open, setOpen] = useState(() => matchMedia('(min-width: 720px)').matches);
  const [filtering, setFiltering] = useState(() => narrowed(view));
  /** The map is drawn first; what each choice would show follows in the next frame. */
  const now = useMemo(() => ({ atlas, judgement }), [atlas, judgement]);
  const before = useDeferredValue(now);
  const judged = before.atlas === atlas ? before : now;
  const kinds = useMemo(() => kindCounts(atlas, view.leaves), [atlas, view.leaves]);
  const facets = useMemo(() => facetsOf(judged.atlas, judged.judgement), [judged]);
  return (
    <section
      data-covers-map
      className={`legend${open ? ' open' : ''}${open && filtering ? ' filtering' : ''}`}
      aria-label="Legend"
    >
      <button type="button" className="legend-fold" aria-expanded={open} onClick={() => setOpen(!open)}>
        Legend
      </button>
      {open && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        <div className="legend-body" tabIndex={0}>
          <ul className="kinds">
            {kinds.map(([kind]) => (
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
                  <span>{capital(kindWord(kind, facets.kinds.get(kind) ?? 0))}</span>
                  <span className="count">{number(facets.kinds.get(kind) ?? 0)}</span>
                </button>
              </li>
            ))}
          </ul>
          <Groups {...props} counts={facets.communities} />
          <LegendKey {...{ atlas, theme, view, go }} />
          <Meanings {...{ view, go }} />
          <Broad {...{ atlas, view, go }} />
          <button
            type="button"
            className="link filters-fold"
            aria-expanded={filtering}
            onClick={() => setFiltering(!filtering)}
          >
            {filtering ? 'fewer filters' : 'years and other filters'}
          </button>
          {filtering && <Filters {...{ atlas, shown, facets, view, go }} />}
        </div>
      )}
      <p className="showing" role="status">
        showing {number(shown.nodeCount)} of {number(atlas.total.nodes)} nodes, {number(shown.edgeCount)} of{' '}
        {number(atlas.total.edges)} edges
        {atlas.scope === 'overview' && <br />}
        {atlas.scope === 'overview' && 'an overview: open a community to see all of it'}
        {atlas.scope === 'whole' && atlas.ids.length < atlas.total.nodes && (
          <>
            <br />
            {view.mode === 'methods'
              ? 'the rest share no paper with another method, or few papers hold them'
              : `this map holds the ${number(atlas.ids.length)} best linked nodes; the exports hold all`}
          </>
        )}
      </p>
    </section>
  );
}

/** Communities, or areas where the colours mean those; the largest first. */
function Groups({ atlas, view, theme, go, counts }: Props & { counts: Uint32Array }) {
  const [all, setAll] = useState(false);
  const areas = view.colouring === 'area';
  const groups = useMemo(
    () => (areas ? atlas.communities.filter(({ level }) => level > 0) : drawnCommunities(atlas)),
    [atlas, areas],
  );
  const chosen = areas ? view.areas : view.communities;
  const listed = groups.filter(({ id }, i) => i < (all ? MOST : FIRST) || chosen.includes(id));
  const plain = view.colouring !== 'community' && !areas;
  const [one, many] = areas ? ['area', 'areas'] : ['community', 'communities'];
  return (
    <>
      <ul className="communities">
        {listed.map((group) => (
          <li key={group.id}>
            <button
              type="button"
              aria-pressed={chosen.includes(group.id)}
              className={chosen.length > 0 && !chosen.includes(group.id) ? 'off' : ''}
              onClick={(event) =>
                go(
                  areas
                    ? { ...view, areas: event.shiftKey ? toggled(view.areas, group.id) : alone(view.areas, group.id) }
                    : isolateCommunity(view, group.id, event.shiftKey),
                )
              }
            >
              {!plain && (
                <svg className="swatch" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
                  <circle cx="6" cy="6" r="5" fill={hue(theme, group.colour)} />
                </svg>
              )}
              <span className="name">{capital(group.name)}</span>
              <span className="count">{number(counts[atlas.communityIndex.get(group.id)!]!)}</span>
            </button>
          </li>
        ))}
      </ul>
      {groups.length > FIRST && (
        <button type="button" className="link" onClick={() => setAll(!all)}>
          {all
            ? `the largest${groups.length > MOST ? `, of ${number(groups.length)}` : ''}`
            : `all ${counted(groups.length, one!, many!)}`}
        </button>
      )}
    </>
  );
}

function alone(chosen: readonly string[], id: string): readonly string[] {
  return chosen.length === 1 && chosen[0] === id ? [] : [id];
}

/** Words so common that they say little, with one of them, so that a reader knows what is meant. */
function Broad({ atlas, view, go }: Pick<Props, 'atlas' | 'view' | 'go'>) {
  const [count, example] = useMemo(
    () => [atlas.broad.reduce((sum, broad) => sum + broad, 0), atlas.order.find((i) => atlas.broad[i] === 1)],
    [atlas],
  );
  if (example === undefined) return null;
  return (
    <label className="switch">
      <input type="checkbox" checked={view.broad} onChange={() => go({ ...view, broad: !view.broad })} />
      <span>
        {number(count)} broad words, such as “{atlas.labels[example]}”
      </span>
    </label>
  );
}

/** What colour and size stand for. */
function Meanings({ view, go }: Pick<Props, 'view' | 'go'>) {
  return (
    <div className="meanings">
      <Select
        name="Colour"
        value={view.colouring}
        of={COLOURINGS}
        onChange={(colouring) => go({ ...view, colouring })}
      />
      <Select name="Size" value={view.sizing} of={SIZINGS} onChange={(sizing) => go({ ...view, sizing })} />
    </div>
  );
}

interface SelectProps<T extends string> {
  readonly name: string;
  readonly value: T;
  readonly of: readonly T[];
  readonly onChange: (value: T) => void;
}

function Select<T extends string>({ name, value, of, onChange }: SelectProps<T>) {
  return (
    <label>
      <span>{name}</span>
      <select
        value={value}
        onChange={(event) => {
          const found = of.find((one) => one === event.target.value);
          if (found) onChange(found);
        }}
      >
        {of.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
    </label>
  );
}

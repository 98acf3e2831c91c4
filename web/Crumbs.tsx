/** Every rule that narrows the view, as a chip that takes it away; and what the page waits for. */
import { type Atlas, labelOf } from './atlas.ts';
import { MOST_HOPS, unfiltered, type View } from './state.ts';
import { capital, counted, cut, kindWord, relationWord } from './words.ts';
import './Crumbs.css';

interface Props {
  readonly atlas: Atlas;
  /** What the map draws: communities are of this one. */
  readonly drawn: Atlas;
  readonly view: View;
  readonly go: (view: View) => void;
  /** What waits for a second node to be chosen. */
  readonly asking: Asking | null;
  readonly onAskingEnd: () => void;
  /** How many papers have just been added and stand out on the map. */
  readonly fresh: number;
  readonly onFreshEnd: () => void;
}

export interface Asking {
  readonly from: readonly string[];
  readonly to: 'path' | 'same';
}

interface Chip {
  readonly key: string;
  readonly text: string;
  readonly without: View;
  readonly hops?: number;
}

function namesOf(atlas: Atlas, ids: readonly string[]): string {
  return ids.length > 3 ? `${ids.length} nodes` : ids.map((id) => cut(labelOf(atlas, id), 32)).join(', ');
}

function chips(atlas: Atlas, drawn: Atlas, view: View): Chip[] {
  const found: Chip[] = [];
  const { focus, path } = view;
  if (focus) {
    const names = namesOf(atlas, focus.ids);
    found.push({
      key: 'focus',
      text: focus.together ? `shared by ${names}` : focus.hops === 0 ? names : `around ${names}`,
      without: { ...view, focus: null },
      ...(focus.together ? {} : { hops: focus.hops }),
    });
  }
  if (path) {
    const names = path.map((id) => cut(labelOf(atlas, id), 24));
    const text = names.length > 2 ? `between ${names.join(', ')}` : `from ${names.join(' to ')}`;
    found.push({ key: 'path', text, without: { ...view, path: null } });
  }
  if (view.kinds.length > 0) {
    const text = `${view.kinds.map((kind) => kindWord(kind, 2)).join(', ')} only`;
    found.push({ key: 'kinds', text, without: { ...view, kinds: [] } });
  }
  for (const id of view.communities) {
    const name = drawn.communities[drawn.communityIndex.get(id) ?? -1]?.name ?? 'a community of an earlier build';
    const communities = view.communities.filter((other) => other !== id);
    found.push({ key: id, text: capital(name), without: { ...view, communities } });
  }
  for (const id of view.areas) {
    const name = drawn.communities[drawn.communityIndex.get(id) ?? -1]?.name ?? 'an area of an earlier build';
    const areas = view.areas.filter((other) => other !== id);
    found.push({ key: id, text: `area ${name}`, without: { ...view, areas } });
  }
  if (view.relations.length > 0) {
    const text = `linked by: ${view.relations.map(relationWord).join(', ')}`;
    found.push({ key: 'relations', text, without: { ...view, relations: [] } });
  }
  if (view.sources.length > 0) {
    const text = `read in ${view.sources.map((name) => cut(name, 28)).join(', ')}`;
    found.push({ key: 'sources', text, without: { ...view, sources: [] } });
  }
  for (const one of view.has) {
    const text = one.startsWith('-') ? `papers without ${one.slice(1)}` : `papers with ${one}`;
    found.push({ key: one, text, without: { ...view, has: view.has.filter((other) => other !== one) } });
  }
  if (view.sure > 0) {
    found.push({ key: 'sure', text: `at least ${Math.round(100 * view.sure)} % sure`, without: { ...view, sure: 0 } });
  }
  const [first, last] = view.years;
  if (first !== null || last !== null) {
    const text =
      first === last
        ? `${first}`
        : first === null
          ? `to ${last}`
          : last === null
            ? `from ${first}`
            : `${first} to ${last}`;
    found.push({ key: 'years', text, without: { ...view, years: [null, null] } });
  }
  if (!view.undated) found.push({ key: 'undated', text: 'dated papers', without: { ...view, undated: true } });
  if (view.hidden.length > 0) {
    found.push({ key: 'hidden', text: `${view.hidden.length} hidden by hand`, without: { ...view, hidden: [] } });
  }
  if (view.expanded.length > 0) {
    const text = view.expanded.some(({ count }) => count > 0) ? 'neighbours opened' : 'neighbours folded';
    found.push({ key: 'expanded', text, without: { ...view, expanded: [] } });
  }
  if (view.pins.length > 0) {
    found.push({ key: 'pins', text: `${view.pins.length} pinned`, without: { ...view, pins: [] } });
  }
  if (!view.broad) found.push({ key: 'broad', text: 'no broad words', without: { ...view, broad: true } });
  return found;
}

export function Crumbs({ atlas, drawn, view, go, asking, onAskingEnd, fresh, onFreshEnd }: Props) {
  const found = chips(atlas, drawn, view);
  const { focus } = view;
  return (
    <section className="crumbs" aria-label="What narrows the view">
      {asking && (
        <p className="chip asking" role="status">
          {asking.to === 'path'
            ? `From ${namesOf(atlas, asking.from)} to: `
            : `${namesOf(atlas, asking.from)} ${asking.from[0]?.startsWith('paper:') ? 'is the same paper as' : 'is another name of'}: `}
          click a node, or search one
          <button type="button" aria-label="Choose none" onClick={onAskingEnd}>
            ×
          </button>
        </p>
      )}
      {fresh > 0 && (
        <p className="chip fresh" role="status">
          <span>{counted(fresh, 'new paper', 'new papers')}, ringed on the map</span>
          <button type="button" aria-label="No longer mark the new papers" onClick={onFreshEnd}>
            ×
          </button>
        </p>
      )}
      {found.map(({ key, text, without, hops }) => (
        <p key={key} className="chip">
          {hops !== undefined && focus && (
            <>
              <button
                type="button"
                aria-label="One link less"
                disabled={hops <= 0}
                onClick={() => go({ ...view, focus: { ...focus, hops: hops - 1 } })}
              >
                −
              </button>
              <span>{hops === 0 ? 'only' : hops === 1 ? '1 link' : `${hops} links`}</span>
              <button
                type="button"
                aria-label="One link more"
                disabled={hops >= MOST_HOPS}
                onClick={() => go({ ...view, focus: { ...focus, hops: hops + 1 } })}
              >
                +
              </button>
            </>
          )}
          <span>{text}</span>
          <button type="button" aria-label={`Without: ${text}`} onClick={() => go(without)}>
            ×
          </button>
        </p>
      ))}
      {found.length > 1 && (
        <button type="button" className="link" onClick={() => go(unfiltered(view))}>
          show all
        </button>
      )}
    </section>
  );
}

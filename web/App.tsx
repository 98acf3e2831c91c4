/** The page: top bar, map or table, legend, and the one panel. Decides what is shown; draws nothing itself. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Scene } from './appearance.ts';
import { type Atlas, communityOf } from './atlas.ts';
import { useCorpus, useDetails } from './corpus.ts';
import { useJourney, useMedia } from './hooks.ts';
import { Legend } from './Legend.tsx';
import { type MapHandle, MapView } from './MapView.tsx';
import { dark, light } from './palette.ts';
import { Panel, topic } from './panels/index.tsx';
import { SearchBox } from './SearchBox.tsx';
import { Sheet, type SheetHeight } from './Sheet.tsx';
import { shown as shownOf } from './shown.ts';
import { select, stepBack, type View } from './state.ts';
import { Table } from './Table.tsx';
import { EmptyStore, Waiting } from './Welcome.tsx';
import { counted, kindWord } from './words.ts';

/** What a screen reader hears of a selected node: `LoRA, method, 42 links, community Adapters`. */
function spoken(atlas: Atlas, id: string): string {
  const i = atlas.index.get(id);
  if (i === undefined) return '';
  const community = communityOf(atlas, i);
  return [
    atlas.labels[i],
    kindWord(atlas.kind[i]!),
    counted(atlas.degree[i]!, 'link', 'links'),
    community && `community ${community.name}`,
  ]
    .filter(Boolean)
    .join(', ');
}

/** What the panel covers, and what the legend may cover of a corner. */
const WIDE = { left: 132, right: 384, bottom: 0, top: 0 };
const NARROW = { left: 0, right: 0, bottom: 132, top: 64 };

export function App() {
  const { atlas, status, trouble, retry } = useCorpus();
  const map = useRef<MapHandle>(null);
  const { view, go } = useJourney((to) => to.camera && map.current?.look(to.camera));
  const theme = useMedia('(prefers-color-scheme: dark)') ? dark : light;
  const wide = useMedia('(min-width: 720px)');
  const [failed, setFailed] = useState<string | null>(null);
  const [sheet, setSheet] = useState<SheetHeight>('low');
  const details = useDetails(view.node, atlas?.build ?? null);
  const latest = useRef(view);
  latest.current = view;

  const { node, kinds, communities, leaves } = view;
  /** A fold or a filter gives way to the selected node, so the node only counts where it would be hidden. */
  const scene = useMemo<Scene | null>(
    () => atlas && { atlas, theme, shown: shownOf(atlas, { node, kinds, communities, leaves }) },
    [atlas, theme, node, kinds, communities, leaves],
  );
  const steady = useSteady(scene);
  const about = topic(view);

  useEffect(() => {
    if (about !== 'start') setSheet((height) => (height === 'low' ? 'half' : height));
  }, [about]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.target instanceof HTMLElement && event.target.closest('input[type=text], textarea, select')) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'Escape') go(stepBack(latest.current));
      else if (event.key === '+' || event.key === '=') map.current?.zoom(1.5);
      else if (event.key === '-') map.current?.zoom(1 / 1.5);
      else if (event.key === '0') map.current?.home();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [go]);

  const onHover = useCallback(
    (id: string | null) => map.current?.hover(id === null ? null : (atlas?.index.get(id) ?? null)),
    [atlas],
  );
  const onSelect = useCallback((id: string | null) => go(select(latest.current, id)), [go]);

  if (!atlas || !steady) return <Waiting trouble={trouble} retry={retry} />;
  if (atlas.ids.length === 0) return <EmptyStore store={status?.store ?? ''} trouble={trouble} />;

  const table = view.table || failed !== null;
  const selected = node === null ? null : (atlas.index.get(node) ?? null);
  return (
    <div className={`page about-${about}`}>
      <header className="bar">
        <button
          type="button"
          className="name"
          onClick={() => {
            go(startOf(view));
            map.current?.home();
          }}
        >
          Kindred
        </button>
        <SearchBox build={atlas.build} onSelect={onSelect} onHover={onHover} />
        <fieldset className="views" aria-label="View">
          {(['Map', 'Table'] as const).map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={table === (name === 'Table')}
              disabled={name === 'Map' && failed !== null}
              onClick={() => go({ ...view, table: name === 'Table' })}
            >
              {name}
            </button>
          ))}
        </fieldset>
      </header>
      <main className="stage">
        {table ? (
          <Table atlas={atlas} shown={steady.shown} selected={node} onSelect={onSelect} note={failed} />
        ) : (
          <>
            <MapView
              handle={map}
              scene={steady}
              insets={wide ? WIDE : NARROW}
              selected={selected}
              camera={view.camera}
              onSelect={(i) => onSelect(i === null ? null : atlas.ids[i]!)}
              onMoved={(camera) => go({ ...latest.current, camera })}
              onFail={setFailed}
            />
            <fieldset className="zoom" aria-label="Zoom">
              <button type="button" aria-label="Nearer" onClick={() => map.current?.zoom(1.5)}>
                +
              </button>
              <button type="button" aria-label="Farther" onClick={() => map.current?.zoom(1 / 1.5)}>
                −
              </button>
              <button type="button" aria-label="Whole map" onClick={() => map.current?.home()}>
                ⌂
              </button>
            </fieldset>
          </>
        )}
        <Legend atlas={atlas} shown={steady.shown} view={view} theme={theme} go={go} />
        <Sheet
          height={sheet}
          onHeight={setSheet}
          onClose={about === 'start' ? null : () => go(stepBack(view))}
          label={node ? spoken(atlas, node) : 'Details'}
          topic={`${view.node ?? view.communities.join(' ')}`}
        >
          <Panel {...{ atlas, view, details, theme, go, onHover }} ownSummaries={status?.own_summaries ?? false} />
        </Sheet>
        {trouble && (
          <div className="toast" role="alert">
            <p>
              {trouble.message} {trouble.remedy}
            </p>
            <button type="button" onClick={retry}>
              Try again
            </button>
          </div>
        )}
      </main>
      <p className="unseen" aria-live="polite">
        {node ? spoken(atlas, node) : ''}
      </p>
    </div>
  );
}

function startOf(view: View): View {
  return { ...view, node: null, kinds: [], communities: [], leaves: false, table: false, camera: null };
}

/** The same scene object while atlas, theme and shown nodes are the same: a selection alone redraws nothing. */
function useSteady(scene: Scene | null): Scene | null {
  const held = useRef(scene);
  const before = held.current;
  const same =
    before !== null &&
    scene !== null &&
    before.atlas === scene.atlas &&
    before.theme === scene.theme &&
    before.shown.nodeCount === scene.shown.nodeCount &&
    before.shown.nodes.every((value, i) => value === scene.shown.nodes[i]);
  if (!same) held.current = scene;
  return held.current;
}

/** The page: top bar, map, table or matrix, legend, and the one panel. Decides what is shown; draws nothing itself. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { endsOf } from './atlas.ts';
import { type Asking, Crumbs } from './Crumbs.tsx';
import { useCorpus, useDetails, useFresh } from './corpus.ts';
import { troubleOf } from './data.ts';
import { Console } from './desk/Console.tsx';
import { FlatMap } from './FlatMap.tsx';
import { useFailure } from './failure.ts';
import { useKeys, useMedia } from './hooks.ts';
import { Jobs, type Said } from './Jobs.tsx';
import { useJourney } from './journey.ts';
import { Legend } from './Legend.tsx';
import { type MapHandle, MapView } from './MapView.tsx';
import { MatrixView } from './MatrixView.tsx';
import { useOpened, useWayTo } from './opened.ts';
import type { Drawing } from './paint/drawing.ts';
import { dark, light } from './palette.ts';
import { Panel, subject, topic } from './panels/index.tsx';
import { Sheet, type SheetHeight } from './Sheet.tsx';
import { useScene } from './scene.ts';
import { spoken } from './spoken.ts';
import {
  addListed,
  findPaths,
  focusOn,
  hide,
  openLink,
  pin,
  START,
  select,
  shareOf,
  stepBack,
  toggleListed,
} from './state.ts';
import { Table } from './Table.tsx';
import { Tools } from './Tools.tsx';
import { TopBar } from './TopBar.tsx';
import { told } from './told.ts';
import { useMethods } from './use-methods.ts';
import { EmptyStore, Waiting } from './Welcome.tsx';
import { correct } from './writing.ts';

/** What the panel covers of the map; legend and tools stand in its corners. */
const WIDE = { left: 12, right: 384, bottom: 0, top: 12 };
const NARROW = { left: 0, right: 0, bottom: 132, top: 64 };

export function App() {
  const { atlas: whole, status, trouble: gone, retry, job, clearJob } = useCorpus();
  const map = useRef<MapHandle>(null);
  const still = useRef<(() => Drawing | null) | null>(null);
  const token = status?.token ?? null;
  const { view, go, undo, redo, trouble: lost } = useJourney((to) => to.camera && map.current?.look(to.camera), token);
  const { atlas, trouble: shut } = useOpened(whole, view);
  const trouble = gone ?? shut;
  const theme = useMedia('(prefers-color-scheme: dark)') ? dark : light;
  const wide = useMedia('(min-width: 720px)');
  const { why: failed, fail } = useFailure();
  const [sheet, setSheet] = useState<SheetHeight>('low');
  const [asking, setAsking] = useState<Asking | null>(null);
  const [said, setSaid] = useState<Said | null>(null);
  const details = useDetails(view.node, atlas?.build ?? null);
  useWayTo(atlas, view, details, go);
  const latest = useRef(view);
  latest.current = view;

  const { fresh, forget } = useFresh(job);
  const network = view.mode === 'methods' && failed === null;
  const methods = useMethods(atlas?.build ?? null, view.mode === 'methods');
  /** What is drawn: the whole atlas, or the methods alone (once they are there); panels always speak of the whole. */
  const { scene, found, marks } = useScene((network && methods.atlas) || atlas, view, theme, fresh);
  const about = topic(view);

  useEffect(() => {
    if (about !== 'start') setSheet((height) => (height === 'low' ? 'half' : height));
  }, [about]);

  const onHover = useCallback(
    (id: string | null) => map.current?.hover(id === null ? null : (scene?.atlas.index.get(id) ?? null)),
    [scene],
  );
  const onCorrect = useCallback(
    async (line: string, says: string, takeBack = false): Promise<void> => {
      if (token === null) return;
      setSaid({ text: says, takeBack: null });
      try {
        await correct([line], token, takeBack);
        setSaid({ text: says, takeBack: takeBack ? null : () => void onCorrect(line, 'Taken back.', true) });
      } catch (error) {
        const found = troubleOf(error);
        if (found) setSaid({ text: told(found), takeBack: null });
      }
    },
    [token],
  );
  const onSelect = useCallback(
    (id: string | null) => {
      if (id === null || asking === null || asking.from.includes(id)) return go(select(latest.current, id));
      setAsking(null);
      if (asking.to === 'path') go(findPaths(latest.current, [...asking.from, id]));
      else void onCorrect(`same-as\t${asking.from[0]}\t${id}`, 'Noted: the two are one.');
    },
    [go, asking, onCorrect],
  );
  useKeys((key) => {
    if (key === 'Escape') {
      if (asking === null) go(stepBack(latest.current));
      else setAsking(null);
    } else if (key === '+' || key === '=') map.current?.zoom(1.5);
    else if (key === '-') map.current?.zoom(1 / 1.5);
    else if (key === '0') map.current?.home();
    else if (key === 'Ctrl+Z') undo?.();
    else if (key === 'Ctrl+Shift+Z') redo?.();
    else if (key === 's' && latest.current.list.length > 1) go(shareOf(latest.current, latest.current.list));
    else if (latest.current.node !== null) {
      if (key === 'Delete') go(hide(latest.current, [latest.current.node]));
      else if (key === 'l') go(toggleListed(latest.current, latest.current.node));
    }
  });

  if (!atlas || !scene || !found) return <Waiting trouble={trouble} retry={retry} />;
  if (atlas.ids.length === 0) return <EmptyStore store={status?.store ?? ''} trouble={trouble} />;

  const mode = failed !== null && (view.mode === 'map' || view.mode === 'methods') ? 'table' : view.mode;
  const { node } = view;
  return (
    <div className={`page about-${about}`}>
      <TopBar
        {...{ atlas: scene.atlas, shown: scene.shown, view, mode, token, onSelect, onHover, go }}
        mapMissing={failed !== null}
        onStart={() => {
          go({ ...START, list: view.list });
          map.current?.home();
        }}
        drawing={() => map.current?.drawing() ?? still.current?.() ?? null}
      />
      <main className="stage">
        {mode === 'table' && failed !== null && (
          <FlatMap handle={still} scene={scene} onSelect={(i) => onSelect(i === null ? null : scene.atlas.ids[i]!)} />
        )}
        {mode === 'table' && (
          <Table {...{ view, go, onSelect }} atlas={scene.atlas} shown={scene.shown} note={failed} />
        )}
        {mode === 'matrix' && (
          <MatrixView
            {...{ theme, onSelect }}
            atlas={scene.atlas}
            shown={scene.shown}
            onShare={(ids) => go({ ...shareOf(latest.current, ids), mode: 'map' })}
          />
        )}
        {(mode === 'map' || mode === 'methods') && (
          <>
            <MapView
              handle={map}
              scene={scene}
              insets={wide ? WIDE : NARROW}
              marks={marks}
              camera={view.camera}
              onSelect={(i, listing) => {
                if (i !== null && listing) go(toggleListed(latest.current, scene.atlas.ids[i]!));
                else onSelect(i === null ? null : scene.atlas.ids[i]!);
              }}
              onEnclose={(nodes) =>
                go(
                  addListed(
                    latest.current,
                    nodes.map((i) => scene.atlas.ids[i]!),
                  ),
                )
              }
              onPin={(i, x, y) => go(pin(latest.current, { id: scene.atlas.ids[i]!, x, y }))}
              onFocus={(i) => go(focusOn(latest.current, scene.atlas.ids[i]!))}
              onLink={
                scene.atlas.ids === methods.atlas?.ids
                  ? (e) => go(openLink(latest.current, endsOf(scene.atlas, e)))
                  : null
              }
              onMoved={(camera) => go({ ...latest.current, camera })}
              onFail={fail}
            />
            <Tools {...{ map, undo, redo }} />
          </>
        )}
        <Crumbs
          drawn={scene.atlas}
          {...{ atlas, view, go, asking }}
          onAskingEnd={() => setAsking(null)}
          fresh={fresh.length}
          onFreshEnd={forget}
        />
        <Legend atlas={scene.atlas} {...found} {...{ view, theme, go }} />
        <Sheet
          height={sheet}
          onHeight={setSheet}
          onClose={about === 'start' ? null : () => go(stepBack(view))}
          label={node ? spoken(atlas, node) : 'Details'}
          topic={subject(view)}
        >
          <Panel
            {...{ atlas, view, details, theme, go, onHover, onSelect }}
            drawn={scene.atlas}
            methods={view.mode === 'methods' ? methods.answer : null}
            shown={scene.atlas.ids === atlas.ids ? scene.shown : null}
            onPathFrom={(from) => setAsking({ from, to: 'path' })}
            onCorrect={token === null ? null : (line, says) => void onCorrect(line, says)}
            onSameAs={token === null ? null : (from) => setAsking({ from: [from], to: 'same' })}
            ownSummaries={status?.own_summaries ?? false}
          />
        </Sheet>
        {token !== null && (
          <Jobs
            {...{ token, job, said }}
            onClear={() => {
              clearJob();
              setSaid(null);
            }}
            onShow={(ids) => go({ ...START, list: ids, focus: { ids, hops: 1, together: false } })}
          />
        )}
        {token !== null && view.ask !== null && <Console {...{ view, token, go }} />}
        {network && methods.atlas === null && (
          <p className="toast" role="status">
            {methods.trouble ? told(methods.trouble) : 'Drawing the network of methods…'}
          </p>
        )}
        {lost && !trouble && (
          <div className="toast" role="alert">
            <p>{told(lost)}</p>
          </div>
        )}
        {trouble && (
          <div className="toast" role="alert">
            <p>{told(trouble)}</p>
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

/** The shown nodes as a table that sorts, with a list to put rows on: the map's stand-in without WebGL, and the better view for some questions. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { type Atlas, communityOf } from './atlas.ts';
import { Glyph } from './Glyph.tsx';
import { type Column, sortedRows } from './rows.ts';
import type { Shown } from './shown.ts';
import { toggleListed, type View } from './state.ts';
import { TableTools } from './TableTools.tsx';
import { kindWord, number } from './words.ts';
import './Table.css';

interface Props {
  readonly atlas: Atlas;
  readonly shown: Shown;
  readonly view: View;
  readonly go: (view: View) => void;
  readonly onSelect: (id: string) => void;
  readonly note: string | null;
}

const COLUMNS: readonly (readonly [Column, string])[] = [
  ['name', 'Name'],
  ['kind', 'Kind'],
  ['links', 'Links'],
  ['citations', 'Citations'],
  ['year', 'Year'],
  ['community', 'Community'],
];

const ROW = 36;
const AROUND = 12;

export function Table({ atlas, shown, view, go, onSelect, note }: Props) {
  const [sort, setSort] = useState<{ column: Column; up: boolean }>({ column: 'links', up: false });
  const [window, setWindow] = useState({ top: 0, height: 900 });
  const box = useRef<HTMLElement>(null);
  const rows = useMemo(() => sortedRows(atlas, shown.nodes, sort.column, sort.up), [atlas, shown, sort]);
  const listed = useMemo(() => new Set(view.list), [view.list]);
  const cited = useMemo(() => atlas.citations.some((count) => count !== null), [atlas]);
  const columns = COLUMNS.filter(([column]) => column !== 'citations' || cited);
  const first = Math.max(0, Math.floor(window.top / ROW) - AROUND);
  const last = Math.min(rows.length, Math.ceil((window.top + window.height) / ROW) + AROUND);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows are read from their top
  useEffect(() => {
    box.current?.scrollTo({ top: 0 });
  }, [rows]);

  return (
    <section
      className="table"
      aria-label="Table"
      ref={box}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      tabIndex={0}
      onScroll={(event) =>
        setWindow({ top: event.currentTarget.scrollTop, height: event.currentTarget.clientHeight || 900 })
      }
    >
      {note && (
        <p className="note" role="status">
          {note}
        </p>
      )}
      <TableTools {...{ atlas, rows, view, go }} />
      <table aria-rowcount={rows.length + 1} className={view.kinds.length === 1 ? 'one-kind' : undefined}>
        <thead>
          <tr>
            <th scope="col" className="t-check">
              <span className="unseen">On your list</span>
            </th>
            {columns.map(([column, title]) => (
              <th
                key={column}
                scope="col"
                className={`t-${column}`}
                aria-sort={sort.column === column ? (sort.up ? 'ascending' : 'descending') : 'none'}
              >
                <button
                  type="button"
                  onClick={() =>
                    setSort({
                      column,
                      up: sort.column === column ? !sort.up : column !== 'links' && column !== 'citations',
                    })
                  }
                >
                  {title}
                  <span aria-hidden="true">{sort.column === column ? (sort.up ? ' ↑' : ' ↓') : ''}</span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {first > 0 && <Space height={first * ROW} />}
          {rows.slice(first, last).map((i, k) => (
            <tr key={atlas.ids[i]} aria-rowindex={first + k + 2} className={atlas.ids[i] === view.node ? 'chosen' : ''}>
              <td className="t-check">
                <label>
                  <input
                    type="checkbox"
                    aria-label={`On your list: ${atlas.labels[i]}`}
                    checked={listed.has(atlas.ids[i]!)}
                    onChange={() => go(toggleListed(view, atlas.ids[i]!))}
                  />
                </label>
              </td>
              <td className="t-name">
                <button type="button" className="link" title={atlas.labels[i]} onClick={() => onSelect(atlas.ids[i]!)}>
                  {atlas.labels[i]}
                </button>
              </td>
              <td className="t-kind">
                <span title={kindWord(atlas.kind[i]!)}>
                  <Glyph kind={atlas.kind[i]!} />
                  <span className="unseen">{kindWord(atlas.kind[i]!)}</span>
                </span>
              </td>
              <td className="t-links">{number(atlas.degree[i]!)}</td>
              {cited && (
                <td className="t-citations">{atlas.citations[i] === null ? '' : number(atlas.citations[i]!)}</td>
              )}
              <td className="t-year">{atlas.year[i] ?? ''}</td>
              <td className="t-community">{communityOf(atlas, i)?.name ?? ''}</td>
            </tr>
          ))}
          {last < rows.length && <Space height={(rows.length - last) * ROW} />}
        </tbody>
      </table>
    </section>
  );
}

/** Over one column alone: a span would bring back the columns that a phone hides. */
function Space({ height }: { height: number }) {
  return (
    <tr>
      <td style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
}

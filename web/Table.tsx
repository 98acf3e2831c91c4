/** The shown nodes as a table that sorts: the map's stand-in without WebGL, and the better view for some questions. */
import { useMemo, useState } from 'react';
import { type Atlas, communityOf } from './atlas.ts';
import { Glyph } from './Glyph.tsx';
import type { Shown } from './shown.ts';
import { kindWord, number } from './words.ts';
import './Table.css';

/** Rows as tab-separated text, which spreadsheets paste as cells. */
function asText(atlas: Atlas, rows: readonly number[]): string {
  const plain = (value: string | number | null): string => String(value ?? '').replace(/\s+/g, ' ');
  const line = (i: number): string =>
    [
      atlas.labels[i]!,
      atlas.kind[i]!,
      atlas.degree[i]!,
      atlas.year[i] ?? null,
      communityOf(atlas, i)?.name ?? null,
      atlas.ids[i]!,
    ]
      .map(plain)
      .join('\t');
  return [['name', 'kind', 'links', 'year', 'community', 'id'].join('\t'), ...rows.map(line)].join('\n');
}

interface Props {
  readonly atlas: Atlas;
  readonly shown: Shown;
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
  readonly note: string | null;
}

type Column = 'name' | 'kind' | 'links' | 'year' | 'community';
const COLUMNS: readonly (readonly [Column, string])[] = [
  ['name', 'Name'],
  ['kind', 'Kind'],
  ['links', 'Links'],
  ['year', 'Year'],
  ['community', 'Community'],
];

const compareText = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true, sensitivity: 'base' });

function compare(atlas: Atlas, column: Column, a: number, b: number): number {
  if (column === 'links') return atlas.degree[a]! - atlas.degree[b]!;
  if (column === 'year') return (atlas.year[a] ?? 0) - (atlas.year[b] ?? 0);
  if (column === 'kind') return compareText(atlas.kind[a]!, atlas.kind[b]!);
  if (column === 'community') {
    return compareText(communityOf(atlas, a)?.name ?? '', communityOf(atlas, b)?.name ?? '');
  }
  return compareText(atlas.labels[a]!, atlas.labels[b]!);
}

const ROW = 36;
const AROUND = 12;

export function Table({ atlas, shown, selected, onSelect, note }: Props) {
  const [sort, setSort] = useState<{ column: Column; up: boolean }>({ column: 'links', up: false });
  const [window, setWindow] = useState({ top: 0, height: 900 });
  const rows = useMemo(() => {
    const nodes: number[] = [];
    for (let i = 0; i < atlas.ids.length; i++) if (shown.nodes[i]) nodes.push(i);
    const sign = sort.up ? 1 : -1;
    return nodes.sort((a, b) => sign * compare(atlas, sort.column, a, b) || a - b);
  }, [atlas, shown, sort]);
  const [copied, setCopied] = useState<readonly number[] | null>(null);
  const first = Math.max(0, Math.floor(window.top / ROW) - AROUND);
  const last = Math.min(rows.length, Math.ceil((window.top + window.height) / ROW) + AROUND);

  return (
    <section
      className="table"
      aria-label="Table"
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
      <p className="table-tools">
        <button
          type="button"
          className="link"
          onClick={() => void navigator.clipboard.writeText(asText(atlas, rows)).then(() => setCopied(rows))}
        >
          {copied === rows ? 'copied' : `copy these ${number(rows.length)} rows`}
        </button>
      </p>
      <table aria-rowcount={rows.length + 1}>
        <thead>
          <tr>
            {COLUMNS.map(([column, title]) => (
              <th
                key={column}
                scope="col"
                className={`t-${column}`}
                aria-sort={sort.column === column ? (sort.up ? 'ascending' : 'descending') : 'none'}
              >
                <button
                  type="button"
                  onClick={() => setSort({ column, up: sort.column === column ? !sort.up : column !== 'links' })}
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
            <tr key={atlas.ids[i]} aria-rowindex={first + k + 2} className={atlas.ids[i] === selected ? 'chosen' : ''}>
              <td className="t-name">
                <button type="button" className="link" onClick={() => onSelect(atlas.ids[i]!)}>
                  {atlas.labels[i]}
                </button>
              </td>
              <td className="t-kind">
                <Glyph kind={atlas.kind[i]!} /> {kindWord(atlas.kind[i]!)}
              </td>
              <td className="t-links">{number(atlas.degree[i]!)}</td>
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

function Space({ height }: { height: number }) {
  return (
    <tr>
      <td colSpan={COLUMNS.length} style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
}

/** Methods against datasets (or methods) as a heat map of papers; a click on a cell lists its papers. */

import { scaleSqrt } from 'd3-scale';
import { useMemo, useState } from 'react';
import type { NodeKind } from '../graph/model.ts';
import type { Atlas } from './atlas.ts';
import { Glyph } from './Glyph.tsx';
import { matrix } from './matrix.ts';
import type { Theme } from './palette.ts';
import { mix } from './palette.ts';
import type { Shown } from './shown.ts';
import { capital, counted, cut, kindWord } from './words.ts';
import './MatrixView.css';

interface Props {
  readonly atlas: Atlas;
  readonly shown: Shown;
  readonly theme: Theme;
  readonly onSelect: (id: string) => void;
}

const LIMIT = 24;
/** Above this an empty cell is worth a look. */
const LIKELY = 0.45;

export function MatrixView({ atlas, shown, theme, onSelect }: Props) {
  const [across, setAcross] = useState<NodeKind>('Dataset');
  const [cell, setCell] = useState<number | null>(null);
  const found = useMemo(() => matrix(atlas, shown, 'Method', across, LIMIT), [atlas, shown, across]);
  const { rows, columns, cells, likely, largest } = found;
  const strength = scaleSqrt([0, Math.max(1, largest)], [0.12, 1]);
  const papers = cell === null ? [] : (cells[cell] ?? []);
  const row = cell === null ? undefined : rows[Math.floor(cell / columns.length)];
  const column = cell === null ? undefined : columns[cell % columns.length];

  return (
    <section
      className="matrix"
      aria-label="Matrix"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      tabIndex={0}
    >
      <fieldset className="views" aria-label="Across">
        {(['Dataset', 'Method'] as const).map((kind) => (
          <button
            key={kind}
            type="button"
            aria-pressed={across === kind}
            onClick={() => {
              setAcross(kind);
              setCell(null);
            }}
          >
            Methods × {kindWord(kind, 2)}
          </button>
        ))}
      </fieldset>
      <p className="facts">
        How many of the shown papers bring the two together. A ring marks an empty cell that a method’s nearest kin have
        filled.
      </p>
      {rows.length === 0 && <p>None of the shown papers brings two of these together.</p>}
      {rows.length > 0 && (
        <table>
          <thead>
            <tr>
              <td />
              {columns.map((node) => (
                <th key={node} scope="col">
                  <button type="button" onClick={() => onSelect(atlas.ids[node]!)} title={atlas.labels[node]}>
                    <span>{cut(capital(atlas.labels[node]!), 22)}</span>
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((node, r) => (
              <tr key={node}>
                <th scope="row">
                  <button type="button" onClick={() => onSelect(atlas.ids[node]!)} title={atlas.labels[node]}>
                    {cut(atlas.labels[node]!, 26)}
                  </button>
                </th>
                {columns.map((other, c) => {
                  const k = r * columns.length + c;
                  const count = cells[k]!.length;
                  const fill = count > 0 ? mix(theme.background, theme.hues[0]!, strength(count)) : undefined;
                  return (
                    <td key={other}>
                      {count > 0 ? (
                        <button
                          type="button"
                          aria-pressed={cell === k}
                          aria-label={`${atlas.labels[node]} and ${atlas.labels[other]}: ${counted(count, 'paper', 'papers')}`}
                          style={{ background: fill, color: strength(count) > 0.5 && !theme.dark ? '#fff' : theme.ink }}
                          onClick={() => setCell(cell === k ? null : k)}
                        >
                          {count}
                        </button>
                      ) : (
                        likely[k]! >= LIKELY && (
                          <span
                            className="likely"
                            title={`No paper here, but ${Math.round(100 * likely[k]!)} % of its kin have one`}
                          />
                        )
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {cell !== null && row !== undefined && column !== undefined && (
        <div className="cell-papers" role="status">
          <h3>
            {atlas.labels[row]} × {atlas.labels[column]}{' '}
            <span className="count">{counted(papers.length, 'paper', 'papers')}</span>
          </h3>
          <ul>
            {papers.map((i) => (
              <li key={atlas.ids[i]}>
                <button type="button" className="neighbour" onClick={() => onSelect(atlas.ids[i]!)}>
                  <Glyph kind="Paper" />
                  <span>{atlas.labels[i]}</span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

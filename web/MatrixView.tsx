/** Methods against datasets (or methods) as a heat map of papers; a click on a cell lists its papers, or who fills it elsewhere. */

import { scaleSqrt } from 'd3-scale';
import { useMemo, useState } from 'react';
import type { NodeKind } from '../graph/model.ts';
import type { Atlas } from './atlas.ts';
import { MatrixCell } from './MatrixCell.tsx';
import { matrix } from './matrix.ts';
import { inkOn, mix, type Theme } from './palette.ts';
import type { Shown } from './shown.ts';
import { capital, counted, cut, kindWord, number } from './words.ts';
import './MatrixView.css';

interface Props {
  readonly atlas: Atlas;
  readonly shown: Shown;
  readonly theme: Theme;
  readonly onSelect: (id: string) => void;
  readonly onShare: (ids: readonly string[]) => void;
}

const LIMITS = [24, 48, 96] as const;
/** Above this an empty cell is worth a look. */
const LIKELY = 0.45;

export function MatrixView({ atlas, shown, theme, onSelect, onShare }: Props) {
  const [across, setAcross] = useState<NodeKind>('Dataset');
  const [limit, setLimit] = useState<number>(LIMITS[0]);
  const [cell, setCell] = useState<number | null>(null);
  const found = useMemo(() => matrix(atlas, shown, 'Method', across, limit), [atlas, shown, across, limit]);
  const { rows, columns, cells, likely, largest } = found;
  const strength = useMemo(() => scaleSqrt([0, Math.max(1, largest)], [0.12, 1]), [largest]);
  const hints = likely.reduce((sum, chance) => sum + (chance >= LIKELY ? 1 : 0), 0);
  const toggle = (k: number): void => setCell(cell === k ? null : k);

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
        How many of the shown papers bring the two together; the {rows.length} × {columns.length} most used.{' '}
        {hints > 0 &&
          `A ring marks ${counted(hints, 'empty cell', 'empty cells')} that a method’s nearest kin have filled.`}{' '}
        {LIMITS.filter((one) => one > limit && Math.max(rows.length, columns.length) >= limit)
          .slice(0, 1)
          .map((more) => (
            <button
              key={more}
              type="button"
              className="link small"
              onClick={() => {
                setLimit(more);
                setCell(null);
              }}
            >
              up to {number(more)} of each
            </button>
          ))}
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
                  const pair = `${atlas.labels[node]} and ${atlas.labels[other]}`;
                  const fill = mix(theme.background, theme.hues[0]!, strength(count));
                  return (
                    <td key={other}>
                      {count > 0 ? (
                        <button
                          type="button"
                          aria-pressed={cell === k}
                          aria-label={`${pair}: ${counted(count, 'paper', 'papers')}`}
                          style={{ background: fill, color: inkOn(fill) }}
                          onClick={() => toggle(k)}
                        >
                          {count}
                        </button>
                      ) : (
                        likely[k]! >= LIKELY && (
                          <button
                            type="button"
                            aria-pressed={cell === k}
                            aria-label={`${pair}: no paper, but kin have`}
                            title={`No paper here, but ${Math.round(100 * likely[k]!)} % of its kin have one`}
                            onClick={() => toggle(k)}
                          >
                            <span className="likely" />
                          </button>
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
      {cell !== null && cells[cell] !== undefined && (
        <MatrixCell {...{ atlas, found, cell, onSelect, onShare }} onClose={() => setCell(null)} />
      )}
    </section>
  );
}

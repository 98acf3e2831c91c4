/** Rows of an answer as a table; nodes in it are links to their panels. */
import { cellText, type Found, nodeOf } from './cypher.ts';

/** More rows than a reader reads; the whole goes to `kindred query`. */
const SHOWN = 200;
/** Numbers and dates stay on their line. */
const SHORT = 12;

export function Results({ found, onSelect }: { found: Found; onSelect: (id: string) => void }) {
  const more = found.rows.length - SHOWN;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <div className="results" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {found.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {found.rows.slice(0, SHOWN).map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name, and never move
            <tr key={at}>
              {row.map((cell, column) => {
                const id = nodeOf(cell);
                return (
                  <td key={found.columns[column]} className={cellText(cell).length <= SHORT ? 'short' : undefined}>
                    {id === null ? (
                      cellText(cell)
                    ) : (
                      <button type="button" className="link" onClick={() => onSelect(id)}>
                        {cellText(cell)}
                      </button>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && <p className="facts">and {more} more rows, all of them with “kindred query”</p>}
    </div>
  );
}

/** What a cell of the matrix holds: its papers, or, where it is empty, whose papers fill it for methods like this one. */
import type { Atlas } from './atlas.ts';
import { fillers, type Matrix } from './matrix.ts';
import { NodeList } from './panels/NodeList.tsx';
import { counted } from './words.ts';

interface Props {
  readonly atlas: Atlas;
  readonly found: Matrix;
  readonly cell: number;
  readonly onSelect: (id: string) => void;
  /** Shows the two on the map with what they share. */
  readonly onShare: (ids: readonly string[]) => void;
  readonly onClose: () => void;
}

const KIN = 4;
const ignore = (): void => undefined;

export function MatrixCell({ atlas, found, cell, onSelect, onShare, onClose }: Props) {
  const { rows, columns, cells } = found;
  const [r, c] = [Math.floor(cell / columns.length), cell % columns.length];
  const [row, column] = [rows[r]!, columns[c]!];
  const papers = cells[cell]!;
  return (
    <div className="cell-papers" role="status">
      <h2>
        {atlas.labels[row]} × {atlas.labels[column]}{' '}
        <span className="count">{papers.length > 0 ? counted(papers.length, 'paper', 'papers') : 'no paper'}</span>
      </h2>
      <button type="button" className="close" aria-label="Close" onClick={onClose}>
        ×
      </button>
      {papers.length > 0 ? (
        <>
          <button type="button" className="link" onClick={() => onShare([atlas.ids[row]!, atlas.ids[column]!])}>
            with their sentences, on the map
          </button>
          <NodeList
            title="Papers"
            {...{ atlas, onSelect }}
            nodes={papers}
            onHover={ignore}
            fact={(i) => String(atlas.year[i] ?? '')}
          />
        </>
      ) : (
        <>
          <p className="facts">
            None of the shown papers brings the two together. Methods that are used like {atlas.labels[row]} have been:
          </p>
          {fillers(found, r, c)
            .slice(0, KIN)
            .map(({ row: kin, like }) => (
              <NodeList
                key={kin}
                title={`${atlas.labels[rows[kin]!]}, ${Math.round(100 * like)} % alike`}
                {...{ atlas, onSelect }}
                nodes={cells[kin * columns.length + c]!}
                first={3}
                onHover={ignore}
                fact={(i) => String(atlas.year[i] ?? '')}
              />
            ))}
        </>
      )}
    </div>
  );
}

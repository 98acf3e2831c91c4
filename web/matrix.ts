/** Which methods meet which datasets, and in how many of the shown papers. Pure. */
import type { NodeKind } from '../graph/model.ts';
import { type Atlas, edgesOf, otherEnd } from './atlas.ts';
import type { Shown } from './shown.ts';

export interface Matrix {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  /** Papers of row r and column c at `r * columns.length + c`, as node numbers. */
  readonly cells: readonly (readonly number[])[];
  /** For empty cells, 0 to 1: how many of the row's like methods were tried on the column. */
  readonly likely: Float32Array;
  readonly largest: number;
}

/** The entities of a kind with the most shown papers, broad words left out; ties by number. */
function leading(atlas: Atlas, shown: Shown, kind: NodeKind, limit: number): { node: number; papers: Set<number> }[] {
  const found: { node: number; papers: Set<number> }[] = [];
  for (let node = 0; node < atlas.ids.length; node++) {
    if (atlas.kind[node] !== kind || atlas.broad[node] || (atlas.leaf[node] && !shown.nodes[node])) continue;
    const papers = new Set<number>();
    for (const edge of edgesOf(atlas, node)) {
      const other = otherEnd(atlas, edge, node);
      if (atlas.kind[other] === 'Paper' && shown.nodes[other]) papers.add(other);
    }
    if (papers.size > 0) found.push({ node, papers });
  }
  return found.sort((a, b) => b.papers.size - a.papers.size || a.node - b.node).slice(0, limit);
}

/** At most `limit` rows and columns; rows and columns that meet nothing are left out. */
export function matrix(atlas: Atlas, shown: Shown, down: NodeKind, across: NodeKind, limit: number): Matrix {
  const candidates = leading(atlas, shown, across, limit * 2);
  const rows = leading(atlas, shown, down, limit * 2)
    .filter(({ node, papers }) =>
      candidates.some((column) => column.node !== node && meet(papers, column.papers).length),
    )
    .slice(0, limit);
  const columns = candidates
    .filter(({ node, papers }) => rows.some((row) => row.node !== node && meet(papers, row.papers).length))
    .slice(0, limit);
  const cells = rows.flatMap((row) =>
    columns.map((column) => (row.node === column.node ? [] : meet(row.papers, column.papers))),
  );
  return {
    rows: rows.map(({ node }) => node),
    columns: columns.map(({ node }) => node),
    cells,
    likely: guesses({ cells, rows, columns }),
    largest: cells.reduce((most, cell) => Math.max(most, cell.length), 0),
  };
}

function meet(a: ReadonlySet<number>, b: ReadonlySet<number>): number[] {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  return [...few].filter((paper) => many.has(paper));
}

type Cells = Pick<Matrix, 'cells'> & { readonly rows: readonly unknown[]; readonly columns: readonly unknown[] };

function filled({ cells, columns }: Cells, r: number, c: number): boolean {
  return cells[r * columns.length + c]!.length > 0;
}

/** How alike two rows are: shared columns over all columns of either (Jaccard). */
function alike(found: Cells, r: number, other: number): number {
  let both = 0;
  let either = 0;
  for (let c = 0; c < found.columns.length; c++) {
    const [a, b] = [filled(found, r, c), filled(found, other, c)];
    if (a && b) both += 1;
    if (a || b) either += 1;
  }
  return both === 0 ? 0 : both / either;
}

/** An empty cell is as likely as its row's likes have filled it. */
function guesses(found: Cells): Float32Array {
  const [rows, columns] = [found.rows.length, found.columns.length];
  const likely = new Float32Array(found.cells.length);
  for (let r = 0; r < rows; r++) {
    let total = 0;
    const votes = new Float32Array(columns);
    for (let other = 0; other < rows; other++) {
      const like = other === r ? 0 : alike(found, r, other);
      if (like === 0) continue;
      total += like;
      for (let c = 0; c < columns; c++) if (filled(found, other, c)) votes[c]! += like;
    }
    for (let c = 0; c < columns; c++) {
      if (!filled(found, r, c) && total > 0) likely[r * columns + c] = votes[c]! / total;
    }
  }
  return likely;
}

/** The rows most like row `r` that have filled column `c`, as row numbers with how alike they are. */
export function fillers(found: Matrix, r: number, c: number): { readonly row: number; readonly like: number }[] {
  return found.rows
    .map((_, row) => ({ row, like: row === r || !filled(found, row, c) ? 0 : alike(found, r, row) }))
    .filter(({ like }) => like > 0)
    .sort((a, b) => b.like - a.like || a.row - b.row);
}

/** Trained sequence models of one fold on disk, so that a stopped run goes on and the judge can be trained again alone. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { byteReader, bytesOf, byteWriter, float32, int32 } from '../../../ingest/tagger/bytes.ts';
import type { Columns } from '../../../ingest/tagger/columns.ts';
import { CLASSES, LABELS } from '../../../ingest/tagger/labels.ts';
import type { SpanChance } from '../../../ingest/tagger/lattice.ts';
import type { Stages } from '../../../ingest/tagger/train.ts';
import { type PreparedPaper, talliesOf, wordHabits } from '../../../ingest/tagger/training-data.ts';

const MAGIC = 'KINDSTG2';
const WIDTH = 4;

export function saveStages(path: string, { final, held }: Stages): void {
  const out = byteWriter(MAGIC);
  const hashes = final.columns.hashes();
  const { weights, transitions } = final.crf;
  const kept: number[] = [];
  hashes.forEach((_, column) => {
    if (weights.subarray(column * LABELS, (column + 1) * LABELS).some((weight) => weight !== 0)) kept.push(column);
  });
  out.add(bytesOf(Int32Array.from(kept, (column) => hashes[column]!)));
  const rows = new Float32Array(kept.length * LABELS);
  kept.forEach((column, row) => {
    rows.set(weights.subarray(column * LABELS, (column + 1) * LABELS), row * LABELS);
  });
  out.add(bytesOf(rows));
  out.add(bytesOf(transitions));
  for (const paper of held) {
    out.add(bytesOf(Int32Array.from(paper, (spans) => spans.length)));
    const spans = paper.flat().flatMap(({ from, to, kind, chance }) => [from, to, kind, chance]);
    out.add(bytesOf(Float32Array.from(spans)));
  }
  writeFileSync(`${path}.part`, out.done());
  renameSync(`${path}.part`, path);
}

/** Null where the file is not there. */
export function loadStages(path: string, papers: readonly PreparedPaper[]): Stages | null {
  if (!existsSync(path)) return null;
  const next = byteReader(readFileSync(path), MAGIC);
  const hashes = int32(next());
  const weights = float32(next());
  const transitions = float32(next());
  const held = papers.map((): SpanChance[][] => {
    const counts = int32(next());
    const values = float32(next());
    let at = 0;
    return [...counts].map((count) =>
      Array.from({ length: count }, () => {
        const [from = 0, to = 0, kind = 0, chance = 0] = values.subarray(at, at + WIDTH);
        at += WIDTH;
        return { from, to, kind: Math.min(kind, CLASSES.length - 1), chance };
      }),
    );
  });
  const final = {
    habits: wordHabits(papers),
    columns: columnsFrom(hashes),
    crf: { weights, transitions },
    tallies: talliesOf(papers),
  };
  return { final, held };
}

function columnsFrom(hashes: Int32Array): Columns {
  const columns = new Map([...hashes].map((hash, column) => [hash, column]));
  return { count: hashes.length, of: (hash) => columns.get(hash) ?? -1, hashes: () => hashes };
}

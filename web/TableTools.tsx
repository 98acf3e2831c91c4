/** Over the table: which kind is listed, and the rows (or those on the list) copied and as a file. */
import { useState } from 'react';
import type { NodeKind } from '../graph/model.ts';
import type { Atlas } from './atlas.ts';
import { download } from './download.ts';
import { asCsv, asText } from './rows.ts';
import { isolateKind, type View } from './state.ts';
import { capital, counted, kindWord } from './words.ts';

interface Props {
  readonly atlas: Atlas;
  /** In the order of the table. */
  readonly rows: readonly number[];
  readonly view: View;
  readonly go: (view: View) => void;
}

const KINDS: readonly NodeKind[] = ['Paper', 'Method', 'Dataset', 'Repo', 'Task'];
/** More than a hand-made list should hold. */
const MOST_LISTED = 2_000;

export function TableTools({ atlas, rows, view, go }: Props) {
  const [copied, setCopied] = useState<readonly number[] | null>(null);
  const present = KINDS.filter((kind) => atlas.kind.includes(kind));
  const listed = view.list.flatMap((id) => atlas.index.get(id) ?? []);
  const taken = listed.length > 0 ? listed : rows;
  const what = listed.length > 0 ? `the ${listed.length} on your list` : `these ${counted(rows.length, 'row', 'rows')}`;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(asText(atlas, taken));
    setCopied(taken);
  };
  const save = (): void => download(new Blob([asCsv(atlas, taken)], { type: 'text/csv' }), 'kindred.csv');
  return (
    <div className="table-tools">
      <fieldset className="views" aria-label="Listed">
        <button type="button" aria-pressed={view.kinds.length === 0} onClick={() => go({ ...view, kinds: [] })}>
          All
        </button>
        {present.map((kind) => (
          <button
            key={kind}
            type="button"
            aria-pressed={view.kinds.includes(kind)}
            onClick={() => go(isolateKind({ ...view, leaves: view.leaves || kind === 'Repo' }, kind, false))}
          >
            {capital(kindWord(kind, 2))}
          </button>
        ))}
      </fieldset>
      <p className="links">
        <button type="button" className="link" onClick={() => void copy()}>
          {copied?.length === taken.length && copied.every((node, i) => node === taken[i]) ? 'copied' : `copy ${what}`}
        </button>
        <button type="button" className="link" onClick={save}>
          as CSV
        </button>
        {listed.length === 0 && rows.length > 0 && rows.length <= MOST_LISTED && (
          <button type="button" className="link" onClick={() => go({ ...view, list: rows.map((i) => atlas.ids[i]!) })}>
            put all on your list
          </button>
        )}
      </p>
    </div>
  );
}

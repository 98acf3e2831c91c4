/** The pages before there is a map: waiting, an empty store, a server that does not answer. */
import type { Trouble } from './data.ts';
import { told } from './told.ts';
import './Welcome.css';

export function Waiting({ trouble, retry }: { trouble: Trouble | null; retry: () => void }) {
  return (
    <main className="welcome">
      <h1>Kindred</h1>
      {trouble ? (
        <div role="alert">
          <p>{told(trouble)}</p>
          <button type="button" onClick={retry}>
            Try again
          </button>
        </div>
      ) : (
        <p role="status">Reading the map…</p>
      )}
    </main>
  );
}

export function EmptyStore({ store, trouble }: { store: string; trouble: Trouble | null }) {
  return (
    <main className="welcome">
      <h1>Kindred</h1>
      <p>
        This store{store && ` (${store})`} holds no papers yet. Read some in a terminal, and they show up here by
        themselves:
      </p>
      <pre>kindred ingest listing.txt</pre>
      <p>
        A listing is a text copy of a page of papers, or a file with one paper a line as JSON with at least a{' '}
        <code>title</code>. Without a file, <code>kindred</code> alone opens the sample of 275 papers.
      </p>
      {trouble && <p role="alert">{told(trouble)}</p>}
    </main>
  );
}

/**
 * The way to Gephi Lite, which reads GEXF 1.2 and 1.3: by address where it can reach the file, else by a file in the reader's
 * hand. The form `?file=ADDRESS`, and that the file's server must allow other origins (CORS), are from docs.gephi.org/lite;
 * not tried live.
 */
import { useState } from 'react';

const LITE = 'https://lite.gephi.org/';
const PUBLISHED = 'exports/kindred.gexf';

interface Props {
  readonly selection: string;
  readonly published: boolean;
}

/** Gephi Lite is a page of the web: it can fetch only what the web can, not a folder and not this machine. */
function reachable(): boolean {
  return location.protocol === 'https:' && !/^(localhost|127\.|\[::1\])/.test(location.hostname);
}

export function GephiLite({ selection, published }: Props) {
  const [opened, setOpened] = useState(false);
  if (published && reachable()) {
    const file = new URL(PUBLISHED, document.baseURI).href;
    return (
      <a href={`${LITE}?file=${encodeURIComponent(file)}`} target="_blank" rel="noreferrer">
        Open in Gephi Lite
      </a>
    );
  }
  const query = selection === 'all' ? '' : `&select=${encodeURIComponent(selection)}`;
  return (
    <>
      <a
        href={published ? PUBLISHED : `api/export?format=gexf${query}`}
        download="kindred.gexf"
        onClick={() => {
          window.open(LITE, '_blank', 'noopener');
          setOpened(true);
        }}
      >
        Open in Gephi Lite
      </a>
      <p className="facts" role="status">
        {opened ? 'kindred.gexf is among your downloads: drop it on the page of Gephi Lite that has opened.' : ''}
      </p>
    </>
  );
}

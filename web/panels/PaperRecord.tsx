/** All that the sources said of a paper beside its head: where it was read, its other names, every field they gave. */
import type { Paper } from '../../graph/model.ts';
import { cut } from '../words.ts';

/** More than a reader reads; the whole record is in the JSON export. */
const MOST = 40;
const LONGEST = 200;

/** One row a field of the record, nested values as JSON. */
function rows(paper: Paper): (readonly [name: string, value: string])[] {
  const extra = Object.entries(paper.extra).map(
    ([name, value]) => [name.replaceAll('_', ' '), typeof value === 'string' ? value : JSON.stringify(value)] as const,
  );
  const told: (readonly [string, string | null])[] = [
    ['id', paper.id],
    ['other ids', paper.aliases.join(', ') || null],
    ['read in', paper.sources.map(({ file, line }) => `${file}:${line}`).join(', ')],
    ['all authors', paper.authors.length > 4 ? paper.authors.join(', ') : null],
    ['published', paper.published && `${paper.published} (${paper.published_how})`],
    ['upvotes', paper.upvotes === null ? null : String(paper.upvotes)],
    ...extra,
  ];
  return told.flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));
}

export function PaperRecord({ paper }: { paper: Paper }) {
  const all = rows(paper);
  return (
    <details className="record">
      <summary className="link small">the whole record</summary>
      <dl>
        {all.slice(0, MOST).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{cut(value, LONGEST)}</dd>
          </div>
        ))}
      </dl>
      {all.length > MOST && <p className="facts">and {all.length - MOST} more fields, in the JSON export</p>}
    </details>
  );
}

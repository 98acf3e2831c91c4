/** Why an edge is there: its facts in a line, then the sentences, the name marked, and where they were read. */
import { useState } from 'react';
import type { NeighbourEdge, Reason } from '../../src/api.ts';
import { counted, roleWord } from '../words.ts';

export function Why({ edge }: { edge: NeighbourEdge }) {
  const [open, setOpen] = useState(false);
  const [best, ...others] = edge.reasons;
  const facts = [
    edge.role && edge.role !== 'uses' ? roleWord(edge.role, edge.direction) : null,
    edge.official === true ? 'the authors’ own' : null,
    edge.score === null ? null : `likeness ${edge.score.toFixed(2)}`,
    edge.terms.length > 0 ? `shared words: ${edge.terms.slice(0, 6).join(', ')}` : null,
  ].filter((fact) => fact !== null);
  return (
    <div className="why">
      {facts.length > 0 && <p className="facts">{facts.join(' · ')}</p>}
      {best && <Sentence reason={best} />}
      {open &&
        others.map((reason) => (
          <Sentence key={`${reason.source} ${reason.field} ${reason.quote} ${reason.before}`} reason={reason} />
        ))}
      {others.length > 0 && (
        <button type="button" className="link small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? 'fewer' : counted(others.length, 'more reason', 'more reasons')}
        </button>
      )}
    </div>
  );
}

const FIELDS: ReadonlyMap<string, string> = new Map([
  ['title', 'in the title'],
  ['abstract', 'in the abstract'],
  ['summary', 'in the summary'],
]);

/** Below this a reader should look twice. */
const UNSURE = 0.8;

function Sentence({ reason }: { reason: Reason }) {
  return (
    <blockquote>
      <p>
        {reason.before}
        <mark>{reason.quote}</mark>
        {reason.after}
      </p>
      <footer>
        {FIELDS.get(reason.field) ?? `stated as ${reason.field}`} · {reason.source}
        {reason.intents.length > 0 && ` · as ${reason.intents.join(', ')}`}
        {reason.confidence < UNSURE && ` · ${Math.round(100 * reason.confidence)} % sure`}
      </footer>
    </blockquote>
  );
}

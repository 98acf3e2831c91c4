/** Neighbours grouped by what they are to the node, each with the sentence that says why, its name marked. */
import { useState } from 'react';
import type { Neighbour, NeighbourEdge, Reason } from '../../src/api.ts';
import { Glyph } from '../Glyph.tsx';
import { counted, number, relationHeading, relationKey, relationOrder, roleWord } from '../words.ts';

interface Group {
  readonly key: string;
  readonly rows: readonly { readonly neighbour: Neighbour; readonly edge: NeighbourEdge }[];
}

export function groups(neighbours: readonly Neighbour[]): Group[] {
  const found = new Map<string, { neighbour: Neighbour; edge: NeighbourEdge }[]>();
  for (const neighbour of neighbours) {
    for (const edge of neighbour.edges) {
      const key = relationKey(edge.kind, edge.direction, neighbour.kind);
      const rows = found.get(key) ?? [];
      rows.push({ neighbour, edge });
      found.set(key, rows);
    }
  }
  return [...found]
    .map(([key, rows]) => ({ key, rows }))
    .sort((a, b) => relationOrder(a.key) - relationOrder(b.key) || (a.key < b.key ? -1 : 1));
}

const FIRST = 8;

interface Props {
  readonly neighbours: readonly Neighbour[];
  readonly onSelect: (id: string) => void;
  readonly onHover: (id: string | null) => void;
}

export function Neighbours({ neighbours, ...rest }: Props) {
  return groups(neighbours).map((group) => <Section key={group.key} group={group} {...rest} />);
}

function Section({ group, onSelect, onHover }: { group: Group } & Omit<Props, 'neighbours'>) {
  const [all, setAll] = useState(false);
  const rows = all ? group.rows : group.rows.slice(0, FIRST);
  return (
    <section className="relation">
      <h3>
        {relationHeading(group.key)} <span className="count">{number(group.rows.length)}</span>
      </h3>
      <ul>
        {rows.map(({ neighbour, edge }) => (
          <li key={edge.id}>
            <button
              type="button"
              className="neighbour"
              onClick={() => onSelect(neighbour.id)}
              onMouseEnter={() => onHover(neighbour.id)}
              onMouseLeave={() => onHover(null)}
              onFocus={() => onHover(neighbour.id)}
              onBlur={() => onHover(null)}
            >
              <Glyph kind={neighbour.kind} />
              <span>{neighbour.label}</span>
              {neighbour.year !== null && <span className="year">{neighbour.year}</span>}
            </button>
            <Why edge={edge} />
          </li>
        ))}
      </ul>
      {group.rows.length > FIRST && (
        <button type="button" className="link" onClick={() => setAll(!all)}>
          {all ? 'the first eight' : `all ${number(group.rows.length)}`}
        </button>
      )}
    </section>
  );
}

function Why({ edge }: { edge: NeighbourEdge }) {
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
        {reason.confidence < UNSURE && ` · ${Math.round(100 * reason.confidence)} % sure`}
      </footer>
    </blockquote>
  );
}

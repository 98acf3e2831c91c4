/** What several nodes have in common: every shared neighbour, with the sentence for each of them. */
import { useState } from 'react';
import type { Neighbour } from '../../src/api.ts';
import { type Atlas, labelOf, paperCount } from '../atlas.ts';
import { useAnswers } from '../corpus.ts';
import { counted, cut, joined, kindWord, number } from '../words.ts';
import { NodeButton } from './NodeButton.tsx';
import { Why } from './Why.tsx';

interface Props {
  readonly atlas: Atlas;
  readonly ids: readonly string[];
  readonly onSelect: (id: string) => void;
  readonly onHover: (id: string | null) => void;
}

const FIRST = 40;

interface Shared {
  readonly neighbour: Neighbour;
  /** One a node of `ids`, in their order. */
  readonly reasons: readonly Neighbour[];
}

function sharedOf(lists: readonly (readonly Neighbour[])[]): Shared[] {
  const [first, ...rest] = lists.map((list) => new Map(list.map((neighbour) => [neighbour.id, neighbour])));
  if (!first) return [];
  return [...first.values()].flatMap((neighbour) => {
    const others = rest.flatMap((list) => list.get(neighbour.id) ?? []);
    return others.length === rest.length ? [{ neighbour, reasons: [neighbour, ...others] }] : [];
  });
}

export function SharedPanel({ atlas, ids, onSelect, onHover }: Props) {
  const [most, setMost] = useState(FIRST);
  const answers = useAnswers(ids, atlas.build);
  const names = ids.map((id) => cut(labelOf(atlas, id), 40));
  const ready = ids.every((id) => answers.has(id));
  const shared = ready ? sharedOf(ids.map((id) => answers.get(id)?.neighbours ?? [])) : [];
  const papers = shared.filter(({ neighbour }) => neighbour.kind === 'Paper').length;
  return (
    <>
      <h2>{joined(names)}, together</h2>
      <p className="facts">
        {ready
          ? `${counted(papers, 'paper', 'papers')} of ${joined(ids.map((id) => paperCount(atlas, atlas.index.get(id) ?? -1)))}`
          : 'Reading their sentences…'}
      </p>
      <section className="relation shared">
        <ul>
          {shared.slice(0, most).map(({ neighbour, reasons }) => (
            <li key={neighbour.id}>
              <NodeButton
                {...{ id: neighbour.id, kind: neighbour.kind, onSelect, onHover }}
                fact={neighbour.year ?? (neighbour.kind === 'Paper' ? null : kindWord(neighbour.kind))}
              >
                {neighbour.label}
              </NodeButton>
              {reasons.map((reason, k) => reason.edges[0] && <Why key={ids[k]} edge={reason.edges[0]} />)}
            </li>
          ))}
        </ul>
        {shared.length > most && (
          <button type="button" className="link" onClick={() => setMost(4 * most)}>
            {number(shared.length - most)} more
          </button>
        )}
        {ready && shared.length === 0 && <p className="facts">Nothing in this corpus is linked to all of them.</p>}
      </section>
    </>
  );
}

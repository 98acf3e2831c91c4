/** What travels with a method or dataset: names in the same papers, each count a link to those papers. */
import { useState } from 'react';
import type { NodeKind } from '../../graph/model.ts';
import type { Atlas } from '../atlas.ts';
import { ShowAll } from '../ShowAll.tsx';
import { shareOf, type View } from '../state.ts';
import { companions } from '../together.ts';
import { capital, counted, kindWord } from '../words.ts';
import { NodeButton } from './NodeButton.tsx';

interface Props {
  readonly atlas: Atlas;
  readonly id: string;
  readonly view: View;
  readonly go: (view: View) => void;
  readonly onSelect: (id: string) => void;
  readonly onHover: (id: string | null) => void;
}

const FIRST = 5;
const MOST = 200;

export function Companions(props: Props) {
  const node = props.atlas.index.get(props.id);
  if (node === undefined) return null;
  return (['Method', 'Dataset', 'Repo'] as const).map((kind) => <Kin key={kind} kind={kind} node={node} {...props} />);
}

function Kin({ atlas, id, node, kind, view, go, onSelect, onHover }: Props & { kind: NodeKind; node: number }) {
  const [all, setAll] = useState(false);
  const found = companions(atlas, node, kind);
  if (found.length === 0) return null;
  return (
    <section className="relation">
      <h3>
        {capital(kindWord(kind, 2))} in the same papers <span className="count">{found.length}</span>
      </h3>
      <ul>
        {found.slice(0, all ? MOST : FIRST).map(({ node: other, papers }) => (
          <li key={atlas.ids[other]} className="companion">
            <NodeButton {...{ id: atlas.ids[other]!, kind, onSelect, onHover }}>{atlas.labels[other]}</NodeButton>
            <button type="button" className="link small" onClick={() => go(shareOf(view, [id, atlas.ids[other]!]))}>
              {counted(papers.length, 'paper', 'papers')}
            </button>
          </li>
        ))}
      </ul>
      <ShowAll {...{ all, count: found.length, first: FIRST, most: MOST }} onToggle={setAll} />
    </section>
  );
}

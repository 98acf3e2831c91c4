/** A link of the network of methods: the papers that hold both, each with its sentences. */
import type { MethodsAnswer } from '../../src/api.ts';
import { type Atlas, labelOf } from '../atlas.ts';
import { linksOf } from '../methods.ts';
import { counted, number } from '../words.ts';
import { Reasons } from './MethodLinks.tsx';
import { NodeButton } from './NodeButton.tsx';

interface Props {
  readonly atlas: Atlas;
  /** Null while the network is on its way. */
  readonly methods: MethodsAnswer | null;
  readonly ids: readonly [string, string];
  readonly onSelect: (id: string) => void;
  readonly onHover: (id: string | null) => void;
}

export function LinkPanel({ atlas, methods, ids, onSelect, onHover }: Props) {
  const [id, other] = ids;
  const link = methods && linksOf(methods, id).find((one) => methods.nodes.id[one.other] === other);
  const papersOf = (one: string): number => methods?.nodes.papers[methods.nodes.id.indexOf(one)] ?? 0;
  return (
    <>
      <h2>
        {labelOf(atlas, id)} and {labelOf(atlas, other)}
      </h2>
      {methods === null && <p className="waiting">Reading…</p>}
      {methods && !link && <p className="facts">No two papers of this corpus hold both.</p>}
      {methods && link && (
        <>
          <p className="facts">
            {counted(link.together, 'paper holds', 'papers hold')} both, of {number(papersOf(id))} and{' '}
            {number(papersOf(other))}
          </p>
          <ul>
            {ids.map((one) => (
              <li key={one}>
                <NodeButton {...{ id: one, onSelect, onHover }} kind="Method">
                  {labelOf(atlas, one)}
                </NodeButton>
              </li>
            ))}
          </ul>
          <section className="relation">
            <h3>Why they are linked</h3>
            <Reasons {...{ id, other, link, methods, onSelect, onHover }} />
          </section>
        </>
      )}
    </>
  );
}

/** Two states of a store that differ in every table: rows added, changed and removed. */
import type { Change } from '../graph/stores/contract.ts';
import { change, edge, entity, nodeAnalysis, paper, wholeChange } from './store-rows.ts';

const LONG = 'A sentence of an abstract that is long enough to matter. '.repeat(40);

export function stateA(): Change {
  return wholeChange();
}

export function stateB(): Change {
  const ids = Array.from({ length: 300 }, (_, at) => `paper:title:b${String(at).padStart(4, '0')}`);
  return change(
    {
      records: ids.map((id, at) => ({ id: `other.txt:${at}`, listing: { title: id } })).reverse(),
      papers: ids.map((id) => paper(id, { abstract: LONG })),
      entities: [entity('method:moe')],
      edges: ids.map((id) => edge(id, 'USES', 'method:moe', { role: 'uses' })),
      problems: [],
      nodes: ids.map((id) => nodeAnalysis(id)),
      communities: [],
      derived: ids.slice(1).map((id) => edge(ids[0]!, 'SIMILAR_TO', id, { score: 0.5 })),
    },
    { as_of: '2026-11-21' },
    'same-as\tmethod:moe\tmethod:mixture-of-experts\n',
  );
}

/** Communities with what makes them trustworthy: stability, central papers, the papers between them, the last update. */
import { bridges } from '../../graph/bridges.ts';
import { byCodeUnit } from '../../graph/ids.ts';
import type { CommunitiesAnswer, NodeLine } from '../api.ts';
import type { Corpus } from './corpus.ts';
import { heldBy } from './held.ts';
import { lineOf } from './line.ts';

export function communitiesAnswer(corpus: Corpus, limit: number): CommunitiesAnswer {
  const { graph, analysis, communities, manifest } = corpus;
  const lines = (ids: readonly string[]): NodeLine[] =>
    ids.flatMap((id) => (graph.indexOf(id) < 0 ? [] : [lineOf(graph, graph.indexOf(id))]));
  const rows = analysis.flatMap((row) => row ?? []);
  return {
    communities: communities
      .map(({ central, top, ...one }) => ({ ...one, central: lines(central), top: lines(top) }))
      .sort((a, b) => a.level - b.level || b.papers - a.papers || byCodeUnit(a.id, b.id)),
    bridges: bridges(heldBy(corpus), rows, limit).map(({ paper, ...one }) => ({ paper: lines([paper])[0]!, ...one })),
    changes: manifest.analysis?.changes ?? [],
  };
}

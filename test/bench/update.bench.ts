/**
 * What an update leaves alone, on the five pages: one paper in twenty taken out, analysed, put back with the last build as
 * `previous`; and the same rows again. Run: KINDRED_SHARED=… npm run bench -- update
 */
import { expect, test } from 'vitest';
import { type AnalysisOptions, analyse } from '../../graph/analysis.ts';
import { seeded } from '../../graph/random.ts';
import { earlier, pageRows } from '../support/read-pages.ts';

const OPTIONS = { seed: 1, resolution: null, algorithm: 'louvain', runs: 20, previous: null } satisfies AnalysisOptions;
const DRAWS = [77, 78, 79, 80, 81, 82, 83, 84];

test('updates of the five pages', async () => {
  const rows = await pageRows();
  const fresh = analyse(rows, OPTIONS);
  const again = analyse(rows, { ...OPTIONS, previous: fresh });
  expect([again.nodes, again.communities, again.info]).toEqual([fresh.nodes, fresh.communities, fresh.info]);
  const table = DRAWS.map((draw) => {
    const old = earlier(rows, seeded(draw));
    const before = analyse(old, OPTIONS);
    const after = analyse(rows, { ...OPTIONS, previous: before });
    const last = new Map(before.nodes.map((node) => [node.id, node]));
    const nodes = after.nodes.filter((node) => last.has(node.id));
    const stayed = nodes.filter((node) => node.community === last.get(node.id)!.community);
    const moved = nodes
      .map(({ id, x, y }) => Math.hypot(x! - last.get(id)!.x!, y! - last.get(id)!.y!))
      .sort((a, b) => a - b);
    const quantile = (share: number): string => moved[Math.floor(moved.length * share)]!.toFixed(1);
    return {
      'new papers': rows.papers.length - old.papers.length,
      'keep their community': `${((100 * stayed.length) / nodes.length).toFixed(1)} %`,
      'half move less than': quantile(0.5),
      'nine in ten less than': quantile(0.9),
      modularity: after.info.modularity.toFixed(3),
      'of a fresh build': fresh.info.modularity.toFixed(3),
      changes: after.changes.length,
      'the first': after.changes[0]?.words ?? '',
    };
  });
  console.table(table);
});

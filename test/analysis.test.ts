import { describe, expect, it } from 'vitest';
import { type AnalysisOptions, analyse } from '../graph/analysis.ts';
import { nmi } from '../graph/partition.ts';
import { seeded, shuffled } from '../graph/random.ts';
import { edgeStability, together } from '../graph/together.ts';
import { planted } from './planted.ts';

const OPTIONS = { seed: 7, resolution: null, algorithm: 'leiden', runs: 10, previous: null } satisfies AnalysisOptions;

describe('analysis of a planted corpus', () => {
  const { rows, truth } = planted({ topics: 6, papersPerTopic: 25, seed: 3 });
  const found = analyse(rows, OPTIONS);
  const at = new Map(found.nodes.map((node) => [node.id, node]));

  it('finds the planted topics', () => {
    const labels = rows.papers.map((paper) => at.get(paper.id)!.community ?? '');
    expect(
      nmi(
        labels,
        rows.papers.map((paper) => truth.get(paper.id)!),
      ),
    ).toBeGreaterThan(0.95);
  });

  it('gives the same bytes for every order of the rows', () => {
    const mixed = <T>(list: readonly T[], seed: number): T[] =>
      [...shuffled(list.length, seeded(seed))].map((i) => list[i]!);
    const again = analyse(
      { papers: mixed(rows.papers, 1), entities: mixed(rows.entities, 2), edges: mixed(rows.edges, 3) },
      OPTIONS,
    );
    expect(JSON.stringify(again)).toBe(JSON.stringify(found));
  });

  it('has one finite row for every node, and no two communities of one name, id or area', () => {
    expect(found.nodes.map((node) => node.id)).toEqual([...rows.papers, ...rows.entities].map((row) => row.id).sort());
    expect(found.nodes.every((node) => Number.isFinite(node.x) && Number.isFinite(node.y))).toBe(true);
    for (const key of ['id', 'name'] as const)
      expect(new Set(found.communities.map((one) => `${one.level} ${one[key]}`)).size).toBe(found.communities.length);
  });

  it('lays communities out as islands: nearly all of a node’s nearest five share its community', () => {
    const drawn = found.nodes.filter((node) => !node.leaf);
    let same = 0;
    for (const node of drawn) {
      const near = drawn
        .filter((other) => other !== node)
        .map((other) => ({ other, d: Math.hypot(other.x! - node.x!, other.y! - node.y!) }))
        .sort((a, b) => a.d - b.d)
        .slice(0, 5);
      same += near.filter(({ other }) => other.community === node.community).length / 5;
    }
    expect(same / drawn.length).toBeGreaterThan(0.95);
  });

  it('folds what one paper alone holds beside that paper, in its community', () => {
    const leaves = found.nodes.filter((node) => node.leaf);
    expect(leaves.length).toBeGreaterThan(100);
    for (const leaf of leaves) {
      const paper = at.get(rows.edges.find((edge) => edge.target === leaf.id)!.source)!;
      expect(leaf.community).toBe(paper.community);
      expect(Math.hypot(leaf.x! - paper.x!, leaf.y! - paper.y!)).toBeLessThan(80);
    }
  });

  it('leaves room around every node', () => {
    const drawn = found.nodes.filter((node) => !node.leaf);
    let least = Number.POSITIVE_INFINITY;
    drawn.forEach((a, i) => {
      for (const b of drawn.slice(i + 1)) least = Math.min(least, Math.hypot(a.x! - b.x!, a.y! - b.y!));
    });
    // The smallest node has radius 10 in map units.
    expect(least).toBeGreaterThan(20);
  });

  it('shows a community under the user’s name, and under the name it found once that is taken back', () => {
    const { id, name } = found.communities[0]!;
    const named = (previous: typeof found, renames: readonly [string, string][]) => {
      const next = analyse(rows, { ...OPTIONS, previous, renames: new Map(renames) });
      return { next, row: next.communities.find((one) => one.id === id)! };
    };
    const mine = named(found, [[id, 'Mine']]);
    expect([mine.row.name, mine.row.renamed_from]).toEqual(['Mine', name]);
    const still = named(mine.next, [[id, 'Ours']]);
    expect([still.row.name, still.row.renamed_from]).toEqual(['Ours', name]);
    const back = named(still.next, []);
    expect([back.row.name, back.row.renamed_from]).toEqual([name, null]);
  });

  it('changes nothing when it is run again on its own result', () => {
    const again = analyse(rows, { ...OPTIONS, previous: found });
    expect(again.communities).toEqual(found.communities);
    expect(again.nodes).toEqual(found.nodes);
  });

  it('keeps ids, names, colours and places when papers are added', () => {
    const old = new Set(rows.papers.filter((_, i) => i % 20 !== 0).map((paper) => paper.id));
    const edges = rows.edges.filter((edge) => old.has(edge.source));
    const held = new Set(edges.map((edge) => edge.target));
    const before = analyse(
      {
        papers: rows.papers.filter((paper) => old.has(paper.id)),
        entities: rows.entities.filter((entity) => held.has(entity.id)),
        edges,
      },
      OPTIONS,
    );
    const after = analyse(rows, { ...OPTIONS, previous: before });
    const last = new Map(before.nodes.map((node) => [node.id, node]));
    const papers = after.nodes.filter((node) => old.has(node.id));
    const stayed = papers.filter((node) => node.community === last.get(node.id)!.community);
    expect(stayed.length / papers.length).toBeGreaterThan(0.95);
    const moved = stayed
      .map((node) => Math.hypot(node.x! - last.get(node.id)!.x!, node.y! - last.get(node.id)!.y!))
      .sort((a, b) => a - b);
    expect(moved[Math.floor(moved.length / 2)]).toBeLessThan(20);
    for (const one of before.communities.filter((community) => community.level === 0))
      expect(after.communities).toContainEqual(
        expect.objectContaining({ id: one.id, name: one.name, colour: one.colour }),
      );
    expect(after.changes.map(({ kind }) => kind)).toContain('grown');
    const again = analyse(rows, { ...OPTIONS, previous: after });
    expect(again.changes).toEqual([]);
    expect(again.info).toEqual(after.info);
  });

  it('tells how often the runs keep two nodes together', () => {
    const row = new Map(found.nodes.map((node) => [node.id, node]));
    const shares = rows.edges.map((edge) =>
      edgeStability(edge.kind, row.get(edge.source) ?? null, row.get(edge.target) ?? null),
    );
    expect(shares.every((share) => share !== null && share >= 0 && share <= 1)).toBe(true);
    expect(shares).toContain(1);
    const [one] = found.nodes.filter(({ leaf }) => !leaf);
    expect(together(one!, one!)).toBe(1);
    expect(together(one!, null)).toBeNull();
  });
});

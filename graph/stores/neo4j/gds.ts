/**
 * Communities and ranks by Graph Data Science inside the server, for graphs that no single process should hold: Leiden
 * (Traag, Waltman and van Eck 2019) over papers tied by what they share, the rarer the stronger, node similarity, and
 * PageRank over all.
 */

import { countsOf } from '../../counts.ts';
import { EDGE_NAMES } from '../../cypher.ts';
import { KnownError } from '../../errors.ts';
import { byCodeUnit } from '../../ids.ts';
import type { AnalysisInfo, Community, Edge, EdgeKind } from '../../model.ts';
import { NODE_KINDS } from '../../schema.ts';
import type { Connection, Run } from './connect.ts';
import { similarByGds } from './gds-similar.ts';

export interface GdsChoice {
  readonly seed: number;
  /** Leiden's gamma: above 1 for more and smaller communities. */
  readonly resolution: number;
}

export interface GdsAnalysis {
  /** The community of each paper and entity that has one. */
  readonly community: ReadonlyMap<string, string>;
  readonly pagerank: ReadonlyMap<string, number>;
  /** Papers that share a name or code with another. */
  readonly tied: ReadonlySet<string>;
  readonly communities: readonly Community[];
  /** SIMILAR_TO between papers that share what they hold. */
  readonly similar: readonly Edge[];
  readonly info: AnalysisInfo;
}

/** A name that more papers hold than this ties nothing: it would make every paper a neighbour of every other. */
const MOST_HOLDERS = 200;
/** Papers below which a group is no community of the map. */
const LEAST_PAPERS = 3;
const TIED = 'kindred-tied';
const HELD = 'kindred-held';
const WHOLE = 'kindred-whole';
/** What was derived from the rest adds nothing to a rank, as in the analysis of this process. */
const RANKED: readonly EdgeKind[] = EDGE_NAMES.filter((kind) => kind !== 'SIMILAR_TO' && kind !== 'BUILDS_ON');

/** Throws `unavailable` where the server has no Graph Data Science. */
async function gdsVersion(connection: Connection): Promise<string> {
  const [found] = await connection.plain("SHOW PROCEDURES YIELD name WHERE name = 'gds.leiden.stream' RETURN name");
  if (!found) {
    throw new KnownError(
      'unavailable',
      `the server at ${connection.name} has no Graph Data Science`,
      'Install the plugin (docker-compose.yml does), or analyse with --engine local.',
    );
  }
  const [version] = await connection.plain('RETURN gds.version() AS version');
  return String(version?.version);
}

/** Nothing in the database changes; the projections are dropped at the end. */
export async function analyseByGds(connection: Connection, choice: GdsChoice): Promise<GdsAnalysis> {
  await gdsVersion(connection);
  const run = connection.plain;
  await drop(run);
  try {
    const [ties] = await run(
      `MATCH (p:Paper)-[:USES|INTRODUCES|HAS_CODE]->(shared) WHERE coalesce(shared.broad, false) = false
       WITH shared, collect(DISTINCT p) AS holders WHERE 1 < size(holders) <= $most
       UNWIND holders AS a UNWIND holders AS b WITH a, b, size(holders) AS n WHERE elementId(a) < elementId(b)
       WITH a, b, sum(1.0 / (n - 1)) AS weight
       RETURN gds.graph.project($name, a, b, {relationshipProperties: {weight: weight}}, {undirectedRelationshipTypes: ['*']}) AS graph`,
      { name: TIED, most: MOST_HOLDERS },
    );
    if (!ties?.graph) {
      throw new KnownError(
        'bad-request',
        `no two papers at ${connection.name} share a name or code that ties them`,
        'Add papers, or analyse with --engine local, which also reads their words.',
      );
    }
    const groups = await run(
      `CALL gds.leiden.stream($name, {relationshipWeightProperty: 'weight', gamma: $gamma, randomSeed: toInteger($seed), concurrency: 1})
       YIELD nodeId, communityId RETURN gds.util.asNode(nodeId).id AS id, communityId AS community`,
      { name: TIED, gamma: choice.resolution, seed: choice.seed },
    );
    const [stats] = await run(
      `CALL gds.leiden.stats($name, {relationshipWeightProperty: 'weight', gamma: $gamma, randomSeed: toInteger($seed), concurrency: 1})
       YIELD modularity RETURN modularity`,
      { name: TIED, gamma: choice.resolution, seed: choice.seed },
    );
    await run(
      `MATCH (p:Paper)-[:USES|INTRODUCES|HAS_CODE]->(shared) WHERE coalesce(shared.broad, false) = false
       WITH shared, collect(DISTINCT p) AS holders WHERE 1 < size(holders) <= $most
       UNWIND holders AS p RETURN gds.graph.project($name, p, shared) AS graph`,
      { name: HELD, most: MOST_HOLDERS },
    );
    const similar = await similarByGds(run, HELD);
    await run('CALL gds.graph.project($name, $labels, $types) YIELD nodeCount RETURN nodeCount', {
      name: WHOLE,
      labels: await present(run, 'label', NODE_KINDS),
      types: await present(run, 'relationshipType', RANKED),
    });
    const ranks = await run(
      `CALL gds.pageRank.stream($name, {concurrency: 1}) YIELD nodeId, score
       WITH collect([gds.util.asNode(nodeId).id, score]) AS rows, sum(score) AS total
       UNWIND rows AS row RETURN row[0] AS id, row[1] / total AS rank`,
      { name: WHOLE },
    );
    const pagerank = new Map(ranks.map((row): [string, number] => [row.id, rounded(row.rank, 9)]));
    const papers = new Map(groups.map((row): [string, number] => [row.id, row.community]));
    const { community, communities } = await describe(run, papers, pagerank);
    return {
      community,
      pagerank,
      tied: new Set(papers.keys()),
      communities,
      similar,
      info: {
        algorithm: 'gds-leiden',
        seed: choice.seed,
        resolution: choice.resolution,
        runs: 1,
        modularity: rounded(Number(stats?.modularity ?? 0), 6),
        agreement: null,
      },
    };
  } finally {
    await drop(run);
  }
}

async function drop(run: Run): Promise<void> {
  for (const name of [TIED, HELD, WHOLE])
    await run('CALL gds.graph.drop($name, false) YIELD graphName RETURN graphName', { name });
}

/** A native projection refuses names that no node or relationship has. */
async function present(run: Run, what: 'label' | 'relationshipType', names: readonly string[]): Promise<string[]> {
  const rows = await run(`CALL db.${what}s() YIELD ${what} AS name RETURN name`);
  const found = new Set(rows.map((row): string => row.name));
  const out = names.filter((name) => found.has(name));
  return out.length > 0 ? out : ['*'];
}

/** Groups become communities named by their most distinctive entities; an entity goes where most of its papers are. */
async function describe(
  run: Run,
  papers: ReadonlyMap<string, number>,
  pagerank: ReadonlyMap<string, number>,
): Promise<Pick<GdsAnalysis, 'community' | 'communities'>> {
  const members = new Map<number, string[]>();
  for (const [id, group] of papers) members.set(group, [...(members.get(group) ?? []), id]);
  const holders = await run(
    `MATCH (p:Paper)-[:USES|INTRODUCES|HAS_CODE]->(e) WITH e, collect(DISTINCT p.id) AS papers
     RETURN e.id AS id, coalesce(e.label, e.id) AS label, coalesce(e.broad, false) AS broad, e:Method AS method, papers`,
  );
  const byRank = (a: string, b: string) => (pagerank.get(b) ?? 0) - (pagerank.get(a) ?? 0) || byCodeUnit(a, b);
  const groups = [...members]
    .filter(([, ids]) => ids.length >= LEAST_PAPERS)
    .map(([group, ids]) => ({ group, ids: ids.sort(byRank), top: distinctive(new Set(ids), holders) }))
    .sort((a, b) => b.ids.length - a.ids.length || byCodeUnit(a.ids[0]!, b.ids[0]!));
  const taken = new Set<string>();
  const idOf = new Map(
    groups.map(({ group, top, ids }): [number, string] => {
      const base = `community:${(top[0]?.id ?? ids[0]!).replace(/^[a-z]+:/, '')}`;
      let id = base;
      for (let n = 2; taken.has(id); n++) id = `${base}-${n}`;
      taken.add(id);
      return [group, id];
    }),
  );
  const community = new Map<string, string>();
  for (const [id, group] of papers) {
    const name = idOf.get(group);
    if (name) community.set(id, name);
  }
  for (const { id, papers: held } of holders) {
    const home = mostFrequent(held.flatMap((paper: string) => community.get(paper) ?? []));
    if (home) community.set(id, home);
  }
  const sizes = countsOf(community.values());
  const communities = groups.map(({ group, ids, top }, at): Community => {
    const id = idOf.get(group)!;
    return {
      id,
      name:
        top
          .slice(0, 2)
          .map(({ label }) => label)
          .join(' · ') || ids[0]!,
      renamed_from: null,
      colour: at < 10 ? at : 10 + (at % 2),
      level: 0,
      parent: null,
      size: sizes.get(id) ?? ids.length,
      papers: ids.length,
      stability: 1,
      top: top.map((one) => one.id),
      central: ids.slice(0, 5),
    };
  });
  return { community, communities };
}

/** Entities by how far the group's share of them is above chance, the strongest first. */
function distinctive(group: ReadonlySet<string>, holders: Awaited<ReturnType<Run>>): { id: string; label: string }[] {
  return holders
    .filter(({ broad, method }) => method && !broad)
    .map(({ id, label, papers }) => {
      const inside = papers.filter((paper: string) => group.has(paper)).length;
      return { id, label, score: inside < 2 ? 0 : (inside * inside) / papers.length };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || byCodeUnit(a.id, b.id))
    .slice(0, 12);
}

function mostFrequent(names: readonly string[]): string | null {
  const [best] = [...countsOf(names)].sort((a, b) => b[1] - a[1] || byCodeUnit(a[0], b[0]));
  return best?.[0] ?? null;
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

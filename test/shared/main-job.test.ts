/** The main job on the five real pages: counts, evidence, and the same corpus for every order of the files. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Edge, Entity, NodeAnalysis, Paper } from '../../graph/model.ts';
import type { BuildReport } from '../../src/build.ts';
import { readInto } from '../support/read-pages.ts';
import { pageFiles } from '../support/shared.ts';

const folders: string[] = [];

afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

interface Built {
  readonly folder: string;
  readonly reports: readonly BuildReport[];
}

/** Builds a corpus, one run for each list of files. */
async function built(...runs: readonly (readonly string[])[]): Promise<Built> {
  const folder = await mkdtemp(join(tmpdir(), 'kindred-main-'));
  folders.push(folder);
  const reports: BuildReport[] = [];
  for (const sources of runs) {
    const { store, report } = await readInto(folder, sources);
    reports.push(report);
    await store.close();
  }
  return { folder, reports };
}

async function table<T>(folder: string, name: string): Promise<T[]> {
  const text = await readFile(join(folder, `${name}.jsonl`), 'utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

describe('the five pages', () => {
  const files = pageFiles();
  let first: Built;

  beforeAll(async () => {
    first = await built(files);
  });

  test('275 papers of 315 records, 100 dated, no problems', async () => {
    const papers = await table<Paper>(first.folder, 'papers');
    expect(first.reports[0]).toMatchObject({ unchanged: false, records: 315, problems: [] });
    expect(papers).toHaveLength(275);
    expect(papers.filter((paper) => paper.published !== null)).toHaveLength(100);
    expect(
      papers.filter((paper) => paper.published !== null && (paper.author_count ?? paper.organisation) === null),
    ).toEqual([]);
    expect(papers.filter((paper) => !paper.abstract)).toEqual([]);
  });

  test('every edge has evidence, and every quote is the slice it names', async () => {
    const papers = new Map((await table<Paper>(first.folder, 'papers')).map((paper) => [paper.id, paper]));
    const edges = await table<Edge>(first.folder, 'edges');
    const bySource = new Map(
      [...papers.values()].flatMap((paper) => paper.sources.map((one) => [`${one.file}:${one.line}`, paper])),
    );
    expect(edges.length).toBeGreaterThan(1000);
    const wrong = edges.flatMap((edge) =>
      edge.evidence.filter((one) => {
        const paper = papers.get(edge.source) ?? bySource.get(one.source);
        const text = one.field === 'title' ? paper?.title : one.field === 'abstract' ? paper?.abstract : null;
        const [from, to] = one.sentence ?? [0, 0];
        return text?.slice(one.start, one.end) !== one.quote || one.start < from || one.end > to || !one.quote;
      }),
    );
    expect(wrong).toEqual([]);
    expect(edges.filter((edge) => edge.evidence.length === 0)).toEqual([]);
  });

  test('every node has a place, and no two papers share one', async () => {
    const nodes = await table<NodeAnalysis>(first.folder, 'analysis/nodes');
    const papers = await table<Paper>(first.folder, 'papers');
    const entities = await table<Entity>(first.folder, 'entities');
    expect(nodes.map((node) => node.id)).toEqual([...papers, ...entities].map((node) => node.id).sort());
    expect(nodes.filter((node) => !Number.isFinite(node.x) || !Number.isFinite(node.y))).toEqual([]);
    expect(new Set(nodes.map((node) => `${node.x},${node.y}`)).size).toBe(nodes.length);
  });

  test('the same ingest twice changes nothing', async () => {
    const before = await readFile(join(first.folder, 'manifest.json'), 'utf8');
    const { store, report: again } = await readInto(first.folder, files);
    await store.close();
    expect(again).toMatchObject({ unchanged: true, records: 0, fresh: [], write: null });
    expect(again.known).toHaveLength(5);
    expect(await readFile(join(first.folder, 'manifest.json'), 'utf8')).toBe(before);
  });

  test('the order of files changes nothing', async () => {
    const reversed = await built([...files].reverse());
    expect(await readFile(join(reversed.folder, 'manifest.json'), 'utf8')).toBe(
      await readFile(join(first.folder, 'manifest.json'), 'utf8'),
    );
  });

  test('one after the other reads the same as all at once', async () => {
    const stepwise = await built(files.slice(3), files.slice(1, 3), files.slice(0, 1));
    for (const name of ['records', 'papers', 'entities', 'edges', 'problems']) {
      expect(await readFile(join(stepwise.folder, `${name}.jsonl`), 'utf8')).toBe(
        await readFile(join(first.folder, `${name}.jsonl`), 'utf8'),
      );
    }
  });
});

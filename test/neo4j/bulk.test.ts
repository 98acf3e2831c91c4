/**
 * The bulk files go through the real `neo4j-admin database import`, with every row, every type and a hostile title; and the
 * server that then opens the database takes no writes, which is told.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import neo4j from 'neo4j-driver';
import { afterAll, expect, test } from 'vitest';
import { exportFormat } from '../../graph/exports/index.ts';
import { openStore } from '../../graph/stores/index.ts';
import { wholeGraph } from '../../src/export-source.ts';
import { HOSTILE, wholeChange } from '../store-rows.ts';
import { admin, newHome, startNeo4j } from './server.ts';

const work = mkdtempSync(join(tmpdir(), 'kindred-bulk-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

test('imported, counted, read back, and closed to writes', { timeout: 400_000 }, async () => {
  const store = await openStore(join(work, 'corpus'));
  await store.write(wholeChange());
  const source = await wholeGraph(store);
  const { files, extension, leavesOut } = exportFormat('neo4j-admin');
  for (const { suffix, write } of files) {
    let text = '';
    for await (const piece of write(source)) text += piece;
    writeFileSync(join(work, `FILE${suffix}.${extension}`), text);
  }
  await store.close();
  const first = await newHome();
  const command = leavesOut!.replace(/^.*neo4j-admin /, '').replaceAll('FILE', join(work, 'FILE'));
  await admin(first.home, command.split(' '));
  const settings = { 'server.databases.read_only': 'neo4j' };
  const server = await startNeo4j({ home: first.home, ports: first.ports, settings, quick: true });
  const driver = neo4j.driver(server.uri, undefined, { disableLosslessIntegers: true, telemetryDisabled: true });
  try {
    const ask = async (statement: string) =>
      (await driver.executeQuery(statement, {}, { database: 'neo4j' })).records.map((record) => record.toObject());
    expect(await ask('MATCH (n) RETURN labels(n)[0] AS label, count(n) AS n ORDER BY label')).toEqual([
      { label: 'Dataset', n: 1 },
      { label: 'Method', n: 1 },
      { label: 'Paper', n: 3 },
      { label: 'Repo', n: 1 },
    ]);
    expect(await ask('MATCH ()-[r]->() RETURN type(r) AS kind, count(r) AS n ORDER BY kind')).toEqual([
      { kind: 'CITES', n: 1 },
      { kind: 'HAS_CODE', n: 1 },
      { kind: 'INTRODUCES', n: 1 },
      { kind: 'SIMILAR_TO', n: 1 },
      { kind: 'USES', n: 2 },
    ]);
    const [paper] = await ask(
      `MATCH (p:Paper {id: 'paper:arxiv:2106.09685'})-[r:INTRODUCES]->(m:Method)
       RETURN p.title AS title, p.authors AS authors, p.year AS year, p.upvotes AS upvotes, p.venue AS venue,
              r.quote AS quote, r.sentence AS sentence, m.leaf AS leaf, p.stub AS stub`,
    );
    expect(paper).toEqual({
      title: HOSTILE,
      authors: ['Ada Lovelace', 'Zoë Ä'],
      year: 2021,
      upvotes: 0,
      venue: null,
      quote: 'LoRA',
      sentence: 'We propose LoRA.',
      leaf: true,
      stub: false,
    });
    const kindred = await openStore(server.uri);
    await expect(kindred.write(wholeChange())).rejects.toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining('takes no writes'),
    });
    await kindred.close();
  } finally {
    await driver.close();
    await server.stop();
  }
});

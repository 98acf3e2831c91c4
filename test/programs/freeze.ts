/** Writes the facts of a corpus folder, no text, as test/real-graph.ts reads them: `freeze FOLDER > test/golden/real-graph.tsv`. */
import { bestEvidence } from '../../graph/exports/flat.ts';
import { openStore } from '../../graph/stores/index.ts';

const [folder = ''] = process.argv.slice(2);
const store = await openStore(folder);
const out: string[] = [];
const line = (...cells: unknown[]) => {
  out.push(cells.map((cell) => String(cell ?? '').replace(/[\t\n\r]/g, ' ')).join('\t'));
};
const at = new Map<string, number>();
const found = new Map<string, { area: string | null; community: string | null; pagerank: number; degree: number }>();
for await (const row of store.read('nodes')) found.set(row.id, row);
const analysis = (id: string) => {
  const row = found.get(id);
  return [row?.area, row?.community, row?.pagerank, row?.degree];
};
for await (const { id, name, level, papers, stability } of store.read('communities')) {
  line('community', id, name, level, papers, stability);
}
for await (const { id, title, published, stub } of store.read('papers')) {
  at.set(id, at.size);
  line('paper', id, title, published, stub ? 'stub' : '', ...analysis(id));
}
for await (const { id, label, area, broad, family, aliases } of store.read('entities')) {
  at.set(id, at.size);
  line('entity', id, label, area, broad ? 'broad' : '', ...analysis(id), family, ...aliases);
}
for (const table of ['edges', 'derived'] as const) {
  for await (const edge of store.read(table)) {
    const best = bestEvidence(edge);
    const { kind, role, official, confidence, score } = edge;
    line(
      table,
      at.get(edge.source),
      kind,
      at.get(edge.target),
      role,
      official,
      confidence,
      score,
      best?.rule,
      best?.quote,
    );
  }
}
await store.close();
process.stdout.write(`${out.join('\n')}\n`);

/** `kindred evaluate`: how well the stored graph agrees with annotations, as `gold/score.py` counts, with intervals. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { z } from 'zod';
import { collect } from '../../graph/collect.ts';
import { KnownError } from '../../graph/errors.ts';
import { type Evaluation, evaluate, type GoldPaper, MEASURES } from '../../ingest/evaluate.ts';
import { storedPredictions } from '../../ingest/predictions.ts';
import { seeded } from '../../ingest/tagger/rng.ts';
import { EXIT } from '../io.ts';
import { requireManifest } from '../views/corpus.ts';
import { command } from './contract.ts';

const need = z.enum(['required', 'optional']);
const name = z.object({
  name: z.string(),
  aliases: z.array(z.string()).default([]),
  need,
  cls: z.string().nullable().default(null),
  role: z.string(),
});
const goldPaper = z.object({
  title: z.string(),
  methods: z.array(name).default([]),
  datasets: z.array(name).default([]),
  links: z.array(z.object({ url: z.string(), need })).default([]),
});

export const evaluateCommand = command({
  name: 'evaluate',
  summary: 'compare the graph with annotated papers: precision, recall, F1, roles, and every error',
  operands: [['<gold>', 'JSON lines, a paper each: title, methods, datasets, links']],
  flags: [
    { flags: '--errors <number>', description: 'errors to print a measure (20)' },
    { flags: '--seed <number>', description: 'seed of the bootstrap (1)' },
  ],
  schema: z.object({ errors: z.coerce.number().int().min(0).default(20), seed: z.coerce.number().int().default(1) }),
  examples: [['kindred evaluate gold.jsonl --errors 50', 'scores with 95 % intervals, then what was missed or wrong']],
  async run(session, [file = ''], { errors, seed }) {
    const gold = await readGold(resolve(session.io.cwd, file));
    const store = await session.store();
    await requireManifest(store);
    const [papers, edges] = [await collect(store.read('papers')), await collect(store.read('edges'))];
    const entities = new Map((await collect(store.read('entities'))).map((entity) => [entity.id, entity]));
    const result = evaluate(gold, storedPredictions(papers, entities, edges), seeded(seed));
    await session.say(evaluationText(result, errors), result);
    return EXIT.done;
  },
});

async function readGold(path: string): Promise<GoldPaper[]> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new KnownError('no-input', `${path} cannot be read`, 'name a file of annotated papers', { cause });
  });
  return text.split('\n').flatMap((line, index) => {
    if (!line.trim()) return [];
    try {
      return [goldPaper.parse(JSON.parse(line))];
    } catch (cause) {
      const remedy = 'give title, methods, datasets and links as ingest/evaluate.ts describes them';
      throw new KnownError('no-input', `${path}:${index + 1} is no annotated paper`, remedy, { cause });
    }
  });
}

function evaluationText({ papers, missing, scores, roles, errors }: Evaluation, most: number): string {
  const lines = MEASURES.map((measure) => {
    const { precision, recall, f1, interval, found, required, wrong } = scores[measure];
    const figures = `precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}  F1 ${f1.toFixed(3)}`;
    const range = `[${interval[0].toFixed(3)}, ${interval[1].toFixed(3)}]`;
    return `${measure.padEnd(11)} ${figures} ${range}   (${found}/${required} required found, ${wrong} wrong)`;
  });
  lines.push(`roles       accuracy ${roles.accuracy.toFixed(3)}   (${roles.right}/${roles.pairs} matched names)`);
  lines.push(`papers      ${papers} annotated, ${missing.length} not in the corpus`);
  for (const measure of MEASURES) {
    const list = errors.filter((error) => error.measure === measure);
    if (list.length === 0 || most === 0) continue;
    lines.push('', `${measure}: ${list.length} errors`);
    for (const { what, name, title } of list.slice(0, most)) lines.push(`  ${what.padEnd(6)}  ${name}  (${title})`);
  }
  return lines.join('\n');
}

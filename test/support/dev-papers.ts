/** The annotated papers that training leaves out: their gold, and their texts as the pages give them. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { foldTitle, type GoldPaper } from '../../ingest/evaluate.ts';
import type { PaperText } from '../../ingest/model.ts';
import { listingPage } from '../../ingest/sources/listing-page.ts';
import { readText } from './read-text.ts';
import { linesOf, pageFiles } from './shared.ts';

export function devGold(): GoldPaper[] {
  return linesOf('gold/listing-pages.dev.jsonl').map((line) => JSON.parse(line));
}

/** Throws where the pages do not hold a paper's abstract. */
export async function devPapers(): Promise<{ readonly gold: GoldPaper; readonly text: PaperText }[]> {
  const texts = new Map<string, PaperText>();
  for (const path of pageFiles()) {
    const { listings } = await readText(listingPage, readFileSync(path, 'utf8'), { name: basename(path) });
    for (const { title, abstract } of listings) {
      if (abstract) texts.set(foldTitle(title), { title, abstract, summary: null });
    }
  }
  return devGold().map((gold) => {
    const text = texts.get(foldTitle(gold.title));
    if (!text) throw new Error(`no page holds the abstract of ${gold.title}`);
    return { gold, text };
  });
}

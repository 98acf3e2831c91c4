/** What services know of papers that the corpus holds: ids, references, citation counts, repositories. */
import { z } from 'zod';
import { KnownError } from '../../graph/errors.ts';
import { arxivFromDoi, titleKey } from '../../graph/ids.ts';
import type { Paper } from '../../graph/model.ts';
import { type Answers, planOf } from './answers.ts';
import { jsonFault, type Wanted } from './contract.ts';
import { BATCH, batch, semanticScholar } from './semantic-scholar.ts';

export const ENRICHERS = ['s2', 'openalex', 'hf'] as const;
export type Enricher = (typeof ENRICHERS)[number];

export interface Enriched {
  /** Papers that a service was asked about. */
  readonly asked: number;
  /** How many it said that it does not know; an empty place inside a batch is said when the batch is read. */
  readonly unknown: number;
}

/** Asks one service about papers that have no id of it yet, `most` at most, in the order given. */
export async function enrich(
  service: Enricher,
  papers: readonly Paper[],
  answers: Answers,
  most: number,
  progress: (done: number, total: number) => void,
): Promise<Enriched> {
  const wanting = papers.filter((paper) => !paper.stub && lacks(service, paper)).slice(0, most);
  if (service === 's2') return fromSemanticScholar(wanting, answers, progress);
  let unknown = 0;
  for (const [done, paper] of wanting.entries()) {
    progress(done, wanting.length);
    const { service: asked, plan } = planOf(`${service}:${arxiv(paper) ?? paper.ids.doi}`, answers, 1);
    const step = plan.next();
    if (!step.done && !(await known(() => answers.get(asked, step.value)))) unknown += 1;
  }
  return { asked: wanting.length, unknown };
}

function lacks(service: Enricher, { ids, ...paper }: Paper): boolean {
  if (service === 's2') return !ids.s2;
  if (service === 'openalex') return !ids.openalex && Boolean(ids.doi ?? ids.arxiv);
  return arxiv({ ids }) !== null && paper.upvotes === null;
}

function arxiv({ ids }: Pick<Paper, 'ids'>): string | null {
  return ids.arxiv ?? (ids.doi ? arxivFromDoi(ids.doi) : null);
}

/** By id in batches; by title one by one, kept only where the title is the very one. */
async function fromSemanticScholar(
  papers: readonly Paper[],
  answers: Answers,
  progress: (done: number, total: number) => void,
): Promise<Enriched> {
  const base = answers.base(semanticScholar);
  const outside = (paper: Paper): string | null => {
    const id = arxiv(paper);
    return id ? `ARXIV:${id}` : paper.ids.doi ? `DOI:${paper.ids.doi}` : null;
  };
  const ids = papers.flatMap((paper) => outside(paper) ?? []);
  let done = 0;
  let unknown = 0;
  for (let from = 0; from < ids.length; from += BATCH) {
    progress(done, papers.length);
    const part = ids.slice(from, from + BATCH);
    // A batch of which it knows no paper at all is refused as a whole.
    if (!(await known(() => answers.get(semanticScholar, batch(base, part, 's2-enrich'))))) unknown += part.length;
    done += part.length;
  }
  for (const paper of papers.filter((one) => outside(one) === null)) {
    progress(done, papers.length);
    const found = await known(() =>
      answers.get(semanticScholar, match(base, paper.title), (text) => matches(text, paper.title)),
    );
    if (!found || !matches(found, paper.title)) unknown += 1;
    done += 1;
  }
  return { asked: papers.length, unknown };
}

function match(base: string, title: string): Wanted {
  const query = encodeURIComponent(title.slice(0, 300));
  const fields = 'paperId,corpusId,externalIds,title,year,citationCount,authors';
  return {
    name: 's2-match',
    extension: 'json',
    ask: { url: `${base}/graph/v1/paper/search/match?query=${query}&fields=${fields}`, check: jsonFault },
  };
}

const Match = z.object({ data: z.array(z.looseObject({ title: z.string() })) });

function matches(text: string, title: string): boolean {
  const found = Match.safeParse(JSON.parse(text));
  return found.success && found.data.data.length === 1 && titleKey(found.data.data[0]!.title) === titleKey(title);
}

/** The answer, or null where the service does not know the paper. */
async function known(ask: () => Promise<string>): Promise<string | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof KnownError && (error.code === 'not-found' || error.code === 'bad-request')) return null;
    throw error;
  }
}

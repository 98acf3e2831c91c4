/** Evaluation tables: which paper reports which model on which dataset, one listing a paper and task. */
import type { Listing, Problem, StatedName, StatedRepo } from '../../model.ts';
import { codeField } from '../code-field.ts';
import { isoDate } from '../dates.ts';
import type { Fields } from '../fields.ts';
import { paperIdsOf } from '../ids-field.ts';
import type { RecordPlace } from '../json/format.ts';
import { emptyListing } from '../listing.ts';

interface Draft {
  readonly title: string;
  readonly url: string | null;
  readonly day: string | null;
  readonly models: Set<string>;
  readonly datasets: Set<string>;
  readonly repositories: Map<string, StatedRepo>;
  readonly results: { readonly dataset: string; readonly model: string | null; readonly metrics: unknown }[];
}

export function* evaluations(task: Fields, place: RecordPlace): Generator<Listing | Problem> {
  const name = task.text('task') ?? '';
  const papers = new Map<string, Draft>();
  let unnamed = 0;
  for (const dataset of task.records('datasets')) {
    for (const [label, row] of rowsOf(dataset, null)) if (!take(papers, label, row)) unnamed += 1;
  }
  for (const draft of papers.values()) yield toListing(draft, name, place);
  if (unnamed > 0) {
    const results = unnamed === 1 ? '1 result' : `${unnamed} results`;
    yield place.said(
      `${results}${name === '' ? '' : ` of “${name}”`} without a paper; left out`,
      'none: the table leaves their papers blank',
    );
  }
  for (const sub of task.records('subtasks')) yield* evaluations(sub, place);
}

function* rowsOf(dataset: Fields, parent: string | null): Generator<readonly [string, Fields]> {
  const own = dataset.text('dataset') ?? '';
  const label = parent === null || own.startsWith(parent) ? own : `${parent} ${own}`;
  for (const row of dataset.record('sota')?.records('rows') ?? []) yield [label, row];
  for (const sub of dataset.records('subdatasets')) yield* rowsOf(sub, label);
}

/** False for a row that names no paper. */
function take(papers: Map<string, Draft>, dataset: string, row: Fields): boolean {
  const title = row.text('paper_title') ?? '';
  const url = row.text('paper_url');
  const ids = idsOf(url);
  if (title === '' && Object.keys(ids).length === 0) return false;
  const key = title || JSON.stringify(ids);
  const draft = papers.get(key) ?? {
    title,
    url,
    day: row.text('paper_date'),
    models: new Set<string>(),
    datasets: new Set<string>(),
    repositories: new Map<string, StatedRepo>(),
    results: [],
  };
  papers.set(key, draft);
  const model = row.text('model_name');
  if (model !== null) draft.models.add(model);
  if (dataset !== '') draft.datasets.add(dataset);
  for (const link of row.records('code_links')) {
    for (const repo of codeField(link.text('url') ?? '').repositories) draft.repositories.set(repo.url, repo);
  }
  draft.results.push({ dataset, model, metrics: row.raw('metrics') });
  return true;
}

function idsOf(url: string | null): Listing['ids'] {
  if (url === null) return {};
  return paperIdsOf({
    arxiv: /arxiv\.org\//i.test(url) ? url : null,
    acl: /aclanthology\.org\/|aclweb\.org\/anthology\//i.test(url)
      ? url.replace(/^.*\/anthology\/(?:papers\/.*\/)?/, '').replace(/\.pdf$/, '')
      : null,
    doi: /doi\.org\//i.test(url) ? url : null,
  });
}

function toListing(draft: Draft, task: string, place: RecordPlace): Listing {
  const stated =
    (relation: StatedName['relation']) =>
    (name: string): StatedName => ({ name, aliases: [], relation });
  return {
    ...emptyListing({ source: place.source, title: draft.title }),
    date: draft.day === null ? null : isoDate(draft.day),
    ids: idsOf(draft.url),
    links: draft.url === null ? [] : [draft.url],
    repositories: [...draft.repositories.values()],
    datasets: [...draft.datasets].map(stated('evaluates')),
    tasks: task === '' ? [] : [task],
    extra: { results: draft.results },
  };
}

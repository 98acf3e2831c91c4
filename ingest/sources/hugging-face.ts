/** Hugging Face papers as its API answers them: daily lists, searches, single papers. */
import type { Listing, Problem } from '../model.ts';
import { codeField } from './code-field.ts';
import { isoDate, unreadDate } from './dates.ts';
import type { Fields } from './fields.ts';
import { paperIdsOf, unreadIds } from './ids-field.ts';
import { jsonFormat, type RecordPlace } from './json/format.ts';
import { emptyListing } from './listing.ts';

function* items(item: Fields, place: RecordPlace): Generator<Listing | Problem> {
  const paper = item.record('paper') ?? item;
  const title = paper.text('title') ?? item.text('title');
  if (title === null) {
    yield place.said('a record without a title; left out', 'fetch it again');
    return;
  }
  if (paper !== item) for (const key of ['title', 'summary', 'publishedAt']) item.raw(key);
  // The item's own date is that of the feed.
  const published = paper.text('publishedAt');
  const repo = paper.text('githubRepo');
  const code = repo === null ? null : codeField(/^[\w.-]+\/[\w.-]+$/.test(repo) ? `https://github.com/${repo}` : repo);
  const project = paper.text('projectPage');
  const organisation = paper.record('organization') ?? item.record('organization');
  const authors = paper.records('authors');
  const hidden = authors.some((one) => one.flag('hidden') === true);
  const shown = authors.filter((one) => one.flag('hidden') !== true);
  const comments = item.count('numComments') ?? paper.count('numComments');
  const abstract = paper.text('summary');
  const ids = { arxiv: paper.text('id') };
  const listing = {
    ...emptyListing({ source: place.source, title }),
    abstract,
    summary: paper.text('ai_summary'),
    authors: shown.flatMap((one) => one.text('name') ?? []),
    author_count: hidden ? null : authors.length || null,
    organisation: organisation?.text('fullname') ?? organisation?.text('name') ?? null,
    date: published === null ? null : isoDate(published),
    ids: paperIdsOf(ids),
    links: [...(project === null ? [] : [project]), ...(code?.pages ?? [])],
    repositories: code?.repositories ?? [],
    comments,
    upvotes: paper.count('upvotes'),
  };
  const unread = unreadDate(published, listing.date, place.said);
  yield* unread.problems;
  yield {
    ...listing,
    extra: { ...(paper === item ? {} : item.rest()), ...paper.rest(), ...unread.extra, ...unreadIds(ids, listing.ids) },
  };
}

export const huggingFace = jsonFormat({
  name: 'hugging-face',
  description: 'Hugging Face papers JSON: daily lists, searches, single papers',
  wrappers: ['dailyPapers'],
  sure: (paths) => {
    if (paths.has('paper.id') && (paths.has('paper.title') || paths.has('paper.summary'))) return 0.95;
    const own = ['discussionId', 'upvotes', 'ai_summary', 'githubRepo', 'authors._id', 'authors.hidden'];
    if (!paths.has('id') || !paths.has('summary')) return 0;
    return own.some((path) => paths.has(path)) || (paths.has('publishedAt') && paths.has('authors.name')) ? 0.9 : 0;
  },
  items,
});

/** A listing in which nothing is known but its title and source: each format fills in what it has. */
import type { SourceRef } from '../../graph/model.ts';
import type { Listing } from '../model.ts';

export function emptyListing(known: { readonly source: SourceRef; readonly title: string }): Listing {
  return {
    source: known.source,
    title: known.title,
    abstract: null,
    summary: null,
    authors: [],
    author_count: null,
    organisation: null,
    date: null,
    venue: null,
    ids: {},
    links: [],
    repositories: [],
    methods: [],
    datasets: [],
    tasks: [],
    citations: [],
    cited_by: [],
    comments: null,
    upvotes: null,
    citation_count: null,
    extra: {},
  };
}

/** Citation edges from stated references; a cited work that no record describes becomes a light paper (`stub`). */
import { byCodeUnit, edgeId, paperIds } from '../graph/ids.ts';
import type { Edge, Evidence, Paper } from '../graph/model.ts';
import type { StatedCitation } from './model.ts';
import { sourceName, type Work } from './papers.ts';

/** Ids of other services, as far as references state them. */
const SERVICE_IDS = ['openalex', 's2', 'openreview', 'acl'] as const;

function keysOf(paper: { ids: Paper['ids']; title: string }, own: readonly string[] = []): string[] {
  return [
    ...own,
    ...paperIds(paper),
    ...SERVICE_IDS.flatMap((key) => (paper.ids[key] ? [`${key}:${paper.ids[key]}`] : [])),
  ];
}

/** Edges and stubs, sorted by id. A reference without id and title is left out: it names nothing. */
export function citationsOf(works: readonly Work[]): { edges: Edge[]; stubs: Paper[] } {
  const holder = new Map<string, string>();
  for (const { paper, listings } of works) {
    for (const key of keysOf(paper, [paper.id, ...paper.aliases])) if (!holder.has(key)) holder.set(key, paper.id);
    for (const listing of listings) for (const key of keysOf(listing)) if (!holder.has(key)) holder.set(key, paper.id);
  }
  const stubs = new Map<string, Paper>();
  const edges = new Map<string, Edge>();
  for (const { paper, listings } of works) {
    for (const listing of listings) {
      for (const citation of listing.citations) {
        const target = targetOf(citation, holder, stubs);
        if (!target || target === paper.id) continue;
        const value = citation.context ?? citation.title ?? Object.values(citation.ids)[0] ?? '';
        const evidence: Evidence = {
          source: sourceName(listing),
          field: 'citations',
          start: 0,
          end: value.length,
          quote: value,
          sentence: null,
          rule: 'stated',
          confidence: 1,
        };
        const id = edgeId(paper.id, 'CITES', target);
        const before = edges.get(id);
        edges.set(id, {
          id,
          source: paper.id,
          target,
          kind: 'CITES',
          role: null,
          official: null,
          confidence: 1,
          score: null,
          terms: [],
          evidence: [...(before?.evidence ?? []), evidence],
        });
      }
    }
  }
  return {
    edges: [...edges.values()].sort((a, b) => byCodeUnit(a.id, b.id)),
    stubs: [...stubs.values()].sort((a, b) => byCodeUnit(a.id, b.id)),
  };
}

function targetOf(citation: StatedCitation, holder: Map<string, string>, stubs: Map<string, Paper>): string | null {
  const keys = keysOf({ ids: citation.ids, title: citation.title ?? '' });
  for (const key of keys) {
    const id = holder.get(key);
    if (id) return id;
  }
  const lead = keys[0];
  if (!lead) return null;
  const id = lead.startsWith('paper:') ? lead : `paper:${lead}`;
  for (const key of keys) holder.set(key, id);
  stubs.set(id, {
    id,
    kind: 'Paper',
    title: citation.title ?? lead,
    abstract: null,
    summary: null,
    authors: [],
    author_count: null,
    organisation: null,
    published: citation.year === null ? null : String(citation.year),
    published_precision: citation.year === null ? null : 'year',
    published_how: citation.year === null ? null : 'stated',
    venue: null,
    ids: citation.ids,
    aliases: keys.filter((key) => key.startsWith('paper:') && key !== id).sort(byCodeUnit),
    pages: [],
    comments: null,
    upvotes: null,
    citation_count: null,
    stub: true,
    sources: [],
    extra: {},
  });
  return id;
}

/** Citation edges from stated references; a cited work that no record describes becomes a light paper (`stub`). */
import { byCodeUnit, edgeId, paperIds } from '../graph/ids.ts';
import type { Edge, Evidence, Paper } from '../graph/model.ts';
import { statedEvidence } from './edges.ts';
import type { Listing, StatedCitation } from './model.ts';
import type { Work } from './papers.ts';

/** Edges and stubs, sorted by id. A reference without id and title is left out: it names nothing. */
export function citationsOf(works: readonly Work[]): { edges: Edge[]; stubs: Paper[] } {
  const holder = new Map<string, string>();
  for (const { paper, listings } of works) {
    for (const key of [paper.id, ...paper.aliases, ...paperIds(paper)]) if (!holder.has(key)) holder.set(key, paper.id);
    for (const listing of listings)
      for (const key of paperIds(listing)) if (!holder.has(key)) holder.set(key, paper.id);
  }
  const stubs = new Map<string, Paper>();
  const edges = new Map<string, Edge>();
  const spoken = new Set<Evidence>();
  const add = (source: string, target: string, citation: StatedCitation, listing: Listing, field: string) => {
    if (source === target) return;
    const value = citation.context ?? citation.title ?? Object.values(citation.ids)[0] ?? '';
    const stated = statedEvidence(listing, field, value);
    const evidence = citation.intents.length > 0 ? { ...stated, intents: citation.intents } : stated;
    if (citation.context !== null) spoken.add(evidence);
    const id = edgeId(source, 'CITES', target);
    const before = edges.get(id);
    edges.set(id, {
      id,
      source,
      target,
      kind: 'CITES',
      role: null,
      official: null,
      confidence: 1,
      score: null,
      terms: [],
      evidence: [...(before?.evidence ?? []), evidence],
    });
  };
  for (const { paper, listings } of works) {
    for (const listing of listings) {
      for (const citation of listing.citations) {
        const target = targetOf(citation, holder, stubs);
        if (target) add(paper.id, target, citation, listing, 'citations');
      }
      for (const citation of listing.cited_by) {
        const source = targetOf(citation, holder, stubs);
        if (source) add(source, paper.id, citation, listing, 'cited_by');
      }
    }
  }
  // What the citing text says comes before titles and ids.
  const rank = (evidence: Evidence) => (spoken.has(evidence) ? 0 : 1);
  const ordered = [...edges.values()].map((edge) => ({
    ...edge,
    evidence: [...edge.evidence].sort((a, b) => rank(a) - rank(b)),
  }));
  return {
    edges: ordered.sort((a, b) => byCodeUnit(a.id, b.id)),
    stubs: [...stubs.values()].sort((a, b) => byCodeUnit(a.id, b.id)),
  };
}

function targetOf(citation: StatedCitation, holder: Map<string, string>, stubs: Map<string, Paper>): string | null {
  const keys = paperIds({ ids: citation.ids, title: citation.title ?? '' });
  for (const key of keys) {
    const id = holder.get(key);
    if (id) return id;
  }
  const lead = keys[0];
  if (!lead) return null;
  const id = lead;
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
    aliases: keys.filter((key) => key !== id).sort(byCodeUnit),
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

/** Edges from mentions, links and stated fields: one per (paper, kind, target), each with its evidence. */
import { byCodeUnit, edgeId, repository } from '../graph/ids.ts';
import type { Edge, EdgeKind, Entity, Evidence, Role } from '../graph/model.ts';
import { type EntityNamer, type Naming, namingOf } from './entities.ts';
import type { LinkMention, Listing, Mention, StatedName } from './model.ts';
import { sourceName, type Work } from './papers.ts';
import { type Span, sentences } from './text.ts';

/** A work with what was recognised in its texts. */
export interface ReadWork extends Work {
  readonly mentions: readonly Mention[];
  readonly linkMentions: readonly LinkMention[];
}

/** Strongest first: the role of an edge is the strongest of its mentions. */
const ROLES: readonly Role[] = ['extends', 'compares', 'evaluates', 'trains', 'uses', 'mentions'];

/** The role on an entity that the whole corpus says is of another kind than this paper's mention seemed. */
function fitting(role: Role, target: string): Role {
  const evaluated = role === 'evaluates' || role === 'trains';
  if (role === 'mentions' || evaluated === target.startsWith('dataset:')) return role;
  return evaluated ? 'uses' : 'evaluates';
}

interface Draft {
  readonly kind: EdgeKind;
  readonly target: string;
  introduces: boolean;
  official: boolean | null;
  readonly roles: Set<Role>;
  readonly evidence: Evidence[];
}

export function statedNaming(kind: 'Method' | 'Dataset', stated: StatedName): Naming {
  return {
    kind,
    name: stated.name,
    surface: stated.name,
    entity: null,
    expansion: stated.aliases[0] ?? null,
    introduces: stated.relation === 'introduces',
    confidence: 1,
  };
}

/** All namings of a work: what entity resolution must see before any edge is made. */
export function namingsOf(work: ReadWork): Naming[] {
  const out = work.mentions.map(namingOf);
  for (const listing of work.listings) {
    for (const stated of listing.methods) out.push(statedNaming('Method', stated));
    for (const stated of listing.datasets) out.push(statedNaming('Dataset', stated));
  }
  return out;
}

/** Edges of one work to methods, datasets and repositories, sorted by id; `repos` gathers the repositories met. */
export function edgesOf(work: ReadWork, which: ReturnType<EntityNamer['settle']>, repos: Map<string, Entity>): Edge[] {
  const drafts = new Map<string, Draft>();
  const draft = (kind: 'NAMES' | 'HAS_CODE', target: string): Draft => {
    const key = `${kind}|${target}`;
    let found = drafts.get(key);
    if (!found) {
      found = {
        kind: kind === 'NAMES' ? 'USES' : kind,
        target,
        introduces: false,
        official: null,
        roles: new Set(),
        evidence: [],
      };
      drafts.set(key, found);
    }
    return found;
  };

  const spansOf = new Map<string, readonly Span[]>();
  const textEvidence = (
    mention: Pick<Mention, 'field' | 'start' | 'end' | 'quote'>,
    rule: string,
    confidence: number,
  ): Evidence => {
    const { field, start, end, quote } = mention;
    const text = work.paper[field] ?? '';
    const spans = spansOf.get(field) ?? (field === 'title' ? [[0, text.length] as const] : sentences(text));
    spansOf.set(field, spans);
    const sentence = spans.find((span) => span[0] <= start && end <= span[1]) ?? [0, text.length];
    return { source: work.textSource[field], field, start, end, quote, sentence, rule, confidence };
  };

  for (const mention of work.mentions) {
    const target = which(namingOf(mention));
    const edge = draft('NAMES', target);
    if (mention.introduces) edge.introduces = true;
    else if (mention.role) edge.roles.add(fitting(mention.role, target));
    edge.evidence.push(textEvidence(mention, mention.rule, mention.confidence));
  }
  const addRepo = (url: string, official: boolean | null, evidence: Evidence) => {
    const repo = repository(url);
    if (!repo) return;
    if (!repos.has(repo.id)) {
      repos.set(repo.id, {
        id: repo.id,
        kind: 'Repo',
        label: repo.label,
        aliases: [],
        area: null,
        broad: false,
        family: null,
        url: repo.url,
      });
    }
    const edge = draft('HAS_CODE', repo.id);
    if (official !== null) edge.official = edge.official || official;
    edge.evidence.push(evidence);
  };
  for (const link of work.linkMentions) {
    if (link.type !== 'page') addRepo(link.url, null, textEvidence(link, 'link', 1));
  }
  for (const listing of work.listings) {
    for (const stated of listing.methods)
      addStated(draft, which(statedNaming('Method', stated)), stated, 'methods', listing);
    for (const stated of listing.datasets)
      addStated(draft, which(statedNaming('Dataset', stated)), stated, 'datasets', listing);
    for (const repo of listing.repositories)
      addRepo(repo.url, repo.official, statedEvidence(listing, 'repositories', repo.url));
    for (const link of listing.links) addRepo(link, null, statedEvidence(listing, 'links', link));
  }

  return [...drafts.values()]
    .map((found): Edge => {
      const kind = found.introduces ? 'INTRODUCES' : found.kind;
      const evidence = found.evidence.sort(
        (a, b) =>
          b.confidence - a.confidence ||
          byCodeUnit(b.field, a.field) ||
          a.start - b.start ||
          byCodeUnit(a.source, b.source),
      );
      return {
        id: edgeId(work.paper.id, kind, found.target),
        source: work.paper.id,
        target: found.target,
        kind,
        role: kind === 'USES' ? (ROLES.find((role) => found.roles.has(role)) ?? 'mentions') : null,
        official: kind === 'HAS_CODE' ? found.official : null,
        confidence: Math.max(...evidence.map((one) => one.confidence)),
        score: null,
        terms: [],
        evidence,
      };
    })
    .sort((a, b) => byCodeUnit(a.id, b.id));
}

function addStated(
  draft: (kind: 'NAMES', target: string) => Draft,
  target: string,
  stated: StatedName,
  field: string,
  listing: Listing,
): void {
  const edge = draft('NAMES', target);
  if (stated.relation === 'introduces') edge.introduces = true;
  else edge.roles.add(stated.relation ?? (field === 'datasets' ? 'evaluates' : 'uses'));
  edge.evidence.push(statedEvidence(listing, field, stated.name));
}

/** Evidence that a record states outright: the value itself is the quote. */
export function statedEvidence(listing: Listing, field: string, value: string): Evidence {
  return {
    source: sourceName(listing),
    field,
    start: 0,
    end: value.length,
    quote: value,
    sentence: null,
    rule: 'stated',
    confidence: 1,
  };
}

/** Pages of a work with those that its texts link: links that are no repository. */
export function pagesOf(work: ReadWork): string[] {
  const pages = new Set(work.paper.pages);
  for (const link of work.linkMentions) if (link.type === 'page') pages.add(link.url);
  return [...pages].sort(byCodeUnit);
}

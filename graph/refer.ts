/** What people call a node, as the node: id, alias, DOI, arXiv id, address, name, or words of a title. */
import type { CompactGraph } from './compact.ts';
import { KnownError } from './errors.ts';
import { arxivId, doi, fold, repository, slug } from './ids.ts';

const SUGGESTIONS = 3;
/** Share of trigrams below which a suggestion would be a guess. */
const LEAST_ALIKE = 0.3;

/** Throws `not-found`, naming what is nearest. */
export function refer(graph: CompactGraph, text: string): number {
  const asked = text.trim();
  const node = byIdentifier(graph, asked);
  if (node >= 0) return node;
  const named = graph.named(asked);
  if (named >= 0) return named;
  const worded = byWords(graph, asked);
  if (worded >= 0) return worded;
  const near = nearest(graph, asked);
  throw new KnownError(
    'not-found',
    `nothing in the corpus is called ${JSON.stringify(asked.slice(0, 200))}`,
    near.length > 0
      ? `did you mean ${near.map((i) => `${graph.ids[i]} (${graph.labels[i]!.slice(0, 60)})`).join(', ')}?`
      : 'search for it by other words',
  );
}

/** -1 for none. */
function byIdentifier(graph: CompactGraph, text: string): number {
  const arxiv = arxivId(text);
  const work = doi(text);
  const repo = repository(text);
  for (const id of [text, work && `paper:doi:${work}`, arxiv && `paper:arxiv:${arxiv}`, repo?.id]) {
    const node = id ? graph.indexOf(id) : -1;
    if (node >= 0) return node;
  }
  return -1;
}

/** The best linked node whose label holds every word; a shorter label wins where links are equal. */
function byWords(graph: CompactGraph, text: string): number {
  const words = slug(text).split('-').filter(Boolean);
  if (words.length === 0) return -1;
  let best = -1;
  for (let i = 0; i < graph.ids.length; i++) {
    const label = `-${slug(graph.labels[i]!)}-`;
    if (!words.every((word) => label.includes(`-${word}-`))) continue;
    const better =
      best < 0 ? 1 : graph.degree[i]! - graph.degree[best]! || graph.labels[best]!.length - graph.labels[i]!.length;
    if (better > 0) best = i;
  }
  return best;
}

/** Nodes whose label or id shares most trigrams with the text, the likest first. */
export function nearest(graph: CompactGraph, text: string): number[] {
  const wanted = trigrams(text.replace(/^(?:paper|method|dataset|repo|task):(?:title:)?/, ''));
  if (wanted.size === 0) return [];
  const scored: { node: number; alike: number }[] = [];
  for (let node = 0; node < graph.ids.length; node++) {
    const alike = overlap(wanted, trigrams(graph.labels[node]!));
    if (alike >= LEAST_ALIKE) scored.push({ node, alike });
  }
  return scored
    .sort((a, b) => b.alike - a.alike || graph.degree[b.node]! - graph.degree[a.node]! || a.node - b.node)
    .slice(0, SUGGESTIONS)
    .map(({ node }) => node);
}

function trigrams(text: string): Set<string> {
  const padded = `  ${fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
  const out = new Set<string>();
  for (let i = 0; i + 3 <= padded.length; i++) out.add(padded.slice(i, i + 3));
  return out;
}

/** Dice coefficient, 0 to 1. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const gram of a) if (b.has(gram)) shared++;
  return (2 * shared) / (a.size + b.size);
}

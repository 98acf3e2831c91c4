/** Nodes, edges and reasons as lines for people. */
import { EDGE_KINDS } from '../../graph/schema.ts';
import type { EdgeLine, NodeLine, Reason } from '../api.ts';
import type { Painter } from '../progress.ts';

export function nodeText({ label, year, id }: NodeLine, paint: Painter): string {
  return `${plain(label)}${year ? ` (${year})` : ''}  ${paint.dim(id)}`;
}

/** `uses (extends)`, read from the edge's source to its target. */
export function relationText({ kind, role }: Pick<EdgeLine, 'kind' | 'role'>): string {
  return `${EDGE_KINDS[kind].words}${role ? ` (${role})` : ''}`;
}

/** The surest reason: the sentence around the quote, or what the record states. */
export function reasonText(reasons: readonly Reason[]): string | null {
  const [best] = reasons;
  if (!best) return null;
  return `"${plain(`${best.before}«${best.quote}»${best.after}`)}" ${best.source}`;
}

/** Text from papers may hold control characters that a terminal would obey. */
export function plain(text: string): string {
  return text.replace(/[\x00-\x1f\x7f-\x9f\u2028\u2029]+/g, ' ').trim();
}

/** What a view shows, written in the selection language that exports and Cypher take. Pure. */
import type { Atlas } from './atlas.ts';
import type { Shown } from './shown.ts';
import type { View } from './state.ts';

/** A link in a browser holds about 8 kB; more nodes than fit are named by rule. */
const LONGEST = 5_000;

function quoted(name: string): string {
  return /^[\w:./-]+$/.test(name) ? name : `"${name.replace(/["\\]/g, '\\$&')}"`;
}

export function idsSelection(ids: readonly string[]): string {
  return `ids ${ids.map(quoted).join(' ')}`;
}

export interface ViewSelection {
  readonly text: string;
  /** Whether it names exactly what is shown; a rule also takes in what the map folds away. */
  readonly exact: boolean;
}

/** Everything, or the very nodes where they fit in a link, else the rule behind the view. */
export function viewSelection(atlas: Atlas, shown: Shown, view: View): ViewSelection {
  if (shown.nodeCount === atlas.total.nodes) return { text: 'all', exact: true };
  const ids = atlas.ids.filter((_, i) => shown.nodes[i] === 1);
  const text = ids.length > 0 && ids.length < 400 ? idsSelection(ids) : '';
  return text && text.length <= LONGEST ? { text, exact: true } : { text: ruleOf(view), exact: false };
}

function ruleOf(view: View): string {
  const clauses = view.focus
    ? view.focus.ids.map((id) => `around ${quoted(id)} ${view.focus?.hops ?? 1}`)
    : view.path
      ? view.path.slice(1).map((to, i) => `path ${quoted(view.path?.[i] ?? '')} to ${quoted(to)}`)
      : view.communities.length > 0
        ? view.communities.map((id) => `community ${quoted(id)}`)
        : ['all'];
  const [first, last] = view.years;
  const filters = [
    view.kinds.length > 0 ? `kind=${view.kinds.join(',')}` : '',
    first !== null || last !== null ? `year=${first ?? ''}..${last ?? ''}` : '',
    view.broad ? '' : 'broad=no',
    view.leaves ? '' : 'degree=2..',
  ].filter(Boolean);
  return `${clauses.join(' or ')}${filters.length > 0 ? ` where ${filters.join(' ')}` : ''}`;
}

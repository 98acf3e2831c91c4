/**
 * A selection: one small language for what to draw, export or ask for, the same on the command line, in addresses and
 * in the explorer. It names a set of nodes; the edges between them come along.
 *
 *     selection = clause { "or" clause } [ "where" { filter } ]
 *     clause    = "all" | "ids" name { name } | "around" name [ hops ] | "community" name
 *               | "path" name "to" name | "cypher" quoted
 *     filter    = "kind=Paper,Method" | "edge=USES,CITES" | "role=extends" | "year=2020..2024"
 *               | "degree=2.." | "broad=no"
 *
 * A name is an id, alias, DOI, arXiv id or label; one with blanks stands in double quotes (`\"` and `\\` inside).
 */
import { EDGE_KIND_NAMES, ROLE_NAMES } from './compact.ts';
import { KnownError } from './errors.ts';
import type { EdgeKind, NodeKind, Role } from './model.ts';
import { NODE_KINDS } from './schema.ts';

export type Clause =
  | { readonly type: 'all' }
  | { readonly type: 'ids'; readonly names: readonly string[] }
  | { readonly type: 'around'; readonly name: string; readonly hops: number }
  | { readonly type: 'community'; readonly name: string }
  | { readonly type: 'path'; readonly from: string; readonly to: string }
  | { readonly type: 'cypher'; readonly text: string };

/** Both ends count; null is open. */
export type Range = readonly [least: number | null, most: number | null];

/** Null filters nothing. Years are asked of papers only. */
export interface Filter {
  readonly kinds: readonly NodeKind[] | null;
  readonly edgeKinds: readonly EdgeKind[] | null;
  readonly roles: readonly Role[] | null;
  readonly years: Range | null;
  readonly degree: Range | null;
  readonly broad: boolean | null;
}

export interface Selection {
  readonly clauses: readonly Clause[];
  readonly filter: Filter;
}

const NO_FILTER: Filter = { kinds: null, edgeKinds: null, roles: null, years: null, degree: null, broad: null };
export const MOST_HOPS = 4;
const WORDS = new Set(['or', 'where', 'to']);
const EXAMPLE = 'for example: around method:lora 2 where kind=Paper year=2020..';

interface Token {
  readonly text: string;
  readonly quoted: boolean;
}

/** Throws `usage` with what was expected. */
export function parseSelection(text: string): Selection {
  const tokens = tokenise(text);
  let at = 0;
  const word = (token: Token | undefined, name: string) => token?.quoted === false && token.text.toLowerCase() === name;
  const name = (what: string): string => {
    const token = tokens[at];
    if (!token || (!token.quoted && WORDS.has(token.text.toLowerCase()))) throw refuse(`${what} is missing`);
    at++;
    return token.text;
  };

  const clause = (): Clause => {
    const head = name('a selection').toLowerCase();
    switch (head) {
      case 'all':
        return { type: 'all' };
      case 'ids': {
        const names = [name('an id after "ids"')];
        while (tokens[at] && !word(tokens[at], 'or') && !word(tokens[at], 'where')) names.push(name('an id'));
        return { type: 'ids', names };
      }
      case 'around': {
        const centre = name('a node after "around"');
        const hops = tokens[at]?.quoted === false && /^\d+$/.test(tokens[at]!.text) ? Number(tokens[at++]!.text) : 1;
        if (hops > MOST_HOPS) throw refuse(`at most ${MOST_HOPS} hops can be asked for`);
        return { type: 'around', name: centre, hops };
      }
      case 'community':
        return { type: 'community', name: name('a community') };
      case 'path': {
        const from = name('a node after "path"');
        if (!word(tokens[at], 'to')) throw refuse('"to" is missing between the ends of the path');
        at++;
        return { type: 'path', from, to: name('a node after "to"') };
      }
      case 'cypher':
        return { type: 'cypher', text: name('a query after "cypher"') };
      default:
        throw refuse(`${JSON.stringify(head.slice(0, 40))} starts no selection`);
    }
  };

  const clauses = [clause()];
  while (word(tokens[at], 'or')) {
    at++;
    clauses.push(clause());
  }
  let filter = NO_FILTER;
  if (word(tokens[at], 'where')) {
    at++;
    if (at === tokens.length) throw refuse('a filter is missing after "where"');
    for (; at < tokens.length; at++) filter = { ...filter, ...parseFilter(tokens[at]!.text) };
  }
  if (at < tokens.length) throw refuse(`${JSON.stringify(tokens[at]!.text.slice(0, 40))} was not expected`);
  return { clauses, filter };
}

function tokenise(text: string): Token[] {
  const out: Token[] = [];
  const pattern = /\s*(?:"((?:[^"\\]|\\.)*)"|([^\s"]+))/y;
  const trimmed = text.trim();
  while (pattern.lastIndex < trimmed.length) {
    const from = pattern.lastIndex;
    const found = pattern.exec(trimmed);
    if (!found) throw refuse(`a quotation mark is not closed: ${trimmed.slice(from, from + 40)}`);
    const quoted = found[1] !== undefined;
    out.push({ text: quoted ? found[1]!.replace(/\\(.)/gs, '$1') : found[2]!, quoted });
  }
  return out;
}

function parseFilter(text: string): Partial<Filter> {
  const [key, value] = [text.slice(0, text.indexOf('=')).toLowerCase(), text.slice(text.indexOf('=') + 1)];
  switch (key) {
    case 'kind':
      return { kinds: listed(value, NODE_KINDS, 'kind') };
    case 'edge':
      return { edgeKinds: listed(value, EDGE_KIND_NAMES, 'edge') };
    case 'role':
      return { roles: listed(value, ROLE_NAMES, 'role') };
    case 'year':
      return { years: range(value, 'year') };
    case 'degree':
      return { degree: range(value, 'degree') };
    case 'broad':
      if (value !== 'yes' && value !== 'no') throw refuse('broad is yes or no');
      return { broad: value === 'yes' };
    default:
      throw refuse(`${JSON.stringify(text.slice(0, 40))} is no filter: kind, edge, role, year, degree, broad are`);
  }
}

function listed<T extends string>(value: string, known: readonly T[], what: string): T[] {
  return value.split(',').map((part) => {
    const found = known.find((one) => one.toLowerCase() === part.trim().toLowerCase());
    if (!found) throw refuse(`${JSON.stringify(part)} is no ${what}: ${known.join(', ')} are`);
    return found;
  });
}

function range(value: string, what: string): Range {
  const found = /^(\d*)(\.\.)?(\d*)$/.exec(value);
  if (!found || (!found[1] && !found[3])) throw refuse(`${what} is a number or a range like 2..5, 2.. or ..5`);
  const least = found[1] ? Number(found[1]) : null;
  return found[2] ? [least, found[3] ? Number(found[3]) : null] : [least, least];
}

function refuse(message: string): KnownError {
  return new KnownError('usage', `the selection cannot be read: ${message}`, EXAMPLE);
}

/** The text that parses to this very selection. */
export function printSelection({ clauses, filter }: Selection): string {
  const filters = [
    filter.kinds && `kind=${filter.kinds.join(',')}`,
    filter.edgeKinds && `edge=${filter.edgeKinds.join(',')}`,
    filter.roles && `role=${filter.roles.join(',')}`,
    filter.years && `year=${printRange(filter.years)}`,
    filter.degree && `degree=${printRange(filter.degree)}`,
    filter.broad !== null && `broad=${filter.broad ? 'yes' : 'no'}`,
  ].filter((part) => part !== null && part !== false);
  return [clauses.map(printClause).join(' or '), ...(filters.length > 0 ? ['where', ...filters] : [])].join(' ');
}

function printClause(clause: Clause): string {
  switch (clause.type) {
    case 'all':
      return 'all';
    case 'ids':
      return `ids ${clause.names.map((one) => quote(one)).join(' ')}`;
    case 'around':
      return `around ${quote(clause.name)} ${clause.hops}`;
    case 'community':
      return `community ${quote(clause.name)}`;
    case 'path':
      return `path ${quote(clause.from)} to ${quote(clause.to)}`;
    case 'cypher':
      return `cypher ${quote(clause.text, true)}`;
  }
}

function printRange([least, most]: Range): string {
  return least === most ? String(least) : `${least ?? ''}..${most ?? ''}`;
}

function quote(name: string, always = false): string {
  const plain = /^[^\s"\\]+$/.test(name) && !WORDS.has(name.toLowerCase()) && !/^\d+$/.test(name);
  return plain && !always ? name : `"${name.replace(/["\\]/g, '\\$&')}"`;
}

/** Every route of the API, as a table that the server mounts and the README prints. */
import { KnownError } from '../../graph/errors.ts';
import { EXPORTS, exportFormat } from '../../graph/exports/index.ts';
import { wholeGraph } from '../export-source.ts';
import { nodeAnswer } from '../views/node.ts';
import { selectedGraph, selectionAnswer } from '../views/selection.ts';
import { statusAnswer } from '../views/status.ts';
import type { HeldBuild } from './build.ts';
import type { EncodedBody } from './encoded.ts';
import { exportResponse } from './export-response.ts';

export interface RouteRequest {
  readonly held: HeldBuild;
  readonly token: string;
  /** A parameter of the query string, trimmed; null when missing or empty. */
  readonly parameter: (name: string) => string | null;
}

export interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: `/api/${string}`;
  readonly description: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** `build`: the same for as long as the build is; `never` is made anew each time. */
  readonly cache: 'build' | 'never';
  /** A value is sent as JSON, a response as it is. */
  readonly answer: (request: RouteRequest) => Promise<unknown> | EncodedBody;
}

export const ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/status',
    description: 'what the corpus holds, what it was built from, problems, and the token for what writes',
    parameters: {},
    cache: 'never',
    answer: ({ held, token }) => statusAnswer(held.corpus, token),
  },
  {
    method: 'GET',
    path: '/api/map',
    description: 'the map in columns: nodes, edges, positions, communities',
    parameters: {},
    cache: 'build',
    answer: ({ held }) => held.map(),
  },
  {
    method: 'GET',
    path: '/api/node',
    description: 'one node, its neighbours, and the sentence behind every edge',
    parameters: { id: 'id or any alias', limit: 'most neighbours to answer with (500)' },
    cache: 'build',
    answer: ({ held, parameter }) =>
      nodeAnswer(held.corpus, required(parameter, 'id'), whole(parameter, 'limit', 500, 10_000)),
  },
  {
    method: 'GET',
    path: '/api/search',
    description: 'nodes by name, alias, author, venue or words of the text; forgives typing errors',
    parameters: { q: 'what to look for', limit: 'most hits to answer with (20)' },
    cache: 'build',
    answer: async ({ held, parameter }) => {
      const search = await held.search();
      return search.find(required(parameter, 'q'), whole(parameter, 'limit', 20, 200));
    },
  },
  {
    method: 'GET',
    path: '/api/select',
    description: 'the ids of a selection, and Cypher that returns exactly it',
    parameters: { q: 'a selection: around method:lora 2 where kind=Paper year=2020..' },
    cache: 'build',
    answer: ({ held, parameter }) => selectionAnswer(held.corpus, required(parameter, 'q')),
  },
  {
    method: 'GET',
    path: '/api/export',
    description: 'a selection, or the whole graph, as a file',
    parameters: {
      format: `one of: ${EXPORTS.map(({ name }) => name).join(', ')}`,
      select: 'a selection; everything when left out',
      part: 'of a format of several files: .nodes or .edges',
    },
    cache: 'never',
    answer: async ({ held, parameter }) => {
      const format = exportFormat(required(parameter, 'format'));
      const select = parameter('select');
      const source = select ? await selectedGraph(held.corpus, select) : await wholeGraph(held.corpus.store);
      return exportResponse(format, source, parameter('part'));
    },
  },
];

/** Throws `bad-request` where the parameter is missing. */
function required(parameter: RouteRequest['parameter'], name: string): string {
  const value = parameter(name);
  if (value === null) throw new KnownError('bad-request', `the parameter ${name} is missing`, `add ?${name}=…`);
  return value;
}

/** A whole number from 1 to `most`; throws `bad-request` for anything else. */
function whole(parameter: RouteRequest['parameter'], name: string, standard: number, most: number): number {
  const text = parameter(name);
  if (text === null) return standard;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > most) {
    throw new KnownError('bad-request', `${name} is no whole number from 1 to ${most}`, `leave ${name} out or mend it`);
  }
  return value;
}

/** Every route of the API, as a table that the server mounts and the README prints. */

import { EXPORTS, exportFormat } from '../../graph/exports/index.ts';
import { NODE_KINDS } from '../../graph/schema.ts';
import type { SavedViewsAnswer } from '../api.ts';
import { wholeGraph } from '../export-source.ts';
import { communitiesAnswer } from '../views/communities.ts';
import { coverageAnswer } from '../views/coverage.ts';
import { methodLinkAnswer } from '../views/methods.ts';
import { nodeAnswer } from '../views/node.ts';
import { relatedAnswer } from '../views/related.ts';
import { selectedGraph, selectionAnswer } from '../views/selection.ts';
import { statusAnswer } from '../views/status.ts';
import { gapsAnswer, lineageAnswer, pathAnswer } from '../views/walks.ts';
import type { HeldBuild } from './build.ts';
import type { EncodedBody } from './encoded.ts';
import { exportResponse } from './export-response.ts';
import { type Parameter, relatedQuery, required, whole } from './parameters.ts';
import { noViews, type SavedViews } from './saved-views.ts';

export interface RouteRequest {
  readonly held: HeldBuild;
  /** Null where nothing may be written. */
  readonly token: string | null;
  /** Null where the store has no folder. */
  readonly views: SavedViews | null;
  readonly parameter: Parameter;
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
    description: 'the map in columns: nodes, edges, positions, communities; of a large corpus an overview',
    parameters: { community: 'one community alone, with all that it holds' },
    cache: 'build',
    answer: ({ held, parameter }) => {
      const community = parameter('community');
      return community === null ? held.map() : held.community(community);
    },
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
    path: '/api/coverage',
    description:
      'what is known and what is not, of the corpus and of each community; which papers stand alone, and why',
    parameters: {},
    cache: 'build',
    answer: async ({ held }) => coverageAnswer(held.corpus),
  },
  {
    method: 'GET',
    path: '/api/search',
    description: 'nodes by name, alias, author, venue or words of the text; forgives typing errors',
    parameters: {
      q: 'what to look for',
      limit: 'most hits to answer with (20)',
      kind: `one of: ${NODE_KINDS.join(', ')}`,
    },
    cache: 'build',
    answer: async ({ held, parameter }) => {
      const search = await held.search();
      const kind = NODE_KINDS.find((one) => one === parameter('kind')) ?? null;
      return search.find(required(parameter, 'q'), whole(parameter, 'limit', 20, 200), kind);
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
    path: '/api/related',
    description: 'papers near one or several, each with its receipt',
    parameters: {
      id: 'paper: id, DOI, arXiv id or title words; several divided by |',
      limit: 'most papers to answer with (20)',
      years: 'of publication: 2020..2024, 2020.. or ..2024',
      diversity: '0 (by score alone, the usual) to 1',
      exclude: 'papers that are known, divided by |',
      weights: 'multiples of the usual weights: text=2,methods=0',
    },
    cache: 'build',
    answer: async ({ held, parameter }) => {
      const names = required(parameter, 'id').split('|');
      return relatedAnswer(held.corpus, await held.related(), names, relatedQuery(parameter));
    },
  },
  {
    method: 'GET',
    path: '/api/path',
    description: 'how two nodes hang together, with the sentence behind every link',
    parameters: { from: 'id or name', to: 'id or name', limit: 'most chains (3)' },
    cache: 'build',
    answer: ({ held, parameter }) =>
      pathAnswer(held.corpus, required(parameter, 'from'), required(parameter, 'to'), whole(parameter, 'limit', 3, 20)),
  },
  {
    method: 'GET',
    path: '/api/lineage',
    description: 'what a method builds on, and what builds on it',
    parameters: { id: 'id or name of a method', steps: 'how far to follow (3)' },
    cache: 'build',
    answer: ({ held, parameter }) =>
      lineageAnswer(held.corpus, required(parameter, 'id'), whole(parameter, 'steps', 3, 20)),
  },
  {
    method: 'GET',
    path: '/api/gaps',
    description: 'pairs of method and dataset that nobody has brought together, though neighbours have',
    parameters: { id: 'of this method or dataset only', limit: 'most pairs (20)' },
    cache: 'build',
    answer: async ({ held, parameter }) => gapsAnswer(held.corpus, parameter('id'), whole(parameter, 'limit', 20, 500)),
  },
  {
    method: 'GET',
    path: '/api/communities',
    description:
      'each community with its stability and central papers, the papers between them, what the last update did',
    parameters: { limit: 'most papers between communities (20)' },
    cache: 'build',
    answer: async ({ held, parameter }) => communitiesAnswer(held.corpus, whole(parameter, 'limit', 20, 500)),
  },
  {
    method: 'GET',
    path: '/api/methods',
    description: 'the method network in columns: methods, what links them, positions, their own communities',
    parameters: {},
    cache: 'build',
    answer: ({ held }) => held.methods(),
  },
  {
    method: 'GET',
    path: '/api/methods/link',
    description: 'the papers that hold two methods, with the sentences',
    parameters: { source: 'id or name of a method', target: 'id or name of another', limit: 'most papers (20)' },
    cache: 'build',
    answer: ({ held, parameter }) =>
      methodLinkAnswer(
        held.corpus,
        [required(parameter, 'source'), required(parameter, 'target')],
        whole(parameter, 'limit', 20, 500),
      ),
  },
  {
    method: 'GET',
    path: '/api/views',
    description: 'the views that people have saved, each with its short id',
    parameters: {},
    cache: 'never',
    answer: async ({ views }) => {
      if (!views) throw noViews();
      return { views: await views.list() } satisfies SavedViewsAnswer;
    },
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

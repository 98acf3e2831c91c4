/** Stands in for the server on a page opened from a folder: answers come from data files, loaded by script when asked for. */
import type { CompactGraph } from '../../graph/compact.ts';
import { KnownError } from '../../graph/errors.ts';
import type { NodeKind } from '../../graph/model.ts';
import { countKinds } from '../../graph/search.ts';
import type { ErrorAnswer, PublishedFiles, PublishedNode, SearchAnswer } from '../../src/api.ts';
import { bibliography } from './bibliography.ts';
import { type Finder, openFinder } from './find.ts';
import { gapsOf } from './gaps.ts';
import { graphOf, selectionOf } from './graph.ts';
import { linkAnswer } from './links.ts';

type Arrived = { [K in keyof PublishedFiles]?: PublishedFiles[K] };

declare global {
  interface Window {
    /** Called by each data file. */
    kindredData: <K extends keyof PublishedFiles>(name: K, value: PublishedFiles[K]) => void;
  }
}

const arrived: Arrived = {};
const loading = new Map<string, Promise<void>>();
window.kindredData = (name, value) => {
  arrived[name] = value;
};

function lacking(name: string, how: string): KnownError {
  const remedy = 'Try again; if it stays, a file of the folder is missing or damaged: publish the map anew.';
  return new KnownError('unavailable', `This map’s file data/${name}.js ${how}.`, remedy);
}

function run(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = `data/${name}.js`;
    script.onload = () => resolve();
    script.onerror = () => reject(lacking(name, 'cannot be loaded'));
    document.head.append(script);
  });
}

/** Loads `data/NAME.js` once, and again after it could not be had. Throws `unavailable`. */
async function load<K extends keyof PublishedFiles>(name: K): Promise<PublishedFiles[K]> {
  const started = loading.get(name) ?? run(name);
  loading.set(name, started);
  await started.catch((error: unknown) => {
    loading.delete(name);
    throw error;
  });
  const value = arrived[name];
  if (value === undefined) throw lacking(name, 'is broken');
  return value;
}

let finder: Promise<Finder> | null = null;

async function openSearch(): Promise<Finder> {
  const { map, aliases } = await load('core');
  const { id, degree } = map.nodes;
  const index = new Map(id.map((one, i) => [one, i]));
  const indexOf = (one: string) => index.get(one) ?? index.get(aliases[one] ?? '') ?? -1;
  const pause = () => new Promise<void>((resolve) => setTimeout(resolve));
  return openFinder({ ids: id, degree, indexOf }, await load('search'), () => load('texts'), pause);
}

/** Of names, and of texts once they are read; what failed is opened anew at the next question. */
async function matches(query: string) {
  finder ??= openSearch();
  try {
    return (await finder).now().find(query);
  } catch (error) {
    finder = null;
    throw error;
  }
}

async function find(query: string, limit: number, kind: string | null): Promise<SearchAnswer> {
  const { map } = await load('core');
  const all = await matches(query);
  const kindOf = (node: number): NodeKind => map.kinds[map.nodes.kind[node]!]!;
  const found = kind === null ? all : all.filter(({ node }) => kindOf(node) === kind);
  const hits = found.slice(0, limit).map(({ node, score, hint }) => ({
    id: map.nodes.id[node]!,
    kind: kindOf(node),
    label: map.nodes.label[node]!,
    hint,
    degree: map.nodes.degree[node]!,
    score,
  }));
  return { query, total: found.length, kinds: countKinds(all.map(({ node }) => kindOf(node))), hits };
}

async function details(asked: string): Promise<PublishedNode | null> {
  const { map, aliases, files } = await load('core');
  const id = aliases[asked] ?? asked;
  const at = map.nodes.id.indexOf(id);
  if (at < 0) return null;
  const file = await load(`nodes-${at % files}`);
  return file[id] ?? null;
}

let held: CompactGraph | null = null;

async function graph(): Promise<CompactGraph> {
  held ??= graphOf(await load('core'));
  return held;
}

/** Null where this page holds no answer. */
async function answer({ pathname, searchParams }: URL): Promise<object | null> {
  const id = searchParams.get('id') ?? '';
  const route = pathname.slice(pathname.lastIndexOf('/api/') + '/api/'.length);
  if (route === 'status') return (await load('core')).status;
  if (route === 'map') return (await load('core')).map;
  if (route === 'coverage') return (await load('core')).coverage;
  if (route === 'node') return (await details(id))?.node ?? null;
  if (route === 'methods') return load('methods');
  if (route === 'methods/link') {
    const [a, b] = await Promise.all(
      [searchParams.get('source'), searchParams.get('target')].map((one) => details(one ?? '')),
    );
    return a && b ? linkAnswer(a.node, b.node) : null;
  }
  if (route === 'lineage') return (await details(id))?.lineage ?? null;
  if (route === 'related') return (await details(id))?.related ?? null;
  if (route === 'gaps') {
    return gapsOf(await graph(), (await load('core')).map, id, Number(searchParams.get('limit') ?? 20));
  }
  if (route === 'select') return selectionOf(await graph(), await load('core'), searchParams.get('q') ?? '');
  if (route === 'search')
    return find(searchParams.get('q') ?? '', Number(searchParams.get('limit') ?? 20), searchParams.get('kind'));
  return null;
}

const MISSING: ErrorAnswer = {
  error: {
    code: 'unavailable',
    message: 'This published map holds no answer to that.',
    remedy: 'Run Kindred on its inputs (see manifest.json) to ask anything.',
  },
};

const json = (value: object, status: number) =>
  new Response(JSON.stringify(value), { status, headers: { 'content-type': 'application/json' } });

/** In the place of EventSource: nothing is ever heard, and listening can end. */
function silence() {
  return Object.assign(new EventTarget(), { close: () => undefined });
}

/** A file of a selection: text where every other answer is JSON. */
async function file({ searchParams }: URL): Promise<Response> {
  const core = await load('core');
  const { nodes } = await selectionOf(await graph(), core, searchParams.get('select') ?? '');
  const node = async (id: string) => (await details(id))?.node ?? null;
  const { text, mime } = await bibliography(core, nodes, searchParams.get('format') ?? '', node);
  return new Response(text, { headers: { 'content-type': mime } });
}

async function respond(url: URL): Promise<Response> {
  if (url.pathname.endsWith('/api/export')) return file(url);
  const value = await answer(url);
  return value ? json(value, 200) : json(MISSING, 404);
}

/** What the server would answer to a question that it refuses. */
function refusal(error: unknown): Response {
  if (!(error instanceof KnownError)) throw error;
  const { code, message, remedy } = error;
  return json({ error: { code, message, remedy } } satisfies ErrorAnswer, 400);
}

/** Replaces the two ways in which the explorer asks a server. */
export function standIn(): void {
  window.fetch = async (input) => {
    const url = new URL(input instanceof Request ? input.url : String(input), document.baseURI);
    return respond(url).catch(refusal);
  };
  // A published map never changes under its reader.
  Object.defineProperty(window, 'EventSource', { value: silence, configurable: true });
}

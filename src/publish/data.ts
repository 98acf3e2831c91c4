/** The data files of a published map, as scripts: what the page asks for, answered beforehand. */
import { relatedIndex } from '../../graph/related-index.ts';
import type { PublishedCore, PublishedFiles, PublishedNode, RelatedAnswer } from '../api.ts';
import type { Stage } from '../progress.ts';
import type { Corpus } from '../views/corpus.ts';
import { coverageAnswer } from '../views/coverage.ts';
import { mapAnswer } from '../views/map.ts';
import { methodsAnswer, networkOf } from '../views/methods.ts';
import { nodeAnswer } from '../views/node.ts';
import { relatedAnswer } from '../views/related.ts';
import { searchDocuments } from '../views/search.ts';
import { statusAnswer } from '../views/status.ts';
import { lineageAnswer } from '../views/walks.ts';
import { wordVectors } from '../word-vectors.ts';

/** About this many nodes go into one file of details, which is loaded when one of them is opened. */
const NODES_PER_FILE = 60;
const RELATED = 10;
const SHARED = 6;
const LINEAGE_STEPS = 3;

export interface DataFile {
  /** `data/core.js`. */
  readonly path: string;
  readonly text: string;
}

/** One at a time, so that no more than one is held. */
export async function* dataFiles(corpus: Corpus, stage: Stage): AsyncIterable<DataFile> {
  const map = mapAnswer(corpus);
  const files = Math.max(1, Math.ceil(map.nodes.id.length / NODES_PER_FILE));
  const aliases: Record<string, string> = {};
  for await (const paper of corpus.store.read('papers')) for (const alias of paper.aliases) aliases[alias] = paper.id;
  const status = await statusAnswer(corpus, null);
  const coverage = coverageAnswer(corpus);
  const own = { ...status, store: 'published', neo4j_browser: null };
  yield script('core', { status: own, map, coverage, aliases, files } satisfies PublishedCore);
  const places = new Map(map.nodes.id.map((id, i) => [id, i]));
  const documents = [];
  const texts = [];
  for await (const document of searchDocuments(corpus)) {
    // The map numbers its nodes anew where it does not hold all of them.
    const id = places.get(corpus.graph.ids[document.id]!);
    if (id === undefined) continue;
    documents.push({ ...document, id, text: '' });
    texts.push(document.text);
  }
  yield script('search', documents);
  yield script('texts', texts);
  yield script('methods', methodsAnswer(corpus, networkOf(corpus)));

  const index = await relatedIndex(corpus.graph, corpus.store.read('papers'), wordVectors());
  const query = { limit: RELATED, weights: {}, exclude: [], years: null, diversity: 0 };
  const relatedTo = (id: string): RelatedAnswer => {
    const found = relatedAnswer(corpus, index, [id], query);
    return { ...found, papers: found.papers.map((one) => ({ ...one, shared: one.shared.slice(0, SHARED) })) };
  };
  for (let file = 0; file < files; file++) {
    stage.update(file, files);
    const nodes: Record<string, PublishedNode> = {};
    for (let i = file; i < map.nodes.id.length; i += files) {
      const id = map.nodes.id[i]!;
      const kind = map.kinds[map.nodes.kind[i]!];
      nodes[id] = {
        node: await nodeAnswer(corpus, id),
        related: kind === 'Paper' ? relatedTo(id) : null,
        lineage: kind === 'Method' ? await lineageAnswer(corpus, id, LINEAGE_STEPS) : null,
      };
    }
    yield script(`nodes-${file}`, nodes);
  }
}

/** JSON is JavaScript but for what HTML or old readers would act on. */
function script<K extends keyof PublishedFiles>(name: K, value: PublishedFiles[K]): DataFile {
  const json = JSON.stringify(value).replace(
    /[<\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return { path: `data/${name}.js`, text: `kindredData(${JSON.stringify(name)},${json})\n` };
}

/** A selection as a bibliography or a reading list, written in the page by the exports' own code out of its details. Pure. */
import { KnownError } from '../../graph/errors.ts';
import { bibtex } from '../../graph/exports/bibtex.ts';
import type { ExportFormat, ExportSource } from '../../graph/exports/contract.ts';
import { csl } from '../../graph/exports/csl.ts';
import { markdown } from '../../graph/exports/markdown.ts';
import { ris } from '../../graph/exports/ris.ts';
import { byCodeUnit } from '../../graph/ids.ts';
import type { Edge, Entity, GraphNode } from '../../graph/model.ts';
import type { Neighbour, NodeAnswer, PublishedCore } from '../../src/api.ts';

const FORMATS: readonly ExportFormat[] = [bibtex, ris, csl, markdown];
/** Details are held while they are written. */
const MOST_PAPERS = 2_000;

/**
 * The text of a file of papers; `ids` that are no papers are left out, `details` answers null for what the page does not
 * hold. Throws `usage` for a format that is not written here, and for more papers than a page should hold at once.
 */
export async function bibliography(
  { map }: PublishedCore,
  ids: readonly string[],
  format: string,
  details: (id: string) => Promise<NodeAnswer | null>,
): Promise<{ readonly text: string; readonly mime: string }> {
  const known = FORMATS.find(({ name }) => name === format);
  const [file] = known?.files ?? [];
  if (!known || !file) {
    throw new KnownError('usage', `a published map writes no ${format} of a selection`, 'take the whole corpus');
  }
  const papers = ids.filter((id) => id.startsWith('paper:')).sort(byCodeUnit);
  if (papers.length > MOST_PAPERS) {
    throw new KnownError('usage', `${papers.length} papers are too many for one page`, 'take the whole corpus');
  }
  const answers = new Map<string, NodeAnswer>();
  for (const id of papers) {
    const answer = await details(id);
    if (answer) answers.set(id, answer);
  }
  const broad = new Set(map.nodes.id.filter((_, i) => map.nodes.broad[i] === 1));
  const named = new Map(
    [...answers.values()].flatMap(({ neighbours }) => neighbours.map((one) => [one.id, entityOf(one, broad)])),
  );
  const source: ExportSource = {
    manifest: { schema: 1, kindred: '', build: map.build, as_of: null, inputs: [], counts: {}, analysis: null },
    communities: map.communities,
    async *nodes() {
      for (const { node, analysis } of answers.values()) yield { node, analysis };
    },
    async *edges() {
      for (const answer of answers.values()) yield* edgesOf(answer);
    },
    edgesFrom: async (id) => edgesOf(answers.get(id)),
    get: async (wanted) => wanted.flatMap((id): readonly GraphNode[] => named.get(id) ?? []),
  };
  let text = '';
  for await (const piece of file.write(source)) text += piece;
  return { text, mime: known.mime };
}

/** What is said of a name at the other end of an edge; papers have none here. */
function entityOf({ id, kind, label }: Neighbour, broad: ReadonlySet<string>): Entity[] {
  if (kind === 'Paper') return [];
  return [{ id, kind, label, aliases: [], area: null, broad: broad.has(id), family: null, url: null }];
}

/** Edges from a node, by id. */
function edgesOf(answer: NodeAnswer | undefined): Edge[] {
  if (!answer) return [];
  return answer.neighbours
    .flatMap((neighbour) =>
      neighbour.edges
        .filter(({ direction }) => direction === 'out')
        .map(({ id, kind, role, official, confidence, score, terms }) => {
          const ends = { source: answer.node.id, target: neighbour.id };
          return { id, ...ends, kind, role, official, confidence, score, terms, evidence: [] };
        }),
    )
    .sort((a, b) => byCodeUnit(a.id, b.id));
}

/** Kindred's own JSON lines, one paper a line: what `kindred ingest` reads, so that a corpus can be passed on. */
import type { Edge, GraphNode, Paper } from '../model.ts';
import type { ExportFormat, ExportSource } from './contract.ts';

export const jsonl: ExportFormat = {
  name: 'jsonl',
  extension: 'jsonl',
  mime: 'application/jsonl',
  description: 'one paper a line with its names, code and citations: kindred ingest reads it',
  leavesOut: 'positions, communities, derived edges, and spans of evidence (names are stated by the record)',
  files: [{ suffix: '', write }],
};

async function* write(source: ExportSource): AsyncIterable<string> {
  for await (const { node } of source.nodes()) {
    if (node.kind !== 'Paper' || node.stub) continue;
    const edges = await source.edgesFrom(node.id);
    const nodes = await source.get(edges.map(({ target }) => target));
    yield `${JSON.stringify(record(node, edges, new Map(nodes.map((one) => [one.id, one]))))}\n`;
  }
}

/** Nulls and empty lists are left out. */
function record(paper: Paper, edges: readonly Edge[], nodes: ReadonlyMap<string, GraphNode>): object {
  const { title, abstract, summary, authors, organisation, published, venue, ids, pages, extra } = paper;
  const { author_count, comments, upvotes, citation_count } = paper;
  const named = (kind: 'Method' | 'Dataset') =>
    edges.flatMap((edge) => {
      const node = nodes.get(edge.target);
      if (node?.kind !== kind || (edge.kind !== 'USES' && edge.kind !== 'INTRODUCES')) return [];
      const relation = edge.kind === 'INTRODUCES' ? 'introduces' : (edge.role ?? undefined);
      return [{ name: node.label, aliases: node.aliases.length > 0 ? node.aliases : undefined, relation }];
    });
  const repositories = edges.flatMap((edge) => {
    const node = nodes.get(edge.target);
    return edge.kind === 'HAS_CODE' && node?.kind === 'Repo' && node.url
      ? [{ url: node.url, official: edge.official ?? undefined }]
      : [];
  });
  const citations = edges.flatMap((edge) => {
    const node = nodes.get(edge.target);
    return edge.kind === 'CITES' && node?.kind === 'Paper' ? [{ title: node.title, ids: node.ids }] : [];
  });
  const fields = {
    ...extra,
    ...{ title, abstract, summary, authors, author_count, organisation, published, venue, ids, links: pages },
    ...{ methods: named('Method'), datasets: named('Dataset'), repositories, citations },
    ...{ comments, upvotes, citation_count },
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => !isEmpty(value)));
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

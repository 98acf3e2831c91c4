/** The reasons for an edge, ready to show: each sentence cut into before, quote and after, out of the paper's own text. */
import type { Edge, Evidence, GraphNode, Paper } from '../../graph/model.ts';
import type { Store } from '../../graph/stores/contract.ts';
import type { Reason } from '../api.ts';

/** Papers whose texts the reasons of these edges are quoted from, by id. */
export async function papersOfReasons(store: Store, edges: readonly Edge[]): Promise<ReadonlyMap<string, Paper>> {
  const wanted = new Set<string>();
  const methods = new Set<string>();
  for (const edge of edges) {
    if (edge.kind === 'BUILDS_ON') methods.add(edge.source);
    else wanted.add(edge.source);
  }
  for (const method of methods) {
    for (const edge of await store.edgesOf(method)) if (edge.kind === 'INTRODUCES') wanted.add(edge.source);
  }
  const papers = await store.get('papers', [...wanted].sort());
  return new Map(papers.map((paper) => [paper.id, paper]));
}

/** One reason for each piece of evidence, the surest first. */
export function reasonsOf(edge: Edge, papers: ReadonlyMap<string, Paper>): Reason[] {
  return edge.evidence
    .map((evidence) => {
      const paper = paperOf(edge, evidence, papers);
      const { quote, field, source, rule, confidence, intents = [] } = evidence;
      const at = paper?.id ?? edge.source;
      return { ...around(evidence, paper), quote, field, source, rule, confidence, intents, paper: at };
    })
    .sort((a, b) => b.confidence - a.confidence);
}

function paperOf(edge: Edge, evidence: Evidence, papers: ReadonlyMap<string, Paper>): Paper | null {
  const own = papers.get(edge.source);
  if (own) return own;
  for (const paper of papers.values()) {
    if (paper.sources.some(({ file, line }) => `${file}:${line}` === evidence.source) && holds(paper, evidence)) {
      return paper;
    }
  }
  return null;
}

function holds(paper: Paper, { field, start, end, quote }: Evidence): boolean {
  return textOf(paper, field)?.slice(start, end) === quote;
}

/** Empty for what is stated outside running text, and where the text is no longer the one that was quoted. */
function around(evidence: Evidence, paper: Paper | null): { before: string; after: string } {
  const text = paper && evidence.sentence ? textOf(paper, evidence.field) : null;
  if (text === null || !evidence.sentence || text.slice(evidence.start, evidence.end) !== evidence.quote) {
    return { before: '', after: '' };
  }
  const [start, end] = evidence.sentence;
  return { before: text.slice(start, evidence.start), after: text.slice(evidence.end, end) };
}

function textOf(paper: Paper, field: string): string | null {
  return field === 'title' || field === 'abstract' || field === 'summary' ? paper[field] : null;
}

/** What a node is called. */
export function labelOf(node: GraphNode): string {
  return node.kind === 'Paper' ? node.title : node.label;
}

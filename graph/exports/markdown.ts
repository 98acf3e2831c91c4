/** A reading list in Markdown: papers grouped by the method that most of them share. */
import { byCodeUnit } from '../ids.ts';
import type { Paper } from '../model.ts';
import { addressOf, oneLine } from './bibliography.ts';
import type { ExportFormat, ExportSource } from './contract.ts';

export const markdown: ExportFormat = {
  name: 'markdown',
  extension: 'md',
  mime: 'text/markdown',
  description: 'a reading list, grouped by shared method',
  leavesOut: 'edges beside the shared methods, abstracts, works that are only cited',
  files: [{ suffix: '', write }],
};

interface Listed {
  readonly paper: Paper;
  readonly methods: readonly string[];
}

async function* write(source: ExportSource): AsyncIterable<string> {
  const listed: Listed[] = [];
  const broad = new Set<string>();
  const labels = new Map<string, string>();
  for await (const { node } of source.nodes()) {
    if (node.kind === 'Paper') {
      if (node.stub) continue;
      const edges = await source.edgesFrom(node.id);
      const methods = edges.filter(({ target }) => target.startsWith('method:')).map(({ target }) => target);
      listed.push({ paper: { ...node, abstract: null, summary: null, extra: {} }, methods });
    } else if (node.kind === 'Method') {
      labels.set(node.id, node.label);
      if (node.broad) broad.add(node.id);
    }
  }
  const beyond = new Set(listed.flatMap(({ methods }) => methods).filter((method) => !labels.has(method)));
  for (const node of await source.get([...beyond].sort(byCodeUnit))) {
    if (node.kind !== 'Method') continue;
    labels.set(node.id, node.label);
    if (node.broad) broad.add(node.id);
  }
  yield `# Reading list\n\n${listed.length} papers.\n`;
  for (const { name, papers } of groups(listed, labels, broad)) {
    yield `\n## ${escaped(name)}\n\n`;
    for (const paper of papers) yield line(paper);
  }
}

/** Greedy: the method that most of the papers still unlisted share comes first; a method of one paper makes no group. */
function groups(listed: readonly Listed[], labels: ReadonlyMap<string, string>, broad: ReadonlySet<string>) {
  const out: { name: string; papers: Paper[] }[] = [];
  let left = listed;
  for (;;) {
    const counts = new Map<string, number>();
    for (const { methods } of left) {
      for (const method of methods) {
        if (labels.has(method) && !broad.has(method)) counts.set(method, (counts.get(method) ?? 0) + 1);
      }
    }
    const [best] = [...counts].sort(([a, x], [b, y]) => y - x || byCodeUnit(a, b));
    if (!best || best[1] < 2) break;
    const [method] = best;
    out.push({ name: labels.get(method)!, papers: left.filter((one) => one.methods.includes(method)).map(only) });
    left = left.filter((one) => !one.methods.includes(method));
  }
  if (left.length > 0) out.push({ name: out.length > 0 ? 'Others' : 'Papers', papers: left.map(only) });
  return out.map(({ name, papers }) => ({ name, papers: papers.sort(newestFirst) }));
}

function only({ paper }: Listed): Paper {
  return paper;
}

function newestFirst(a: Paper, b: Paper): number {
  return byCodeUnit(b.published ?? '', a.published ?? '') || byCodeUnit(a.title, b.title);
}

function line(paper: Paper): string {
  const title = escaped(oneLine(paper.title));
  const url = addressOf(paper);
  const [first, ...more] = paper.authors;
  const who = first ? `${escaped(oneLine(first))}${more.length > 0 ? ' et al.' : ''}` : null;
  const facts = [who, paper.published?.slice(0, 4), paper.venue && escaped(oneLine(paper.venue))].filter(Boolean);
  const linked =
    url && /^https?:\/\//.test(url) ? `[${title}](<${url.replace(/[<>\s]/g, encodeURIComponent)}>)` : title;
  return `- ${linked}${facts.length > 0 ? `, ${facts.join(', ')}` : ''}\n`;
}

/** Punctuation that Markdown or HTML would act on (CommonMark, section 2.4). */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~&!]/g, '\\$&');
}

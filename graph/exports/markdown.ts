/** A reading list in Markdown: papers grouped by the method that most of them share. */
import { countsOf } from '../counts.ts';
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
  const telling = listed.map(({ paper, methods }): Listed => {
    return { paper, methods: [...new Set(methods)].filter((one) => labels.has(one) && !broad.has(one)) };
  });
  for (const { name, papers } of groups(telling, labels)) {
    yield `\n## ${escaped(name)}\n\n`;
    for (const paper of papers) yield line(paper);
  }
}

/** Greedy: the method that most of the papers still unlisted share comes first; a method of one paper makes no group. */
function groups(listed: readonly Listed[], labels: ReadonlyMap<string, string>) {
  const holders = new Map<string, Listed[]>();
  for (const one of listed) {
    for (const method of one.methods) {
      const held = holders.get(method);
      if (held) held.push(one);
      else holders.set(method, [one]);
    }
  }
  // How many of each method's papers are still unlisted: kept up, since counting anew each time takes the square of the list.
  const counts = countsOf(listed.flatMap(({ methods }) => methods));
  const done = new Set<Listed>();
  const out: { name: string; papers: Paper[] }[] = [];
  for (let best = mostHeld(counts); best !== null; best = mostHeld(counts)) {
    const papers = holders.get(best)!.filter((one) => !done.has(one));
    for (const one of papers) {
      done.add(one);
      for (const method of one.methods) {
        const count = counts.get(method);
        if (count !== undefined) counts.set(method, count - 1);
      }
    }
    counts.delete(best);
    out.push({ name: labels.get(best)!, papers: papers.map(only) });
  }
  const left = listed.filter((one) => !done.has(one));
  if (left.length > 0) out.push({ name: out.length > 0 ? 'Others' : 'Papers', papers: left.map(only) });
  return out.map(({ name, papers }) => ({ name, papers: papers.sort(newestFirst) }));
}

/** Null where none has two; the lower id of several. What has fewer for good is forgotten. */
function mostHeld(counts: Map<string, number>): string | null {
  let best: string | null = null;
  let most = 1;
  for (const [method, count] of counts) {
    if (count < 2) counts.delete(method);
    else if (count > most || (count === most && best !== null && byCodeUnit(method, best) < 0)) {
      best = method;
      most = count;
    }
  }
  return best;
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

/** Addresses in a field that should hold a code link and often holds a badge, a template, several links or none. */
import { repository } from '../../graph/ids.ts';
import type { StatedRepo } from '../model.ts';

export interface CodeField {
  readonly repositories: readonly StatedRepo[];
  /** Addresses that are no repository: project pages, lists of implementations. */
  readonly pages: readonly string[];
}

const MARKDOWN = /!?\[(?:[^[\]]|\[[^\]]*\](?:\([^)]*\))?)*\]\(\s*<?([^)\s>]+)>?[^)]*\)/g;
const ADDRESS =
  /(?:https?:\/\/|git@|www\.|(?<![\w./@-])(?:github|gitlab|bitbucket|huggingface)\.(?:com|org|co)\/)[^\s<>"'`|;,]+/gi;

/** The whole field is one address whose repository name a blank breaks (`…/visualize atari`): its end is not known. */
const BROKEN = /^(?:https?:\/\/)?(?:www\.)?[\w.-]+\.\w+\/[\w.-]+\/[\w.-]+(?: [\w.-]+)+\/?$/;

const BARE = /^(?!https?:)[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}(?:\/\S*)?$/i;

/** Every address in `text`, in order, each once. A badge's picture is no address. */
export function codeField(text: string, official: boolean | null = null): CodeField {
  const repositories = new Map<string, StatedRepo>();
  const pages = new Set<string>();
  const field = text.normalize('NFKC').trim();
  if (BROKEN.test(field)) return { repositories: [], pages: [] };
  if (BARE.test(field)) return codeField(`https://${field}`, official);
  for (const address of addresses(field)) {
    const repo = repository(address);
    if (repo) {
      if (!repositories.has(repo.id)) repositories.set(repo.id, { url: repo.url, official });
    } else if (/^https?:\/\/[\w-]+(?:\.[\w-]+)+/i.test(address)) pages.add(address);
  }
  return { repositories: [...repositories.values()], pages: [...pages] };
}

function addresses(text: string): string[] {
  const out: string[] = [];
  const rest = text.replace(MARKDOWN, (_all, target: string) => {
    if (!target.startsWith('/')) out.push(target);
    return ' ';
  });
  for (const [found] of rest.matchAll(ADDRESS)) out.push(found.replace(/[.,;:)\]}]+$/, ''));
  return out;
}

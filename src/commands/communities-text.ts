/** Communities as lines for people: how far they can be trusted, the papers between them, what the last update did. */
import type { CommunityChange } from '../../graph/model.ts';
import { KIND_WORDS } from '../../graph/schema.ts';
import type { CommunitiesAnswer } from '../api.ts';
import { count, counted, type Painter } from '../progress.ts';
import { nodeText, plain } from './words.ts';

/** Changes that are told unasked. */
export const SHOWN_CHANGES = 6;
const SHOWN_CENTRAL = 3;

/** What the last update did to the communities, the weightiest first. */
export function changeLines(changes: readonly CommunityChange[], most: number): string[] {
  const shown = changes.slice(0, most).map(({ words }) => `changed   ${plain(words)}`);
  const left = changes.length - shown.length;
  return left > 0 ? [...shown, `changed   and ${count(left)} more: kindred status --communities`] : shown;
}

/** One community a block: its name, size and stability, what is `known` of it by id, and its central papers. */
export function communityLines(
  communities: CommunitiesAnswer['communities'],
  known: (id: string) => string | null,
  paint: Painter,
): string[] {
  return communities.flatMap(({ id, name, papers, stability, central }) => {
    const found = known(id);
    if (found === null) return [];
    return [
      `  ${plain(name)} (${counted(papers, KIND_WORDS.Paper)}, stability ${stability.toFixed(2)}): ${found}`,
      ...central.slice(0, SHOWN_CENTRAL).map(({ label }) => paint.dim(`    ${plain(label)}`)),
    ];
  });
}

/** Papers between communities, two lines each. */
export function bridgeLines({ bridges, communities }: CommunitiesAnswer, paint: Painter): string[] {
  const names = new Map(communities.map(({ id, name }) => [id, plain(name)]));
  return bridges.map(({ paper, communities: tied }) => {
    const between = tied.map((id) => names.get(id) ?? id).join(' and ');
    return `bridge    ${nodeText(paper, paint)}\n          between ${between}`;
  });
}

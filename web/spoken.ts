/** What a screen reader hears of a selected node. Pure. */
import { type Atlas, communityOf, paperCount } from './atlas.ts';
import { counted, kindWord } from './words.ts';

/** `LoRA, method, 42 papers, community Adapters`. */
export function spoken(atlas: Atlas, id: string): string {
  const i = atlas.index.get(id);
  if (i === undefined) return '';
  const community = communityOf(atlas, i);
  return [
    atlas.labels[i],
    kindWord(atlas.kind[i]!),
    atlas.kind[i] === 'Paper'
      ? counted(atlas.degree[i]!, 'link', 'links')
      : counted(paperCount(atlas, i), 'paper', 'papers'),
    community && `community ${community.name}`,
  ]
    .filter(Boolean)
    .join(', ');
}

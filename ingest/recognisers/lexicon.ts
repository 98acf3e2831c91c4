/** The lexicon: well-known names of the field with their aliases, areas and marks, read from tab-separated text. */
import { entityId } from '../../graph/ids.ts';
import type { Problem } from '../model.ts';

export interface LexiconEntry {
  /** `method:lora`, `dataset:imagenet`. */
  readonly id: string;
  readonly kind: 'Method' | 'Dataset';
  readonly name: string;
  readonly aliases: readonly string[];
  readonly area: string | null;
  readonly broad: boolean;
  /** Only with this very capitalisation ("SAM", not "Sam"). */
  readonly cased: boolean;
  /** Ambiguous names count only where one of these words stands in the same text; empty for the others. */
  readonly context: readonly string[];
  /** Id of the entity of which this one is a version. */
  readonly family: string | null;
}

export interface Lexicon {
  readonly entries: readonly LexiconEntry[];
  readonly byId: ReadonlyMap<string, LexiconEntry>;
}

export interface LexiconFile {
  /** `methods-vision.tsv`: what stands before the first hyphen or dot says the kind. */
  readonly name: string;
  readonly text: string;
}

/**
 * Columns: name, aliases (`a|b`), area, marks (`broad cased`), context words (`a|b`), family (a name of the same kind).
 * Missing columns are empty; lines that start with `#` are comments.
 */
export function parseLexicon(files: readonly LexiconFile[]): { lexicon: Lexicon; problems: Problem[] } {
  const entries: LexiconEntry[] = [];
  const problems: Problem[] = [];
  const byId = new Map<string, LexiconEntry>();
  for (const file of files) {
    const kind = file.name.startsWith('dataset') ? 'Dataset' : 'Method';
    file.text.split('\n').forEach((raw, index) => {
      const line = raw.trimEnd();
      if (!line || line.startsWith('#')) return;
      const [name = '', aliases = '', area = '', marks = '', context = '', family = ''] = line.split('\t');
      const id = entityId(kind, name.trim());
      if (byId.has(id)) {
        problems.push({
          source: file.name,
          line: index + 1,
          what: `${id} stands twice in the lexicon`,
          remedy: 'merge the two lines',
        });
        return;
      }
      const split = (cell: string) =>
        cell
          .split('|')
          .map((part) => part.trim())
          .filter(Boolean);
      const entry: LexiconEntry = {
        id,
        kind,
        name: name.trim(),
        aliases: split(aliases),
        area: area.trim() || null,
        broad: marks.includes('broad'),
        cased: marks.includes('cased'),
        context: split(context),
        family: family.trim() ? entityId(kind, family.trim()) : null,
      };
      entries.push(entry);
      byId.set(id, entry);
    });
  }
  return { lexicon: { entries, byId }, problems };
}

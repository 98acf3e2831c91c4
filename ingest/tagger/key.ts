/** The key under which a name is looked up, however its letters are cut into tokens. */
import { fold } from '../../graph/ids.ts';

const OTHERS = /[^\p{L}\p{N}+]+/gu;

/** Folded letters, digits and plus signs. */
export function keyOf(text: string): string {
  if (/^[a-z0-9+]+$/.test(text)) return text;
  return /^[A-Za-z0-9+]+$/.test(text) ? text.toLowerCase() : fold(text).replace(OTHERS, '');
}

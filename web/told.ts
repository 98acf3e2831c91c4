/** A trouble as sentences, whether its parts end in a full stop or not. */
import type { Trouble } from './data.ts';
import { capital } from './words.ts';

export function told({ message, remedy }: Trouble): string {
  return [message, remedy].map((part) => `${capital(part.trim()).replace(/[.:]+$/, '')}.`).join(' ');
}

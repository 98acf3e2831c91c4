/** The lines of the corrections file that the explorer writes. Pure. */
/** No paper at all holds it: it is no name. */
export const nowhere = (entity: string): string => `not-this\t*\t${entity}`;
export const kindIs = (entity: string, kind: 'Method' | 'Dataset'): string => `kind\t${entity}\t${kind}`;

/** Null for a name of blanks alone; a name is one cell of one line. */
export function rename(id: string, name: string): string | null {
  const plain = name.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
  return plain ? `rename\t${id}\t${plain.slice(0, 200)}` : null;
}

/** The engines that answer Cypher: each is one file and one line here, and is imported when it is asked. */
import { KnownError } from '../errors.ts';
import type { QueryEngine } from './contract.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** Opens the engine for a store's place. Throws `unavailable` where there is none. */
export async function openQuery(where: string, options: { readonly env: Env }): Promise<QueryEngine> {
  if (/^(neo4j|bolt)(\+s|\+ssc)?:\/\//i.test(where)) {
    return (await import('./neo4j.ts')).openNeo4jQuery(where, options.env);
  }
  if (!where.includes('://')) return (await import('./ladybug.ts')).openLadybug(where);
  throw new KnownError('usage', `${where} cannot be asked in Cypher`, 'Name a corpus folder or neo4j://HOST.');
}

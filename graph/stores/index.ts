/** The stores: each is one file and one line here, and is imported when it is opened. */
import { KnownError } from '../errors.ts';
import type { Store } from './contract.ts';

export interface OpenOptions {
  /** Credentials of a server (`NEO4J_USERNAME`, `NEO4J_PASSWORD`, `NEO4J_DATABASE`); pass `process.env`. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Steps done of a long write, where the store writes in steps. */
  readonly onProgress?: (done: number, total: number) => void;
}

interface StoreKind {
  /** For who names a store that nobody knows. */
  readonly example: string;
  readonly opens: (where: string) => boolean;
  readonly open: (where: string, options: OpenOptions) => Promise<Store>;
}

const scheme = (where: string): string | null => /^([a-z][a-z0-9+]+):\/\//i.exec(where)?.[1]?.toLowerCase() ?? null;

const STORES: readonly StoreKind[] = [
  {
    example: './kindred-corpus',
    opens: (where) => scheme(where) === null,
    open: async (where) => (await import('./folder.ts')).openFolder(where),
  },
  {
    example: 'neo4j://localhost',
    opens: (where) => /^(neo4j|bolt)(\+s|\+ssc)?$/.test(scheme(where) ?? ''),
    open: async (where, options) => (await import('./neo4j.ts')).openNeo4j(where, options),
  },
];

/** Opens the store at a folder's path or a server's address. A folder need not exist yet: it is made by the first write. */
export async function openStore(where: string, options: OpenOptions = {}): Promise<Store> {
  const kind = STORES.find((store) => store.opens(where));
  if (kind) return kind.open(where, options);
  throw new KnownError(
    'usage',
    `no store is known for ${scheme(where)}://`,
    `Name one of: ${STORES.map((store) => store.example).join(', ')}`,
  );
}

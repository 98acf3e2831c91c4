/** Where Neo4j Browser of the graph's server is, ready for `&cmd=edit&arg=…`: for links out of the explorer. */

const HTTP = { plain: 7474, tls: 7473 } as const;

/**
 * Of a store at `neo4j://HOST` or `bolt://HOST:PORT` (`+s` for TLS, `?database=NAME`), else of `NEO4J_URI`, where a
 * folder's graph may have been loaded. `NEO4J_BROWSER` says where the Browser is instead, with its own `?dbms=…` where
 * readers reach the database under another name. Null where there is neither.
 */
export function neo4jBrowser(store: string, env: Readonly<Record<string, string | undefined>>): string | null {
  const found = parsed(store) ?? parsed(env.NEO4J_URI ?? '');
  if (!found) return null;
  const { url, tls } = found;
  const base =
    env.NEO4J_BROWSER ?? `${tls ? 'https' : 'http'}://${url.hostname}:${tls ? HTTP.tls : HTTP.plain}/browser/`;
  if (base.includes('?')) return base;
  const database = url.searchParams.get('database') ?? env.NEO4J_DATABASE ?? 'neo4j';
  const query = new URLSearchParams({ dbms: `${url.protocol}//${url.host}`, db: database });
  return `${base}?${query}`;
}

function parsed(where: string): { readonly url: URL; readonly tls: boolean } | null {
  if (!/^(neo4j|bolt)(\+s|\+ssc)?:\/\/./.test(where) || !URL.canParse(where)) return null;
  const url = new URL(where);
  return { url, tls: url.protocol.includes('+s') };
}

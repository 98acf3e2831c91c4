/** Which keys the first records of a JSON head hold: enough to tell one service's answers from another's. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;
/** Deep keys say no more about the format. */
const DEPTH = 4;

/**
 * Dotted paths of keys, lists leaving no mark: `[{"paper":{"id":…}}]` gives `paper` and `paper.id`. The keys of an
 * answer's list are given with its name (`results.id`) and, where `wrappers` names it, without (`id`).
 */
export function jsonPaths(head: string, wrappers: readonly string[] = []): ReadonlySet<string> {
  const paths = new Set<string>();
  if (!/^\s*[[{]/.test(head)) return paths;
  const stack: { readonly object: boolean; key: string | null }[] = [];
  let wantsKey = false;
  for (const [token] of head.matchAll(TOKEN)) {
    const top = stack.at(-1);
    if (token === '{' || token === '[') {
      stack.push({ object: token === '{', key: null });
      wantsKey = token === '{';
    } else if (token === '}' || token === ']') {
      stack.pop();
      wantsKey = false;
    } else if (token === ',') wantsKey = top?.object ?? false;
    else if (token.startsWith('"') && wantsKey && top) {
      top.key = token.slice(1, -1);
      wantsKey = false;
      const path = stack.flatMap((frame) => frame.key ?? []);
      if (path.length > DEPTH) continue;
      paths.add(path.join('.'));
      const list = stack[0]!.object && stack[1]?.object === false;
      if (list && wrappers.includes(path[0]!) && path.length > 1) paths.add(path.slice(1).join('.'));
    }
  }
  return paths;
}

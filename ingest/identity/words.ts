/** Words of two titles side by side: which differ, and whether by a slip, by an ending, or into the opposite. */

/** Words of each that the other lacks, each in its order. */
export function differing(a: readonly string[], b: readonly string[]): [string[], string[]] {
  const count = new Map<string, number>();
  for (const word of b) count.set(word, (count.get(word) ?? 0) + 1);
  const mine = a.filter((word) => {
    const left = count.get(word) ?? 0;
    if (left > 0) count.set(word, left - 1);
    return left === 0;
  });
  const theirs: string[] = [];
  const rest = new Map<string, number>();
  for (const word of a) rest.set(word, (rest.get(word) ?? 0) + 1);
  for (const word of b) {
    const left = rest.get(word) ?? 0;
    if (left > 0) rest.set(word, left - 1);
    else theirs.push(word);
  }
  return [mine, theirs];
}

/** One letter lost, added, changed, or two swapped, in a word long enough that it is no other word. */
export function mistyped(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < 4 || Math.abs(a.length - b.length) > 1 || opposite(a, b)) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const [x, y] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (x.length === 2 && y.length === 2) return x[0] === y[1] && x[1] === y[0];
  return x.length <= 1 && y.length <= 1 && Math.min(a.length, b.length) >= 6;
}

export function related(a: string, b: string): boolean {
  let same = 0;
  while (same < Math.min(a.length, b.length) && a[same] === b[same]) same += 1;
  return same >= 5 && same >= Math.min(a.length, b.length) - 3;
}

const PREFIXES = ['un', 'non', 'semi', 'multi', 'bi', 'anti', 'quasi', 'in', 'sub', 'super', 'hyper', 'self'];
const PAIRS = new Set(
  'lower|upper minimization|maximization minimum|maximum min|max offline|online convex|concave help|hurt forward|backward discrete|continuou local|global labeled|unlabeled homogeneou|heterogeneou static|dynamic left|right positive|negative'.split(
    ' ',
  ),
);

export function opposite(a: string, b: string): boolean {
  if (PAIRS.has(`${a}|${b}`) || PAIRS.has(`${b}|${a}`)) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length > 3 && PREFIXES.some((prefix) => long === prefix + short);
}

/** All matches of a global expression in a text: `matchAll` makes a new expression each time it is asked. */
export function matches(text: string, pattern: RegExp): RegExpExecArray[] {
  const out: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    out.push(found);
    if (found[0] === '') pattern.lastIndex += 1;
  }
  return out;
}

const sticky = new WeakMap<RegExp, RegExp>();

function stickyOf(pattern: RegExp): RegExp {
  const held = sticky.get(pattern) ?? new RegExp(pattern, pattern.flags.replace('g', 'y'));
  sticky.set(pattern, held);
  return held;
}

/** The same where it is known that a match can begin only at some positions, given in their order. */
export function matchesAt(text: string, pattern: RegExp, starts: readonly number[]): RegExpExecArray[] {
  const out: RegExpExecArray[] = [];
  if (starts.length === 0) return out;
  const search = stickyOf(pattern);
  let end = 0;
  for (const start of starts) {
    if (start < end) continue;
    search.lastIndex = start;
    const found = search.exec(text);
    if (!found) continue;
    out.push(found);
    end = start + found[0].length;
  }
  return out;
}

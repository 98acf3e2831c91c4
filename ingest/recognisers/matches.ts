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

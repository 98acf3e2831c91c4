/** Spellings and mentions of one paper that are one thing, put together by the keys by which they are known. */

/** In parts, each in the order given: things that share a mark, by themselves or through others, are in one. */
export function together<Thing>(things: readonly Thing[], marks: (thing: Thing) => readonly string[]): Thing[][] {
  const parts: { marks: Set<string>; things: Thing[] }[] = [];
  for (const thing of things) {
    const own = marks(thing);
    const joined = parts.filter((part) => own.some((mark) => part.marks.has(mark)));
    const first = joined[0];
    if (!first) {
      parts.push({ marks: new Set(own), things: [thing] });
      continue;
    }
    for (const other of joined.slice(1)) {
      for (const mark of other.marks) first.marks.add(mark);
      first.things.push(...other.things);
      parts.splice(parts.indexOf(other), 1);
    }
    for (const mark of own) first.marks.add(mark);
    first.things.push(thing);
  }
  return parts.map((part) => part.things);
}

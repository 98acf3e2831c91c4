/** BibTeX name lists: split at `and` outside braces, each name turned to the order in which people say it. */
import { foldSpace } from '../fields.ts';
import { texText } from '../tex.ts';

export function bibNames(value: string): string[] {
  const joined = splitOutside(value, /\s+and\s+/i);
  // `Bee, A.; Dee, C.` is no BibTeX, yet it is met.
  const names = joined.length === 1 && /,[^;]*;/.test(value) ? splitOutside(value, /\s*;\s*/) : joined;
  return names
    .map((name) => name.trim())
    .filter((name) => name !== '' && name.toLowerCase() !== 'others')
    .map(spoken)
    .filter(Boolean);
}

/** `Hu, Edward J.`, `von Last, Jr, First`, `given=Jane, family=Doe`, `{A Consortium}`, `Edward J. Hu`. */
function spoken(name: string): string {
  if (/^\{[^{}]*\}$/.test(name)) return foldSpace(texText(name));
  const parts = splitOutside(name, /\s*,\s*/).map((part) => part.trim());
  const named = new Map(
    parts.flatMap((part) => {
      const found = /^"?(given|family|prefix|suffix)(?:-i)?\s*=\s*(.*?)"?$/i.exec(part);
      return found ? [[found[1]!.toLowerCase(), found[2]!] as const] : [];
    }),
  );
  const order =
    named.size > 0
      ? ['given', 'prefix', 'family', 'suffix'].map((part) => named.get(part) ?? '')
      : parts.length > 2
        ? [parts.slice(2).join(', '), parts[0]!, parts[1]!]
        : [parts[1] ?? '', parts[0] ?? ''];
  return foldSpace(texText(order.filter(Boolean).join(' ')));
}

/** Splits where the pattern stands outside all braces. */
function splitOutside(text: string, pattern: RegExp): string[] {
  const out: string[] = [];
  const global = new RegExp(pattern.source, `${pattern.flags}g`);
  let from = 0;
  let depth = 0;
  let seen = 0;
  for (const found of text.matchAll(global)) {
    for (; seen < found.index; seen++) {
      if (text[seen] === '{') depth += 1;
      else if (text[seen] === '}') depth -= 1;
    }
    if (depth > 0) continue;
    out.push(text.slice(from, found.index));
    from = found.index + found[0].length;
  }
  out.push(text.slice(from));
  return out;
}

/** What names look like: shapes, suffixes and plain words, in one place for all recognisers. */

import { CAPITAL, DIGIT, isLetter, kindAt, past, SPACE } from '../signs.ts';

/** Capitals inside, digits among letters, all capitals: `AdapterFusion`, `T5`, `LoRA`, `GPT-4`. */
export function distinctive(name: string): boolean {
  let letter = false;
  let digit = false;
  let before = SPACE;
  const { length } = name;
  for (let at = 0; at < length; at = past(name, at)) {
    const kind = kindAt(name, at);
    if (kind === SPACE) {
      letter = false;
      digit = false;
    } else if (isLetter(kind)) {
      if (digit || (letter && kind === CAPITAL)) return true;
      letter = true;
    } else if (kind === DIGIT) {
      if (letter) return true;
      digit = true;
    } else if (before === CAPITAL && name[at] === '+') return true;
    before = kind;
  }
  return false;
}

/** Versions and sizes that belong to the name before them: `-7B`, `-Large`, `/16`, `-Instruct`. */
export const SUFFIX =
  /^(?:[-–\s]?(?:v?\d+(?:\.\d+)*[bBmMkKxX]?|\d+(?:\.\d+)?[bBmMkKtT](?:-\w?\d+\w?)?)(?![\w.]*[A-Za-z])|[-–](?:large|base|small|tiny|medium|huge|giant|nano|micro|mini|pro|turbo|flash|xl|xxl|lite|plus|instruct|chat|it|preview|hd|x{0,2}[sl]|[smlbhg])(?![\p{L}\p{N}])|\/(?:8|14|16|32)(?!\d))+/iu;

/** Whether `SUFFIX` may match there: most names are followed by a space and a word, and it is a long expression. */
export function mayBeSuffix(text: string, at: number): boolean {
  const sign = text[at] ?? '';
  if (/[-–/]/.test(sign)) return true;
  return /[vV\d]/.test(/\s/.test(sign) ? (text[at + 1] ?? '') : sign);
}

/** Capitalised words that open titles and sentences without being names. */
export const PLAIN = new Set(
  `a an and are as at be beyond but by can do does for from has have how if in into is it its less let more most my new no not
of on one only or our over rethinking revisiting some such than that the their these this those through to toward towards two
under understanding using via was we what when where which while who why with without work works you your unified towards learning
deep neural network networks model models method methods approach framework algorithm system task tasks data dataset datasets
results experiments code paper study survey review analysis language image video text graph vision robust efficient fast simple
improving improved exploring evaluating enhancing bridging scaling training generalized adaptive dynamic end-to-end large small
supplementary appendix figure table section however moreover furthermore additionally finally specifically recently extensive
we present propose introduce first second third to both each other all many also here there`.split(/\s+/),
);

/** Numbers, single letters, units, ordinals, percentages: never a name. */
export function empty(name: string): boolean {
  return !/\p{L}{2}|\p{L}\d|\d\p{L}|\p{L}\+/u.test(name) || /^\d+(?:st|nd|rd|th|x|k|m|b|d|%|s|ms|gb|mb)$/i.test(name);
}

/** A surface without LaTeX wrappers and quotes, spaces made single. */
export function surface(text: string): string {
  if (!/[\\{}$]|\s\s|[^\S ]/.test(text)) return text.trim();
  return text
    .replace(
      /\\(?:text|math)?(?:bf|it|sc|tt|rm|sf|cal|emph|textsc|textbf|textit|texttt|textrm|textsf|mathbf|mathrm)\b/g,
      '',
    )
    .replace(/[{}$]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** One of several: `RFNs` is RFN. Longer words fold their plural when they are compared. */
export function singular(name: string): string {
  return /^[\p{Lu}\p{N}-]{2,}s$/u.test(name) ? name.slice(0, -1) : name;
}

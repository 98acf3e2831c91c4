/** Word stems, lightly: enough that "quantised", "quantization" and "quantizing" meet, no dictionary. */

const SUFFIXES: readonly (readonly [RegExp, string])[] = [
  [/(?:ization|isation)s?$/, 'ize'],
  [/(?:ational|ations|ation|ating|ated|ates|ate)$/, 'at'],
  [/(?:ings|ing|ed|ers|er|ies|ements|ement|ments|ment|ity|ive|al|ly|es|e)$/, ''],
];

/** Of one word or of each word of a phrase. */
export function stem(phrase: string): string {
  return phrase.split(' ').map(stemWord).join(' ');
}

function stemWord(word: string): string {
  if (word.length < 4) return word;
  return SUFFIXES.reduce((text, [suffix, by]) => text.replace(suffix, by), word);
}

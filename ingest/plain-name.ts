/** Names without the words that say only what kind of thing they name, or that it is the usual one of its kind. */

const KIND =
  '(?:algorithms?|methods?|models?|approach(?:es)?|techniques?|classifiers?|frameworks?|architectures?|functions?|procedures?)';
const ENDING = new RegExp(String.raw`[\s-]+${KIND}$`, 'i');
const BASED = new RegExp(
  String.raw`-based(?:\s+(?:deep|generative|language|learning|neural|vision))*\s+(?:${KIND}|networks?)$`,
  'i',
);
const USUAL = /^(?:conventional|plain|pre-?trained|standard|vanilla)\s+/i;

/** "Softmax function" is Softmax, a "transformer-based language model" and a "vanilla transformer" are Transformer; others as they are. */
export function plainName(name: string): string {
  return name.replace(BASED, '').replace(ENDING, '').replace(USUAL, '');
}

/** Whether a plain name is what `known` spells: the word "direct" of a "direct method" is not DIRECT. */
export function spelledAlike(plain: string, known: string): boolean {
  const bare = (text: string): string => text.replace(/s$/, '');
  if (bare(plain) === bare(known)) return true;
  return !/^[\p{Lu}\p{N}-]+s?$/u.test(known) && bare(plain).toLowerCase() === bare(known).toLowerCase();
}

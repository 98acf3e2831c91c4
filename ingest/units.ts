/**
 * Units of strings, asked without looking up the method: strings are of many kinds to the engine (one byte or two, cut
 * from another, known by name …), and where more than four come by, `text.charCodeAt` is looked up anew for each unit.
 */
const { charCodeAt } = String.prototype;

/** The UTF-16 unit at a position; NaN beyond the text. */
export function unitAt(text: string, at: number): number {
  return charCodeAt.call(text, at);
}

/** One JSON text: its value, or why it has none, in words fit to print. */

export type JsonRecord =
  | { readonly line: number; readonly value: unknown }
  /** Text that is no JSON; the reason is fit to print. */
  | { readonly line: number; readonly broken: string };

/** Python writes these where a value is missing. */
const NO_VALUE = /"(?:[^"\\]|\\.)*"|(-?\bInfinity\b|\bNaN\b)/g;

export function parse(text: string): { readonly value: unknown } | { readonly broken: string } {
  try {
    const value: unknown = JSON.parse(text);
    return { value };
  } catch (error) {
    const mended = /\b(?:NaN|Infinity)\b/.test(text)
      ? text.replace(NO_VALUE, (all, none: string | undefined) => (none === undefined ? all : 'null'))
      : text;
    if (mended !== text) return parse(mended);
    const why = error instanceof Error ? error.message : String(error);
    return { broken: why.length > 80 ? `${why.slice(0, 79)}…` : why };
  }
}

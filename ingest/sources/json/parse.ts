/** One JSON text: its value, or why it has none, in words fit to print. */

export type JsonRecord =
  | { readonly line: number; readonly value: unknown }
  /** Text that is no JSON; the reason is fit to print. */
  | { readonly line: number; readonly broken: string };

export function parse(text: string): { readonly value: unknown } | { readonly broken: string } {
  try {
    const value: unknown = JSON.parse(text);
    return { value };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { broken: why.length > 80 ? `${why.slice(0, 79)}…` : why };
  }
}

/** What follows from a spelling alone, worked out once: most words of a text were in the texts before it. */

/** So that memory stays flat over any number of texts; some texts have words that no other has. */
const LIMIT = 100_000;

/** Remembers what `of` gives for each text; forgets everything when it holds too many. `of` must be pure. */
export function bySpelling<Value>(of: (text: string) => Value): (text: string) => Value {
  let known = new Map<string, Value>();
  return (text) => {
    const held = known.get(text);
    if (held !== undefined) return held;
    const value = of(text);
    if (known.size >= LIMIT) known = new Map();
    known.set(text, value);
    return value;
  };
}

/** All rows of a stream, in its order. */
export async function collect<T>(rows: Iterable<T> | AsyncIterable<T>): Promise<T[]> {
  const out: T[] = [];
  for await (const row of rows) out.push(row);
  return out;
}

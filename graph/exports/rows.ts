/** Rows of a stream as the items of a JSON array, one a line. */
export async function* items<T>(rows: AsyncIterable<T>, shape: (row: T) => object): AsyncIterable<string> {
  let first = true;
  for await (const row of rows) {
    yield `${first ? '\n' : ',\n'}${JSON.stringify(shape(row))}`;
    first = false;
  }
  if (!first) yield '\n';
}

/** Two streams of rows sorted by id (code units), walked together: never more than one row of each is held. */
import { byCodeUnit } from './ids.ts';

interface Row {
  readonly id: string;
}

/** The rows of each id: of both streams, or of one and null. Streams that are not walked to their end are told so. */
export async function* sideBySide<A extends Row, B extends Row>(
  left: AsyncIterable<A>,
  right: AsyncIterable<B>,
): AsyncGenerator<readonly [A | null, B | null]> {
  const a = left[Symbol.asyncIterator]();
  const b = right[Symbol.asyncIterator]();
  try {
    let [x, y] = [await a.next(), await b.next()];
    while (!x.done || !y.done) {
      const order = x.done ? 1 : y.done ? -1 : byCodeUnit(x.value.id, y.value.id);
      yield [order <= 0 ? x.value : null, order >= 0 ? y.value : null];
      if (order <= 0) x = await a.next();
      if (order >= 0) y = await b.next();
    }
  } finally {
    await a.return?.();
    await b.return?.();
  }
}

/** Both as one stream. */
export async function* merged<A extends Row, B extends Row>(
  left: AsyncIterable<A>,
  right: AsyncIterable<B>,
): AsyncGenerator<A | B> {
  for await (const [a, b] of sideBySide(left, right)) {
    if (a) yield a;
    if (b) yield b;
  }
}

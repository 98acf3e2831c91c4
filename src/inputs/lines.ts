/** Text chunks to lines: LF or CRLF, numbered from 1, none longer than the limit, flat in memory. */
export interface Line {
  readonly line: number;
  readonly text: string;
}

/** `tooLong` is told the number of each line that is left out; `limit` is in UTF-16 units. */
export async function* splitLines(
  chunks: AsyncIterable<string>,
  limit: number,
  tooLong: (line: number) => void,
): AsyncGenerator<Line> {
  let line = 1;
  let held: string[] = [];
  let size = 0;
  let skipping = false;
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', from)) {
      if (skipping || size + end - from > limit) {
        if (!skipping) tooLong(line);
        skipping = false;
      } else {
        held.push(chunk.slice(from, end));
        const text = held.length === 1 ? held[0]! : held.join('');
        yield { line, text: text.endsWith('\r') ? text.slice(0, -1) : text };
      }
      held = [];
      size = 0;
      line += 1;
      from = end + 1;
    }
    if (skipping) continue;
    size += chunk.length - from;
    if (size > limit) {
      tooLong(line);
      skipping = true;
      held = [];
    } else if (from < chunk.length) held.push(chunk.slice(from));
  }
  if (!skipping && size > 0) {
    const text = held.join('');
    yield { line, text: text.endsWith('\r') ? text.slice(0, -1) : text };
  }
}

/** Old Macintosh files end their lines with a carriage return alone. */
export async function* lineFeeds(text: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const chunk of text) yield chunk.replaceAll('\r', '\n');
}

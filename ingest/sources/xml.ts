/** Just enough XML for feeds: the elements of one name out of a stream, each parsed as a whole. No DTDs, no entities of their own. */
import { entities } from './plain-text.ts';

export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Text directly inside, entities read. */
  readonly text: string;
}

export type XmlFound =
  | { readonly line: number; readonly element: XmlElement }
  | { readonly line: number; readonly broken: string };

/** Every `<name>…</name>` of the stream, which must not nest; one that is cut or broken is said so. */
export async function* xmlElements(chunks: AsyncIterable<string>, name: string): AsyncGenerator<XmlFound> {
  const open = new RegExp(`<(?:[\\w.-]+:)?${name}(?=[\\s>])`);
  const close = new RegExp(`</(?:[\\w.-]+:)?${name}\\s*>`);
  let held = '';
  let line = 1;
  const drop = (count: number) => {
    for (let i = held.indexOf('\n'); i >= 0 && i < count; i = held.indexOf('\n', i + 1)) line += 1;
    held = held.slice(count);
  };
  for await (const chunk of chunks) {
    held += chunk;
    for (;;) {
      const start = open.exec(held);
      if (!start) {
        // A tag may be cut by the end of the chunk.
        drop(Math.max(0, held.length - 100));
        break;
      }
      drop(start.index);
      const end = close.exec(held);
      if (!end) break;
      const size = end.index + end[0].length;
      const element = parseXml(held.slice(0, size));
      yield element ? { line, element } : { line, broken: 'its tags do not match' };
      drop(size);
    }
  }
  const start = open.exec(held);
  if (start) {
    drop(start.index);
    yield { line, broken: 'the file ends inside it' };
  }
}

const TOKEN =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<(\/?)([\w.:-]+)((?:\s+[\w.:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)/g;
const ATTRIBUTE = /([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

interface Draft {
  readonly name: string;
  readonly attributes: Map<string, string>;
  readonly children: XmlElement[];
  text: string;
}

/** One element; null when the text is not one well-formed element. */
export function parseXml(source: string): XmlElement | null {
  const stack: Draft[] = [];
  let at = 0;
  for (const token of source.matchAll(TOKEN)) {
    if (token.index !== at) return null;
    at += token[0].length;
    const [, cdata, closing, tag, attributes, alone, text] = token;
    const top = stack.at(-1);
    if (cdata !== undefined && top) top.text += cdata;
    else if (text !== undefined) {
      if (top) top.text += entities(text);
      else if (text.trim() !== '') return null;
    } else if (tag !== undefined) {
      const name = tag.replace(/^.*:/, '');
      if (closing === '/') {
        const done = stack.pop();
        if (done?.name !== name) return null;
        const parent = stack.at(-1);
        if (!parent) return source.slice(at).trim() === '' ? done : null;
        parent.children.push(done);
        continue;
      }
      const draft: Draft = { name, attributes: attributesOf(attributes ?? ''), children: [], text: '' };
      if (alone !== '/') stack.push(draft);
      else if (top) top.children.push(draft);
      else return draft;
    }
  }
  return null;
}

function attributesOf(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(ATTRIBUTE)].map(([, name, double, single]) => [name!, entities(double ?? single ?? '')]),
  );
}

/** The records of a JSON input, one at a time in flat memory: JSON lines, a list, a list inside an answer, or single objects. */
import type { SourceInput } from '../contract.ts';
import { isRaw } from '../fields.ts';
import { type JsonRecord, parse } from './parse.ts';
import { jsonValues } from './values.ts';

/**
 * `wrappers` are the keys under which an answer holds its list (`results`, `data`). One line with a whole object on it
 * makes the input JSON lines, where a broken line costs only itself.
 */
export async function* jsonRecords(input: SourceInput, wrappers: readonly string[]): AsyncGenerator<JsonRecord> {
  if (!isLines(input.head)) {
    yield* jsonValues(input.chunks(), new Set(wrappers));
    return;
  }
  for await (const { line, text } of input.lines()) {
    if (text.trim() === '') continue;
    const parsed = parse(text);
    if ('broken' in parsed) yield { line, broken: parsed.broken };
    else {
      const answer = isRaw(parsed.value) && at(parsed.value, 'title') === undefined;
      const list = answer ? wrappers.map((key) => at(parsed.value, key)).find(Array.isArray) : undefined;
      if (list) for (const value of list) yield { line, value };
      else yield { line, value: parsed.value };
    }
  }
}

function at(value: unknown, key: string): unknown {
  return isRaw(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** Whether a head shows JSON lines: its first lines, as far as they are whole, each hold an object. */
function isLines(head: string): boolean {
  const text = head.trimStart();
  const lines = text.split('\n');
  if (!text.startsWith('{') || lines.length < 2) return false;
  const whole = lines
    .slice(0, -1)
    .filter((line) => line.trim() !== '')
    .slice(0, 3);
  if (!whole.every((line) => line.trimStart().startsWith('{'))) return false;
  return whole.length > 1 || whole.some((line) => 'value' in parse(line));
}

/** What JSON formats share: records found, broken ones said, wrong fields gathered, so that a format is only its fields. */
import type { Listing, Problem } from '../../model.ts';
import type { SourceFormat, SourceInput, SourceItem, SourceOptions } from '../contract.ts';
import { type Fields, fieldsOf, isRaw, wrongFields } from '../fields.ts';
import { jsonPaths } from './head.ts';
import { jsonRecords } from './records.ts';

/** Where a record stands, and the means to say what is wrong with it. */
export interface RecordPlace {
  readonly source: { readonly file: string; readonly line: number };
  readonly said: (what: string, remedy: string) => Problem;
  /** As `said`, but only for the first record of an input about which it is said. */
  readonly once: (what: string, remedy: string) => readonly Problem[];
}

export interface JsonFormat {
  readonly name: string;
  readonly description: string;
  /** Keys under which an answer of the service holds its list, beside the usual ones. */
  readonly wrappers: readonly string[];
  /** 0 to 1, from the key paths of the head (lists and wrappers leaving no mark) and the head itself. */
  readonly sure: (paths: ReadonlySet<string>, head: string) => number;
  /** What one record gives; a Problem may stand beside a Listing. */
  readonly items: (record: Fields, place: RecordPlace, options: SourceOptions) => Iterable<Listing | Problem>;
}

/** What services and people call the list inside an answer. */
export const LISTS: readonly string[] = ['results', 'data', 'papers', 'records', 'works'];

export function jsonFormat(format: JsonFormat): SourceFormat {
  const wrappers = [...LISTS, ...format.wrappers];
  async function* read(input: SourceInput, options: SourceOptions): AsyncGenerator<SourceItem> {
    const saidOnce = new Set<string>();
    for await (const found of jsonRecords(input, wrappers)) {
      const source = { file: input.name, line: found.line };
      const said = (what: string, remedy: string): Problem => ({ source: input.name, line: found.line, what, remedy });
      const once = (what: string, remedy: string): readonly Problem[] => {
        if (saidOnce.has(what)) return [];
        saidOnce.add(what);
        return [said(what, remedy)];
      };
      if ('broken' in found) {
        yield {
          problem: said(`no whole JSON (${found.broken}); left out`, 'fetch the file again or mend this record'),
        };
      } else if (found.value === null) {
        yield {
          problem: said(
            'an empty place (null): the service knows no such paper; left out',
            'check the id that was asked for',
          ),
        };
      } else {
        if (!isRaw(found.value)) {
          yield { problem: said('a JSON value that is no object; left out', 'records are JSON objects') };
          continue;
        }
        const { wrong, problems } = wrongFields(input.name, found.line);
        for (const item of format.items(fieldsOf(found.value, wrong), { source, said, once }, options)) {
          yield 'title' in item ? { listing: item } : { problem: item };
        }
        for (const problem of problems()) yield { problem };
      }
    }
  }
  return {
    name: format.name,
    description: format.description,
    detect: (head) => format.sure(jsonPaths(head, wrappers), head),
    read,
  };
}

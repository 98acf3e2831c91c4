/** The fields of a Kindred record: each parsed on its own, so that a bad one costs itself and not its paper. */
import { z } from 'zod';
import type { PaperIds } from '../../graph/model.ts';
import type { Listing, StatedCitation, StatedName, StatedRepo } from '../model.ts';
import { codeField } from './code-field.ts';
import { stated, wordDate } from './dates.ts';
import { idsInText, isIdName, normalId, paperIdsOf } from './ids-field.ts';

const text = z.string().trim().min(1);
const count = z.coerce.number().int().nonnegative();
const listOf = <T extends z.ZodType>(item: T) => z.union([z.array(item), item.transform((one) => [one])]);

const name = z.union([text, z.looseObject({ name: text }).transform((one) => one.name)]);
const names = z.union([z.array(name), text.transform((one) => one.split(/\s*;\s*|\s+and\s+/).filter(Boolean))]);
const date = z
  .union([z.string(), z.number().transform(String)])
  .transform((value, context) => wordDate(value) ?? refuse(context, 'is no date such as 2021, 2021-06 or 2021-06-17'));
const year = z.coerce
  .number()
  .int()
  .transform((value, context) => stated(value) ?? refuse(context, 'is no year of a paper'));

const relation = z.enum(['introduces', 'extends', 'compares', 'uses', 'mentions', 'evaluates', 'trains']);
const statedName = z.union([
  text.transform((name): StatedName => ({ name, aliases: [], relation: null })),
  z
    .object({ name: text, aliases: listOf(text).nullish(), relation: relation.nullish(), role: relation.nullish() })
    .transform(
      (one): StatedName => ({ name: one.name, aliases: one.aliases ?? [], relation: one.relation ?? one.role ?? null }),
    ),
]);

const repo = z
  .union([
    text.transform((url) => ({ url, official: null })),
    z.object({
      url: text,
      official: z
        .boolean()
        .nullish()
        .transform((value) => value ?? null),
    }),
  ])
  .transform(({ url, official }, context) => {
    const found = codeField(url, official);
    if (found.repositories.length + found.pages.length > 0) return found;
    return refuse(context, 'holds no whole address');
  });

const ids = z.record(z.string(), z.union([text, z.number().transform(String)]).nullable());

const citation = z.union([
  text.transform((value): StatedCitation => {
    const found = idsInText(value);
    return { ids: found, title: Object.keys(found).length > 0 ? null : value, year: null, context: null, intents: [] };
  }),
  z
    .looseObject({
      title: text.nullish(),
      year: z.coerce.number().int().nullish(),
      context: text.nullish(),
      intents: listOf(text).nullish(),
      ids: ids.nullish(),
    })
    .transform((one, context): StatedCitation => {
      const own = Object.entries(one).filter((pair): pair is [string, string] => typeof pair[1] === 'string');
      const found: PaperIds = paperIdsOf(
        Object.fromEntries([...own, ...Object.entries(one.ids ?? {})].filter(([key]) => isIdName(key))),
      );
      if (!one.title && Object.keys(found).length === 0) return refuse(context, 'has neither a title nor an id');
      return {
        ids: found,
        title: one.title ?? null,
        year: one.year ?? null,
        context: one.context ?? null,
        intents: one.intents ?? [],
      };
    }),
]);

function refuse(context: z.core.$RefinementCtx, message: string): never {
  context.issues.push({ code: 'custom', message, input: context.value });
  return z.NEVER;
}

/** What the fields of one record give, still in parts where two keys feed one field. */
export interface Parts {
  listing: Partial<Listing>;
  ids: { -readonly [K in keyof PaperIds]: PaperIds[K] };
  repositories: StatedRepo[];
  links: string[];
}

type Take = (value: unknown, parts: Parts) => z.ZodError | null;

function field<T>(schema: z.ZodType<T>, put: (value: T, parts: Parts) => void): Take {
  return (value, parts) => {
    const parsed = schema.safeParse(value);
    if (!parsed.success) return parsed.error;
    put(parsed.data, parts);
    return null;
  };
}

const set = <K extends keyof Listing>(key: K, schema: z.ZodType<Listing[K]>): Take =>
  field(schema, (value, parts) => {
    parts.listing[key] = value;
  });

function idField(name: Parameters<typeof normalId>[0]): Take {
  const schema = text.transform((value, context) => normalId(name, value) ?? refuse(context, 'is no such identifier'));
  return field(schema, (value, parts) => {
    parts.ids[name] = value;
  });
}

const code = field(listOf(repo), (found, parts) => {
  parts.repositories.push(...found.flatMap((one) => one.repositories));
  parts.links.push(...found.flatMap((one) => one.pages));
});

/** Every key that a Kindred record may have, beside `title`; others are kept under `extra`. */
export const FIELDS: ReadonlyMap<string, Take> = new Map<string, Take>([
  ['abstract', set('abstract', text)],
  ['summary', set('summary', text)],
  ['authors', set('authors', names)],
  ['author_count', set('author_count', count)],
  ['organisation', set('organisation', text)],
  // A year on its own comes first, so that a full date overrides it.
  ['year', set('date', year)],
  ['published', set('date', date)],
  ['venue', set('venue', text)],
  ['doi', idField('doi')],
  ['arxiv', idField('arxiv')],
  ['openalex', idField('openalex')],
  ['s2', idField('s2')],
  ['s2_corpus', idField('s2_corpus')],
  ['openreview', idField('openreview')],
  ['acl', idField('acl')],
  ['citation_key', idField('citation_key')],
  ['ids', field(ids, (value, parts) => Object.assign(parts.ids, paperIdsOf(value)))],
  ['links', field(listOf(text), (value, parts) => parts.links.push(...value))],
  ['code', code],
  ['repositories', code],
  ['methods', set('methods', listOf(statedName))],
  ['datasets', set('datasets', listOf(statedName))],
  ['tasks', set('tasks', listOf(text))],
  ['citations', set('citations', listOf(citation))],
  ['cited_by', set('cited_by', listOf(citation))],
  ['comments', set('comments', count)],
  ['upvotes', set('upvotes', count)],
  ['citation_count', set('citation_count', count)],
]);

/** What a record of Kindred can state, and a column of a table can be named. */
export const RECORD_FIELDS: ReadonlySet<string> = new Set(['title', ...FIELDS.keys()]);

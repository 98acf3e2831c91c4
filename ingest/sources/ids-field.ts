/** Identifiers as records state them, in the one form in which they are compared. */
import { arxivFromDoi, arxivId, doi } from '../../graph/ids.ts';
import type { PaperIds } from '../../graph/model.ts';

type Ids = { -readonly [K in keyof PaperIds]: PaperIds[K] };

const NORMAL = {
  doi,
  arxiv: (text) => arxivId(text) ?? arxivFromDoi(text),
  openalex: (text) => /\b(W\d+)$/i.exec(text.trim())?.[1]?.toUpperCase() ?? null,
  s2: (text) => /\b([0-9a-f]{40})$/i.exec(text.trim())?.[1]?.toLowerCase() ?? null,
  s2_corpus: (text) => /^(?:CorpusId:)?(\d+)$/i.exec(text.trim())?.[1] ?? null,
  openreview: (text) => /(?:[?&]id=|^)([\w-]{6,})$/.exec(text.trim())?.[1] ?? null,
  acl: (text) => /(?:aclanthology\.org\/|^)([A-Z]\d{2}-\d{4,5}|\d{4}\.[\w-]+\.\d+)\/?$/.exec(text.trim())?.[1] ?? null,
  citation_key: (text) => text.trim() || null,
} satisfies { readonly [K in keyof Required<PaperIds>]: (text: string) => string | null };

type IdName = keyof typeof NORMAL;
const NAMES: readonly IdName[] = ['doi', 'arxiv', 'openalex', 's2', 's2_corpus', 'openreview', 'acl', 'citation_key'];

export function isIdName(name: string): name is IdName {
  return NAMES.some((known) => known === name);
}

/** One identifier in its normal form; null when the text is none of that kind. */
export function normalId(name: IdName, text: string): string | null {
  return NORMAL[name](text);
}

/** Identifiers as a record writes them. */
export type RawIds = { readonly [K in IdName]?: string | null | undefined };

/** The identifiers that are there and well-formed; an arXiv id inside an arXiv DOI is found too. */
export function paperIdsOf(raw: RawIds): PaperIds {
  const out: Ids = {};
  for (const name of NAMES) {
    const text = raw[name];
    const id = text ? normalId(name, text) : null;
    if (id) out[name] = id;
  }
  const fromDoi = out.doi && !out.arxiv ? arxivFromDoi(out.doi) : null;
  if (fromDoi) out.arxiv = fromDoi;
  return out;
}

/** The identifiers of one free text: a DOI, an arXiv id or address, an OpenAlex or Semantic Scholar id. */
export function idsInText(text: string): PaperIds {
  const found = doi(text);
  if (found) return paperIdsOf({ doi: found });
  if (
    /^(?:arxiv:\s*|https?:\/\/(?:\w+\.)?arxiv\.org\/\w+\/)?(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?(?:\.pdf)?$/i.test(
      text.trim(),
    )
  ) {
    return paperIdsOf({ arxiv: text });
  }
  if (/^(?:https?:\/\/openalex\.org\/)?W\d+$/i.test(text.trim())) return paperIdsOf({ openalex: text });
  if (/^[0-9a-f]{40}$/i.test(text.trim())) return paperIdsOf({ s2: text });
  return {};
}

/** Identifiers that a record states and that are none of their kind (`doi: n/a`): for `extra`, so that nothing is lost. */
export function unreadIds(raw: RawIds, ids: PaperIds): Readonly<Record<string, string>> {
  return Object.fromEntries(
    NAMES.flatMap((name) => {
      const text = raw[name];
      return text && !ids[name] ? [[name, text] as const] : [];
    }),
  );
}

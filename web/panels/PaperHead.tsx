/** The head of a paper: title, one line of facts, links out, and its text with whose words they are. */
import { useState } from 'react';
import { ALONE_WORDS, type PaperCoverage } from '../../graph/coverage.ts';
import type { Paper } from '../../graph/model.ts';
import { counted, cut } from '../words.ts';
import { PaperRecord } from './PaperRecord.tsx';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** `17 June 2021`, `June 2021` or `2021`, as precise as the source; null when undated. */
function dateWords(paper: Pick<Paper, 'published' | 'published_how'>): string | null {
  if (!paper.published) return null;
  const [year = '', month, day] = paper.published.split('-');
  const words = [day ? String(Number(day)) : null, month ? MONTHS[Number(month) - 1] : null, year];
  return `${words.filter(Boolean).join(' ')}${paper.published_how === 'inferred' ? ' (year inferred)' : ''}`;
}

/** Only addresses that a browser may safely follow. */
export function webAddress(url: string): string | null {
  try {
    const parsed = new URL(url);
    return parsed.protocol === 'https:' || parsed.protocol === 'http:' ? parsed.href : null;
  } catch {
    return null;
  }
}

/** A longer title would cover the panel if it stayed in sight. */
const LONG = 140;

function links({ ids, pages }: Paper): (readonly [string, string])[] {
  const known: (readonly [string, string | undefined])[] = [
    ['arXiv', ids.arxiv && `https://arxiv.org/abs/${ids.arxiv}`],
    ['Hugging Face', ids.arxiv && `https://huggingface.co/papers/${ids.arxiv}`],
    ['DOI', ids.doi && `https://doi.org/${ids.doi}`],
    ['OpenAlex', ids.openalex && `https://openalex.org/${ids.openalex}`],
    ['Semantic Scholar', ids.s2 && `https://www.semanticscholar.org/paper/${ids.s2}`],
    ['OpenReview', ids.openreview && `https://openreview.net/forum?id=${ids.openreview}`],
    ['ACL Anthology', ids.acl && `https://aclanthology.org/${ids.acl}`],
    ...pages.map((page) => [webAddress(page) ? new URL(page).hostname.replace(/^www\./, '') : '', page] as const),
  ];
  return known.flatMap(([name, url]) => {
    const safe = url ? webAddress(url) : null;
    return safe ? [[name, safe] as const] : [];
  });
}

function authors({ authors: names, author_count }: Paper): string | null {
  const count = Math.max(author_count ?? 0, names.length);
  if (names.length === 0) return count > 0 ? counted(count, 'author', 'authors') : null;
  const few = names.slice(0, 4).join(', ');
  return count > 4 ? `${few} and ${count - Math.min(4, names.length)} more` : few;
}

interface Props {
  readonly paper: Paper;
  readonly coverage: PaperCoverage | null;
  readonly ownSummaries: boolean;
}

/** What a reader may miss, in words; null where nothing is missing. */
function missing(coverage: PaperCoverage): string | null {
  const lacks = [
    coverage.text === null ? 'text' : null,
    coverage.references ? null : 'references',
    coverage.code ? null : 'code',
    coverage.date === null ? 'date' : null,
  ].filter((one) => one !== null);
  return lacks.length > 0 ? `No source states its ${lacks.join(', ')}.` : null;
}

export function PaperHead({ paper, coverage, ownSummaries }: Props) {
  const facts = [
    dateWords(paper) ?? 'undated',
    authors(paper),
    paper.organisation,
    paper.venue,
    paper.citation_count === null ? null : counted(paper.citation_count, 'citation', 'citations'),
    paper.comments === null ? null : counted(paper.comments, 'comment', 'comments'),
  ].filter((fact) => fact !== null);
  const out = links(paper);
  const text = paper.abstract ?? paper.summary;
  return (
    <>
      <h2 className={paper.title.length > LONG ? 'long' : undefined}>{paper.title}</h2>
      <p className="facts">{facts.join(' · ')}</p>
      {paper.stub && <p className="facts">Known from a reference alone: no record of the corpus describes it.</p>}
      {out.length > 0 && (
        <p className="links">
          {out.map(([name, url]) => (
            <a key={url} href={url} target="_blank" rel="noopener noreferrer">
              {name}
            </a>
          ))}
        </p>
      )}
      {text && <Text text={text} />}
      {!paper.abstract && paper.summary && (
        <p className="whose">
          {ownSummaries
            ? 'Summary by Kindred’s authors, not the paper’s abstract'
            : 'A summary from the source, not the paper’s abstract'}
        </p>
      )}
      {coverage && missing(coverage) && <p className="facts">{missing(coverage)}</p>}
      {coverage?.alone && <p className="facts">It stands alone: {ALONE_WORDS[coverage.alone]}.</p>}
      <PaperRecord paper={paper} />
    </>
  );
}

function Text({ text }: { text: string }) {
  const [whole, setWhole] = useState(false);
  const short = cut(text, 320);
  return (
    <p className="text">
      {whole ? text : short}{' '}
      {short !== text && (
        <button type="button" className="link" onClick={() => setWhole(!whole)}>
          {whole ? 'less' : 'more'}
        </button>
      )}
    </p>
  );
}

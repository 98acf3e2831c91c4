/** What a title says for the question "is this the same work?": its words, its numbers, and what kind of note it is. */
import { fold } from '../../graph/ids.ts';

export interface TitleForm {
  /** Letters and digits of the title without separators; forms of one work (`(extended abstract)`, `v2`) are left out. */
  readonly core: string;
  /** Content words: no articles or prepositions, plural and British spelling folded, in the order of the title. */
  readonly words: readonly string[];
  /** Part numbers, years, versions and coined names with digits: two works that differ in them are two. Sorted. */
  readonly numbers: readonly string[];
  /** Core of what stands before the first colon, null where there is none. */
  readonly head: string | null;
  /** Core of what stands after it. */
  readonly tail: string | null;
  /** Content words of the head. */
  readonly headWords: number;
  /** A note on another work: erratum, comment, reply, supplement, review. */
  readonly aside: string | null;
  /** A title that many works share (`Editorial`), or one that returns with every issue. */
  readonly generic: boolean;
}

const STOP = new Set(
  'a an the of for on in and to with via using by from at as is are be into through over under towards toward or und der die das de la le les et'.split(
    ' ',
  ),
);

const ASIDES: readonly (readonly [kind: string, start: RegExp])[] = [
  ['erratum', /^(?:author |publisher )?(?:errat(?:um|a)|corrigend(?:um|a)|corrections?|addend(?:um|a))\b/],
  ['retraction', /^retract(?:ion|ed)(?: note| article)?\b/],
  ['reply', /^(?:repl(?:y|ies)|response|rejoinder|author'?s'? reply)\b(?= to|:|$)/],
  ['comment', /^(?:comments?|remarks?|discussion) (?:on|of|to)\b|^comment:|^re:|^discussion\b(?=:|$)/],
  ['supplement', /^(?:supplement(?:ary|al)?(?: materials?| information)?|appendix)\b(?= to| for|:)/],
  ['review', /^(?:book )?review(?: of)\b|^book review\b/],
];
const ASIDE_END =
  /[-:(.,\s]\s*(errat(?:um|a)|corrigend(?:um|a)|addend(?:um|a)|reply(?: to [\w\s.,()]{1,60})?|rejoinder|discussion)\)?\s*$/;

const ALONE =
  /^(?:editorial|preface|foreword|introduction|index|(?:table of )?contents|reply|comments?|untitled|abstracts?|front matter|back matter|title page|masthead|calendar|letters(?: to the editor)?|news|announcements?|acknowledge?ments?|addresses|consultants|(?:workshop |conference )?(?:proceedings|program(?:me)?)(?: of (?:the )?(?:workshop|conference))?|publications? search results)$/;
/** Last words of titles that come back every year. */
const RETURNING = new Set(
  'report column news calendar announcement member election log letter editorial index form program programme proceeding newsletter minute address comment message issue contribution scholarship'.split(
    ' ',
  ),
);

/** Forms in which one work is written down; they say nothing about which work it is. */
const FORMS: readonly RegExp[] = [
  /\[?\bpreprint\b\]?:?\s*/g,
  /\barxiv[:\s]*(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?\/\d{7})(?:v\d+)?\b/g,
  /[([,:;.–—-]\s*(?:an? )?(?:extended|full|long|short|revised|student|technical|journal|conference|preliminary|final|updated) (?:abstract|version|paper|report|edition)s?\s*[)\]]?\s*$/g,
  /[([,:;.–—-]\s*(?:student abstract|demo(?:nstration)?(?: paper)?|short paper|revised|revision)\s*[)\]]?\s*$/g,
  /[([,]\s*v(?:ersion)?\.? ?\d+\s*[)\]]?\s*$/g,
  /[([]\s*report no\.? ?\d+\s*[)\]]\s*$/g,
  /\s[–—-]\s*escholarship\s*$/g,
];

const ROMAN: Readonly<Record<string, string>> = {
  ii: '2',
  iii: '3',
  iv: '4',
  v: '5',
  vi: '6',
  vii: '7',
  viii: '8',
  ix: '9',
  x: '10',
};
const COUNTED: Readonly<Record<string, string>> = {
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  first: '1',
  second: '2',
  third: '3',
  fourth: '4',
  fifth: '5',
  sixth: '6',
  continued: '2',
};

/** Never fails: an empty title gives an empty form. */
export function readTitle(title: string): TitleForm {
  let text = fold(plain(title)).replace(/[‐‑‒]/g, '-').trim();
  for (const form of FORMS) text = text.replace(form, ' ').trim();
  const { kind, rest } = asideOf(text);
  const colon = /:\s|\s[–—-]{1,3}\s/.exec(rest);
  const head = colon ? tokens(rest.slice(0, colon.index)) : null;
  const tail = colon ? tokens(rest.slice(colon.index + colon[0].length)) : null;
  const all = head && tail ? [...head, ...tail] : tokens(rest);
  const words = all.filter((word) => !STOP.has(word));
  return {
    core: all.join(''),
    words,
    numbers: numbersOf(all),
    head: head?.length && tail?.length ? head.join('') : null,
    tail: head?.length && tail?.length ? tail.join('') : null,
    headWords: head ? head.filter((word) => !STOP.has(word)).length : 0,
    aside: kind,
    generic: ALONE.test(rest.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()) || RETURNING.has(words.at(-1) ?? ''),
  };
}

/** Text without tags, LaTeX accents and braces, so that `Schr{\\"o}dinger` is one word. */
export function plain(text: string): string {
  return text
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/\\(?:emph|text\w*|math\w*|bf|it|sc|tt|rm|sf|cal)\b\s*/g, '')
    .replace(/\\([a-zA-Z]+)/g, (whole, name: string) => GREEK[name] ?? whole)
    .replace(/\\["'`^~=.]\s*/g, '')
    .replace(/[{}$]/g, '');
}

const GREEK: Readonly<Record<string, string>> = {
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  epsilon: 'ε',
  varepsilon: 'ε',
  theta: 'θ',
  lambda: 'λ',
  mu: 'μ',
  pi: 'π',
  sigma: 'σ',
  tau: 'τ',
  phi: 'φ',
  chi: 'χ',
  psi: 'ψ',
  omega: 'ω',
  ell: 'l',
};

function asideOf(text: string): { kind: string | null; rest: string } {
  const bare = text.replace(/^[\s"'“”‘’`([]+/, '');
  for (const [kind, start] of ASIDES) {
    const found = start.exec(bare);
    if (found)
      return { kind, rest: bare.slice(found[0].length).replace(/^\s*(?:to|on|for|of)?[\s:"'“”‘’`]+/, '') || bare };
  }
  const end = ASIDE_END.exec(text);
  if (!end || end.index < 8) return { kind: null, rest: text };
  const kind = /^(?:reply|rejoinder)/.test(end[1]!) ? 'reply' : end[1]! === 'discussion' ? 'comment' : 'erratum';
  return { kind, rest: text.slice(0, end.index) };
}

function tokens(text: string): string[] {
  const raw = text
    .replace(/&(?:amp;)?/g, ' and ')
    .replace(/\+/g, ' plus ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  return raw.map((word, at) => numeral(word, raw, at) ?? spelling(word));
}

/** `Part I`, `Part two` and a roman numeral at the end are numbers. */
function numeral(word: string, all: readonly string[], at: number): string | null {
  const after = all[at - 1];
  if (after === 'part' || after === 'paper' || after === 'volume') {
    if (word === 'i' || word === 'a') return '1';
    return ROMAN[word] ?? COUNTED[word] ?? null;
  }
  if (ROMAN[word] && word.length > 1) return ROMAN[word];
  const last = at === all.length - 1;
  if (last && at > 1 && (word === 'i' || word === 'v' || word === 'x')) return word === 'i' ? '1' : ROMAN[word]!;
  return null;
}

function spelling(word: string): string {
  const one = word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
  return one
    .replace(/isation$/, 'ization')
    .replace(/is(e|ed|er|ing)$/, 'iz$1')
    .replace(/(?<=.{3})our(?=$|al$)/, 'or');
}

function numbersOf(all: readonly string[]): string[] {
  const out: string[] = [];
  all.forEach((word, at) => {
    if (/\p{N}/u.test(word)) out.push(word);
    else if (COUNTED[word] && (at === all.length - 1 || word !== 'one')) out.push(COUNTED[word]);
  });
  return out.sort();
}

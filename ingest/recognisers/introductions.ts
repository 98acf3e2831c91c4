/** How papers name what they introduce: `X: …` in the title, `we propose X`, `called X`, `X, a novel …`. */
import { CAPITAL, DIGIT, kindAt, SPACE } from '../signs.ts';
import type { Candidate, Document, FieldText } from './document.ts';
import { MADE, placesOf, VERB } from './introduction-places.ts';
import { matches, matchesAt } from './matches.ts';
import { distinctive, empty, PLAIN } from './names.ts';

const PART = "[\\p{L}\\p{N}$\\\\{][\\p{L}\\p{N}$\\\\{}^_+*.'/-]*";
const NAME = `(${PART}(?: ${PART}){0,5})`;
const MARK = '["\'“‘`*]*(?:\\\\(?:text\\w+|emph|mathbf|mathrm)\\{)?';
const NAMED =
  'called|named|dubbed|termed|namely|coined|denoted(?: as| by)?|abbreviated as|which we (?:call|term|name|dub)|we (?:call|term|name|dub)(?: it| this \\w+)?|referred to as|refer to (?:it |this |\\w+ ){0,3}as';
const AFTER_VERB = new RegExp(
  `\\b(?:we|paper|work|article|study|report)\\b[^.;:]{0,60}?\\b(?:${VERB})s?\\s+(?:the |our |and \\w+ )?${MARK}${NAME}`,
  'giu',
);
const AFTER_NAMED = new RegExp(`\\b(?:${NAMED}),?\\s+(?:the )?${MARK}${NAME}`, 'giu');
/** `a new exercise dataset, X` after a verb of making. */
const NEW_DATA = new RegExp(
  `\\b(?:${VERB}|${MADE})s?\\s+(?:an? |the |our |two )?(?:new|novel|first)\\s(?:\\S+ ){0,5}?(?:datasets?|benchmarks?|corpus|corpora),?\\s+${MARK}${NAME}`,
  'giu',
);
/** `…, a novel` and what stands before it: two steps, since one pattern with the name in front tries at every word. */
const NOVEL =
  /,? (?:which )?(?:is )?an? (?:\S+ ){0,3}?(?:novel|new|first|simple|unified|efficient|lightweight|general|open|large-scale|comprehensive)\b/giu;
const BEFORE_NOVEL = new RegExp(`(?:^|[\\s(])${MARK}${NAME}\\W{0,3}(?:\\s*\\([^()]*\\))?$`, 'iu');
const IN_TITLE = /^["'“‘$\\{]*(?:text\w+\{)?(.{2,60}?)["'”’}$]*\s*(?::|\s[-–—]\s|—)\s*\S/u;
const DATASET =
  /^[^.;,]{0,6}(?:,|\(|is|:|-|—)?[^.;]{0,70}?\b(?:benchmarks?|datasets?|data set|corpus|corpora|test ?bed|test suite|test set|leaderboard|suite of|collection of|simulator|simulation environment|challenge)\b/i;
const DATASET_BEFORE = /\b(?:benchmark|dataset|data set|corpus|corpora|testbed|test suite)s?\b[^.;,]{0,25}$/i;
const DATASET_NAME = /(?:bench|benchmark|dataset|corpus|eval|arena|gym|qa|vqa|set|db)(?:[-\d.]*|-\w{1,4})$/i;
const METHOD_AFTER =
  /^[^.;,]{0,6}(?:,|\(|is|:|-|—)?[^.;]{0,50}?\b(?:framework|method|model|approach|algorithm|architecture|network|system|agent|pipeline|module|technique|strategy|paradigm|toolkit|library|optimi[sz]er)\b/i;

/** Cuts a greedy run of words back to the name it begins with: up to the first plain lower-case word. */
function nameAt(run: string): string | null {
  const words = run.split(' ');
  const kept: string[] = [];
  for (const word of words) {
    const bare = word.replace(/^[$\\{]+/, '');
    if (kept.length > 0 && !/^[\p{Lu}\p{N}]/u.test(bare) && !distinctive(bare)) break;
    kept.push(word);
    if (/[.:]$/.test(word)) break;
  }
  while (kept.length > 1 && PLAIN.has(kept[0]!.toLowerCase())) return null;
  const name = kept.join(' ').replace(/(?:['’]s)?[.,;:'*$}\\]+$|['’]s$/, '');
  const closed = name.includes('{') && !name.includes('}') ? name.split('{').at(-1)! : name;
  return closed.length > 1 && !empty(closed) ? closed : null;
}

function looksLikeName(name: string, field: FieldText): boolean {
  const words = name.split(' ');
  if (PLAIN.has(name.toLowerCase())) return false;
  if (distinctive(name)) return true;
  // A capital in mid-sentence, twice in the text, is a name; once may be emphasis.
  return (
    /^\p{Lu}/u.test(words[0]!) &&
    words.every((word) => /^[\p{Lu}\p{N}]/u.test(word)) &&
    field.text.split(name).length > 2
  );
}

function kindOf(name: string, before: string, after: string): 'Method' | 'Dataset' {
  if (DATASET_NAME.test(name)) return 'Dataset';
  if (METHOD_AFTER.test(after) && !/^[^.;]{0,60}?\b(?:benchmark|dataset|corpus)\b/i.test(after)) return 'Method';
  return DATASET.test(after) || DATASET_BEFORE.test(before) ? 'Dataset' : 'Method';
}

function candidate(field: FieldText, start: number, name: string, rule: string, confidence: number): Candidate {
  const end = start + name.length;
  const kind = kindOf(name, field.text.slice(Math.max(0, start - 60), start), field.text.slice(end, end + 90));
  return { field: field.field, start, end, kind, name: null, entity: null, introduces: true, rule, confidence };
}

function inTitle(field: FieldText, document: Document): Candidate[] {
  const found = IN_TITLE.exec(field.text);
  const name = found?.[1];
  if (!name || empty(name) || PLAIN.has(name.toLowerCase())) return [];
  const words = name.split(/\s+/);
  if (words.length > 5) return [];
  const abstract = document.fields.find((each) => each.field !== 'title')?.text ?? '';
  const again = abstract.includes(name);
  const named =
    words.length === 1 ? distinctive(name) || again : again && words.every((word) => /^[\p{Lu}\p{N}]/u.test(word));
  if (!named && !(words.length <= 2 && distinctive(words.at(-1)!))) return [];
  const start = field.text.indexOf(name);
  return [candidate(field, start, name, 'title', 0.9)];
}

/** Where a pattern may match: positions in the order of the text; null where that is not known. */
type Starts = readonly number[] | null;

function all(field: FieldText, pattern: RegExp, starts: Starts): RegExpExecArray[] {
  return starts ? matchesAt(field.text, pattern, starts) : matches(field.text, pattern);
}

function inText(field: FieldText, starts: Starts, pattern: RegExp, rule: string, confidence: number): Candidate[] {
  const out: Candidate[] = [];
  for (const found of all(field, pattern, starts)) {
    const name = nameAt(found[1]!);
    if (!name || !looksLikeName(name, field)) continue;
    const start = field.text.indexOf(name, found.index + found[0].lastIndexOf(found[1]!));
    if (start >= 0) out.push(candidate(field, start, name, rule, confidence));
  }
  return out;
}

/** Words of the longest name. */
const WORDS = 6;

/** Names have capitals or digits: without one among the last words a stretch of text, which takes long to search, ends in none. */
function mayEndInName(text: string, from: number, to: number): boolean {
  let spaces = 0;
  for (let at = to - 1; at >= from; at -= 1) {
    const kind = kindAt(text, at);
    if (kind === CAPITAL || kind === DIGIT || text[at] === '(') return true;
    if (kind === SPACE) spaces += 1;
    if (spaces > WORDS + 3) return false;
  }
  return false;
}

function novelties(field: FieldText, starts: Starts): Candidate[] {
  const out: Candidate[] = [];
  for (const found of all(field, NOVEL, starts)) {
    const from = Math.max(0, found.index - 90);
    if (!mayEndInName(field.text, from, found.index)) continue;
    const before = BEFORE_NOVEL.exec(field.text.slice(from, found.index));
    const name = before && nameAt(before[1]!);
    if (!before || !name || !looksLikeName(name, field)) continue;
    const start = field.text.indexOf(name, from + before.index + before[0].lastIndexOf(before[1]!));
    if (start >= 0) out.push(candidate(field, start, name, 'introduction', 0.8));
  }
  return out;
}

const NEAR = new RegExp(
  `\\b(?:${VERB})s?\\s+(?:an?|the|our)?\\s*(?:[\\w-]+ ){0,4}(?:[\\w-]+ (?:called|named|of) )?["“'*]*$`,
  'i',
);

/** `we propose a long form (SF)`: the short form is the name. */
function byAbbreviation(field: FieldText): Candidate[] {
  return field.abbreviations.flatMap(({ short, long }) => {
    const first = Math.min(short[0], long[0]);
    const before = field.text.slice(Math.max(0, first - 90), first);
    if (!NEAR.test(before) || !/\b(?:we|paper|work|study|article)\b/i.test(before)) return [];
    const name = field.text.slice(...short);
    return [candidate(field, short[0], name, 'introduction', 0.85)];
  });
}

const SUBJECT = new RegExp(`^${NAME}(?:'s)?(?:,| \\(| is | are | \\p{Ll}+s )`, 'u');

/** A summary speaks of the paper from outside: its subject at the start is what the paper introduces. */
function inSummary(field: FieldText): Candidate[] {
  const found = SUBJECT.exec(field.text);
  const name = found && nameAt(found[1]!);
  return name && distinctive(name) ? [candidate(field, field.text.indexOf(name), name, 'introduction', 0.75)] : [];
}

export function introductions(document: Document): Candidate[] {
  return document.fields.flatMap((field) => {
    if (field.field === 'title') return inTitle(field, document);
    const { making, naming, data, praise } = placesOf(field.text, field.tokens) ?? ANYWHERE;
    return [
      ...inText(field, making, AFTER_VERB, 'introduction', 0.85),
      ...inText(field, naming, AFTER_NAMED, 'introduction', 0.9),
      ...inText(field, data, NEW_DATA, 'introduction', 0.9),
      ...novelties(field, praise),
      ...byAbbreviation(field),
      ...(field.field === 'summary' ? inSummary(field) : []),
    ];
  });
}

const ANYWHERE = { making: null, naming: null, data: null, praise: null };

/** Annotated papers made ready for training: documents, hints, labels, and what all the others say of each name. */
import { type Candidate, type Document, documentOf } from '../recognisers/document.ts';
import { introductions } from '../recognisers/introductions.ts';
import type { Lexicon } from '../recognisers/lexicon.ts';
import { lexiconNames } from '../recognisers/lexicon-names.ts';
import { gazetteerKey, lookUp, type Tally } from './gazetteer.ts';
import { hashText } from './hash.ts';
import { CLASSES } from './labels.ts';
import { SELDOM_FIRST, SELDOM_LAST, SELDOM_PART, SELDOM_WHOLE } from './outside.ts';
import { type AnnotatedName, formsOf, labelsOf } from './project.ts';

/** A paper as the training file gives it, parsed. */
export interface AnnotatedPaper {
  readonly title: string;
  readonly abstract: string;
  /** With the role where the annotation has one. */
  readonly names: readonly (AnnotatedName & { readonly role: string | null })[];
}

export interface PreparedPaper {
  readonly paper: AnnotatedPaper;
  readonly document: Document;
  readonly lexicon: readonly Candidate[];
  readonly introductions: readonly Candidate[];
  /** Labels a token, one array a field. */
  readonly labels: readonly Uint8Array[];
  /** Gazetteer keys of the paper's own names: class, and index of the annotated name. */
  readonly own: ReadonlyMap<number, { readonly kind: number; readonly name: number }>;
}

export function prepare(paper: AnnotatedPaper, lexicon: Lexicon): PreparedPaper {
  const document = documentOf({ title: paper.title, abstract: paper.abstract, summary: null });
  const forms = formsOf(paper.names);
  const own = new Map<number, { kind: number; name: number }>();
  for (const [index, name] of paper.names.entries()) {
    for (const form of [name.name, ...name.aliases]) {
      const key = gazetteerKey(form.replace(/[-–](?:based|style|like|enhanced|driven|aware|guided)$/i, ''));
      if (!own.has(key)) own.set(key, { kind: CLASSES.indexOf(name.class), name: index });
    }
  }
  return {
    paper,
    document,
    lexicon: lexiconNames(document, lexicon),
    introductions: introductions(document),
    labels: document.fields.map((field) => labelsOf(field, forms)),
    own,
  };
}

const COMMON = 10;
const SELDOM = 0.01;

/** How often a word stands in texts, and as what part of a name. */
interface Uses {
  all: number;
  part: number;
  whole: number;
  first: number;
  last: number;
}

/**
 * Habits of words that stand at least ten times, by their `raw` hash. That a word is no part of any name is said of words
 * without capitals and digits alone, and nothing of words with capitals inside: those name new things every day.
 */
export function wordHabits(papers: readonly PreparedPaper[]): Map<number, number> {
  const out = new Map<number, number>();
  for (const [text, { all, part, whole, first, last }] of usesOf(papers)) {
    if (all < COMMON || /.\p{Lu}|\p{N}\p{L}|\p{L}\p{N}/u.test(text)) continue;
    const seldom = (count: number, habit: number) => (count / all <= SELDOM ? habit : 0);
    const habits =
      (/\p{Lu}|\p{N}/u.test(text) ? 0 : seldom(part, SELDOM_PART)) |
      seldom(whole, SELDOM_WHOLE) |
      seldom(whole + first, SELDOM_FIRST) |
      seldom(whole + last, SELDOM_LAST);
    if (habits) out.set(hashText(text, 1), habits);
  }
  return out;
}

function usesOf(papers: readonly PreparedPaper[]): Map<string, Uses> {
  const out = new Map<string, Uses>();
  for (const { document, labels } of papers) {
    document.fields.forEach(({ tokens }, index) => {
      const row = labels[index]!;
      tokens.forEach(({ text }, at) => {
        const uses = out.get(text) ?? { all: 0, part: 0, whole: 0, first: 0, last: 0 };
        out.set(text, uses);
        uses.all += 1;
        const label = row[at]!;
        if (label === 0) return;
        uses.part += 1;
        const opens = label % 2 === 1;
        const closes = (row[at + 1] ?? 0) === 0 || row[at + 1]! % 2 === 1;
        if (opens && closes) uses.whole += 1;
        else if (opens) uses.first += 1;
        else if (closes) uses.last += 1;
      });
    });
  }
  return out;
}

/** What one annotated paper adds to a tally. */
const WEIGHT = 3;

/** What the annotations say of each name, with a way to leave one paper out. */
export interface Tallies {
  readonly all: Map<number, Tally>;
  /** As if the paper had not been counted. */
  readonly without: (paper: PreparedPaper) => (key: number) => Tally | null;
}

export function talliesOf(papers: readonly PreparedPaper[]): Tallies {
  const all = new Map<number, Tally>();
  for (const { own } of papers) {
    for (const [key, { kind }] of own) {
      const tally = all.get(key) ?? { classes: new Float32Array(CLASSES.length), seen: 0 };
      tally.classes[kind]! += WEIGHT;
      all.set(key, tally);
    }
  }
  const counted = new Map<PreparedPaper, Set<number>>();
  for (const paper of papers) {
    const here = occurring(paper.document, all);
    for (const key of here) all.get(key)!.seen += WEIGHT;
    counted.set(paper, here);
  }
  return {
    all,
    without: (paper) => {
      const here = counted.get(paper);
      return (key) => {
        const tally = all.get(key);
        if (!tally || !here || !(here.has(key) || paper.own.has(key))) return tally ?? null;
        const classes = Float32Array.from(tally.classes);
        const kind = paper.own.get(key)?.kind;
        if (kind !== undefined) classes[kind]! -= WEIGHT;
        return { classes, seen: tally.seen - (here.has(key) ? WEIGHT : 0) };
      };
    },
  };
}

/** Keys of a table that stand anywhere in a document. */
function occurring(document: Document, table: ReadonlyMap<number, unknown>): Set<number> {
  const here = new Set<number>();
  for (const field of document.fields) {
    lookUp(
      field,
      (key) => {
        if (table.has(key)) here.add(key);
        return 0;
      },
      () => {},
    );
  }
  return here;
}

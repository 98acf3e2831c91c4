/** Annotated papers made ready for training: documents, hints, labels, and what all the others say of each name. */
import { type Candidate, type Document, documentOf } from '../recognisers/document.ts';
import { introductions } from '../recognisers/introductions.ts';
import type { Lexicon } from '../recognisers/lexicon.ts';
import { lexiconNames } from '../recognisers/lexicon-names.ts';
import { gazetteerKey, lookUp, type Tally } from './gazetteer.ts';
import { hashText } from './hash.ts';
import { CLASSES } from './labels.ts';
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

/** Hashes of words that stand at least ten times and almost never inside a name; none has a capital or digit. */
export function plainWords(papers: readonly PreparedPaper[]): number[] {
  const all = new Map<string, number>();
  const inside = new Map<string, number>();
  for (const { document, labels } of papers) {
    document.fields.forEach((field, index) => {
      field.tokens.forEach(({ text }, at) => {
        all.set(text, (all.get(text) ?? 0) + 1);
        if (labels[index]![at]) inside.set(text, (inside.get(text) ?? 0) + 1);
      });
    });
  }
  return [...all]
    .filter(
      ([text, count]) => count >= COMMON && (inside.get(text) ?? 0) / count <= SELDOM && !/\p{Lu}|\p{N}/u.test(text),
    )
    .map(([text]) => hashText(text, 1))
    .sort((a, b) => a - b);
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

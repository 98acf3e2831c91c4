/** Runs the trained tagger over one paper: spans with chances, groups, verdicts. */
import type { Candidate, Document } from '../recognisers/document.ts';
import { type Decided, decide } from './decide.ts';
import { type FoundRole, findRoles } from './find-roles.ts';
import { addTallies, codeOf, gazetteerCodes, gazetteerKey, gazetteerKeyOf, type Tally } from './gazetteer.ts';
import { type Group, groupsOf, REACH } from './groups.ts';
import { JUDGE_WIDTH, judgeRows } from './judge.ts';
import { CLASSES } from './labels.ts';
import { type SpanChance, spanChances } from './lattice.ts';
import type { TaggerModel } from './model.ts';
import { factsOf, spellings } from './token-facts.ts';

/** Spans less likely than this are not shown to the judge when it learns. */
export const LEAST_CHANCE = 0.03;
/** Those below this it never takes: not worth its time. */
const WORTH = 0.08;
export interface Given {
  readonly lexicon: readonly Candidate[];
  readonly introductions: readonly Candidate[];
  readonly learnt: readonly Candidate[];
  /** Ids of broad techniques. */
  readonly broad: ReadonlySet<string>;
}

/** An introduction elsewhere in the run counts as much as one annotated paper. */
const TAUGHT = 3;

interface Known {
  readonly tally: (key: number) => Tally | null;
  /** `codeOf` of that tally; 0 where there is none. */
  readonly code: (key: number) => number;
}

/** What weights and run together say of a name; of the run's names only those that stand in this paper. */
function knownTo(given: Given, model: TaggerModel): Known {
  if (given.learnt.length === 0) return model;
  const taught = new Map<number, Tally>();
  for (const { name, kind } of given.learnt) {
    const classes = new Float32Array(CLASSES.length);
    classes[CLASSES.indexOf(kind === 'Method' ? 'introduced' : 'introduced-dataset')] = TAUGHT;
    if (name) taught.set(gazetteerKey(name), { classes, seen: TAUGHT });
  }
  const tally = (key: number) => addTallies(model.tally(key), taught.get(key) ?? null);
  return {
    tally,
    code: (key) => {
      const both = taught.has(key) ? tally(key) : null;
      return both ? codeOf(both) : model.code(key);
    },
  };
}

function spansOf(document: Document, given: Given, model: TaggerModel, code: (key: number) => number): SpanChance[][] {
  const { lexicon, introductions, broad } = given;
  const gazetteer = document.fields.map((field) => gazetteerCodes(field, code));
  const hints = { lexicon, introductions, broad, gazetteer };
  const known = spellings(document);
  const { moves } = model;
  return document.fields.map((field, index) => {
    const { length } = field.tokens;
    const scores = model.scores(factsOf(field, index, hints, known));
    return spanChances(scores, length, moves, WORTH, REACH);
  });
}

export type Tagged = Decided & FoundRole;

export function tag(document: Document, given: Given, model: TaggerModel): Tagged[] {
  const known = knownTo(given, model);
  const spans = spansOf(document, given, model, known.code);
  const { lexicon, introductions, learnt } = given;
  const groups = groupsOf(document, { lexicon, introductions, learnt, spans });
  const tally = (group: Group) => known.tally(gazetteerKeyOf(group));
  const rows = judgeRows({ document, groups, broad: given.broad, tally });
  const shares = Array.from({ length: groups.size }, (_, index) => model.judge(rows, index * JUDGE_WIDTH));
  const decided = decide(document, groups, shares);
  const roleOf = findRoles(document, decided, model);
  // Property by property: objects made by spreading others are of many kinds to the engine, and slow to read.
  return decided.map((name) => {
    const { group, kind, introduces, broad, confidence, occurrences } = name;
    const { role, plain, sure } = roleOf(name);
    return { group, kind, introduces, broad, confidence, occurrences, role, plain, sure };
  });
}

/** The trained tagger as one file of bytes: written by the training command, read here in a few milliseconds. */
import { type ByteWriter, byteReader, bytesOf, byteWriter, float32, int32 } from './bytes.ts';
import type { CrfWeights } from './crf.ts';
import { codeOf, type Tally } from './gazetteer.ts';
import { JUDGE_WIDTH } from './judge.ts';
import { CLASSES, LABELS } from './labels.ts';
import { expTransitions } from './lattice.ts';
import { type Ask, rankedForest } from './ranked-forest.ts';
import { ROLES } from './role-model.ts';
import { ROLE_WIDTH } from './role-row.ts';
import { scoreTable } from './score-table.ts';
import { type Scorer, scorerOf } from './token-scores.ts';
import type { RoleWeights } from './train-roles.ts';
import type { Forest } from './trees.ts';

/** Changes whenever features, labels or rows change their meaning. */
const MAGIC = 'KINDRED4';

/** Weights of the roles are `row * ROLES.length + role`. */
export interface TaggerModel {
  readonly scores: Scorer;
  /** `expTransitions` of the chain. */
  readonly moves: Float64Array;
  /** What the annotations say of a name, by its gazetteer key. */
  readonly tally: (key: number) => Tally | null;
  /** `codeOf` of that tally, 0 where there is none. */
  readonly code: (key: number) => number;
  /** Shares of the verdicts on a row of the judge. */
  readonly judge: Ask;
  readonly roles: Table;
  /** Shares of the roles on a row of `role-row`. */
  readonly roleJudge: Ask;
}

/** What training ends with. */
export interface TrainedTagger {
  /** Of words, by their `raw` hash. */
  readonly habits: ReadonlyMap<number, number>;
  /** Feature hash of each column. */
  readonly hashes: Int32Array;
  readonly crf: CrfWeights;
  readonly tallies: ReadonlyMap<number, Tally>;
  readonly forest: Forest;
  readonly roles: RoleWeights;
  readonly roleForest: Forest;
}

/** Half the rows have no weight above this; without them F1 on the dev papers stays within 0.003. */
const LEAST_WEIGHT = 0.075;

const STEPS = 16;
/** Counts are kept as sixteenths of a doubling: 0 stays 0, and no count is off by more than a twentieth. */
const squeeze = (count: number) => Math.min(255, Math.round(Math.log2(1 + count) * STEPS));
const STRETCHED = Float32Array.from({ length: 256 }, (_, byte) => 2 ** (byte / STEPS) - 1);

/** Same training, same bytes: sections are sorted by key. */
export function writeModel(trained: TrainedTagger): Uint8Array {
  const out = byteWriter(MAGIC);
  const habits = [...trained.habits].sort(([a], [b]) => a - b);
  out.add(bytesOf(Int32Array.from(habits, ([raw]) => raw)));
  out.add(Uint8Array.from(habits, ([, habit]) => habit));
  addTable(out, trained.hashes, trained.crf.weights, LABELS, LEAST_WEIGHT);
  const { transitions } = trained.crf;
  out.add(bytesOf(transitions));
  const names = [...trained.tallies].sort(([a], [b]) => a - b);
  out.add(bytesOf(Int32Array.from(names, ([key]) => key)));
  const counts = new Uint8Array(names.length * (CLASSES.length + 1));
  names.forEach(([, { classes, seen }], index) => {
    [...classes, seen].forEach((count, slot) => {
      counts[index * (CLASSES.length + 1) + slot] = squeeze(count);
    });
  });
  out.add(counts);
  addForest(out, trained.forest);
  addTable(out, trained.roles.hashes, trained.roles.weights, ROLES.length, 0);
  addForest(out, trained.roleForest);
  return out.done();
}

function addForest(out: ByteWriter, forest: Forest): void {
  out.add(bytesOf(Int32Array.of(forest.classes, forest.trees)));
  out.add(bytesOf(forest.features));
  out.add(bytesOf(forest.thresholds));
  out.add(bytesOf(forest.leaves));
}

function readForest(next: () => Uint8Array): Forest {
  const [classes = 0, trees = 0] = int32(next());
  return { classes, trees, features: next(), thresholds: float32(next()), leaves: float32(next()) };
}

/** A weight table as sorted hashes, rows of steps, and the size of a step; rows without a weight above `least` are dropped. */
function addTable(out: ByteWriter, hashes: Int32Array, weights: Float32Array, width: number, least: number): void {
  let top = 0;
  for (const weight of weights) top = Math.max(top, Math.abs(weight));
  const scale = Math.min(top, 4) / 127;
  const kept: number[] = [];
  for (let column = 0; column < hashes.length; column += 1) {
    const row = weights.subarray(column * width, (column + 1) * width);
    if (row.some((weight) => Math.abs(weight) > Math.max(least, scale))) kept.push(column);
  }
  kept.sort((a, b) => hashes[a]! - hashes[b]!);
  const rows = new Int8Array(kept.length * width);
  kept.forEach((column, row) => {
    for (let at = 0; at < width; at += 1) {
      const steps = Math.round(weights[column * width + at]! / scale);
      rows[row * width + at] = Math.max(-127, Math.min(127, steps));
    }
  });
  out.add(bytesOf(Int32Array.from(kept, (column) => hashes[column]!)));
  out.add(bytesOf(rows));
  out.add(bytesOf(Float32Array.of(scale)));
}

interface Table {
  /** Row for a feature hash; −1 for none. */
  readonly row: (hash: number) => number;
  readonly weights: Int8Array;
  /** Size of one step of a weight. */
  readonly scale: number;
}

function readTable(next: () => Uint8Array) {
  const hashes = int32(next());
  const rows = next();
  const weights = new Int8Array(rows.buffer, rows.byteOffset, rows.byteLength);
  return { hashes, weights, scale: float32(next())[0]! };
}

/**
 * Position of each key, none of which is 0, by open addressing; −1 for a key that is not there. Most questions are
 * misses, and a filter of one bit a key, eight times as many as slots and still near the processor, answers most of those.
 */
function indexOf(keys: Int32Array): (key: number) => number {
  let bits = 5;
  while (1 << bits < keys.length * 3) bits += 1;
  const mask = (1 << bits) - 1;
  const shift = 32 - bits;
  const finer = bits + 3;
  const taken = new Int32Array((1 << finer) >> 5);
  /** Of each slot its key and position. */
  const slots = new Int32Array(2 << bits);
  for (let at = 0; at < keys.length; at += 1) {
    const spread = Math.imul(keys[at]!, 0x9e3779b1);
    const bit = spread >>> (32 - finer);
    taken[bit >> 5]! |= 1 << (bit & 31);
    let slot = spread >>> shift;
    while (slots[slot * 2] !== 0) slot = (slot + 1) & mask;
    slots[slot * 2] = keys[at]!;
    slots[slot * 2 + 1] = at;
  }
  return (key) => {
    const spread = Math.imul(key, 0x9e3779b1);
    const bit = spread >>> (32 - finer);
    if ((taken[bit >> 5]! & (1 << (bit & 31))) === 0) return -1;
    let slot = spread >>> shift;
    while (slots[slot * 2] !== 0) {
      if (slots[slot * 2] === key) return slots[slot * 2 + 1]!;
      slot = (slot + 1) & mask;
    }
    return -1;
  };
}

/** In place of the code of a name that nobody has asked for. */
const UNASKED = 255;

/** Throws a RangeError where the bytes are no weights of this version. */
export function readModel(bytes: Uint8Array): TaggerModel {
  const next = byteReader(bytes, MAGIC);
  const raw = indexOf(int32(next()));
  const habits = next();
  const chain = readTable(next);
  const moves = expTransitions(float32(next()));
  const names = int32(next());
  const name = indexOf(names);
  const counts = next();
  const forest = readForest(next);
  const width = CLASSES.length + 1;
  const tallyAt = (at: number): Tally => {
    const classes = new Float32Array(CLASSES.length);
    for (let kind = 0; kind < CLASSES.length; kind += 1) classes[kind] = STRETCHED[counts[at * width + kind]!]!;
    return { classes, seen: STRETCHED[counts[at * width + CLASSES.length]!]! };
  };
  const codes = new Uint8Array(names.length).fill(UNASKED);
  const roles = readTable(next);
  const roleForest = readForest(next);
  return {
    scores: scorerOf(scoreTable(chain.hashes, chain.weights, chain.scale), (word) => habits[raw(word.raw)] ?? 0),
    moves,
    tally: (key) => {
      const at = name(key);
      return at < 0 ? null : tallyAt(at);
    },
    code: (key) => {
      const at = name(key);
      if (at < 0) return 0;
      if (codes[at] === UNASKED) codes[at] = codeOf(tallyAt(at));
      return codes[at]!;
    },
    judge: rankedForest(forest, JUDGE_WIDTH),
    roles: { row: indexOf(roles.hashes), weights: roles.weights, scale: roles.scale },
    roleJudge: rankedForest(roleForest, ROLE_WIDTH),
  };
}

/** The lines above and around the papers of a page: recognised alone on a line, or glued to each other and to the first title. */
import { MONTH_NAMES } from './meta.ts';

const BANNER = 'Get trending papers in your email inbox!';
/** In the order in which a page shows them; a glued line holds them in this order too. */
const PIECES: readonly RegExp[] = [
  /^new\s*(?=Get trending papers)/,
  /^Get trending papers in your email inbox!?\s*/,
  /^Subscribe\s*/,
  /^(?:Daily|Weekly|Monthly|Trending) Papers\s*/,
  /^by\s*AK and the research community\s*/i,
  new RegExp(`^(?:${MONTH_NAMES}) (?:[12]\\d|3[01]|0?[1-9])(?!\\d)(?:, \\d{4})?\\s*`),
];
/** A piece that, met alone, could be the start of a title: it counts only behind another piece. */
const WEAK = new Set([2, 3, 5]);

const WHOLE =
  /^(?:new|Hugging Face|Models|Datasets|Spaces|Papers|Docs|Log In|Sign Up|Previous|Next|Search|Upvote|Submitted by|GitHub|arXiv Page|View all|Back to .{1,40}|\d+(?:\.\d+)?k?)$/i;

/** What a line holds behind the pieces of a page head: null when it is head and nothing else, the line itself when it has none. */
export function afterHead(line: string): string | null {
  if (WHOLE.test(line)) return null;
  let rest = line;
  let strong = false;
  for (const [at, piece] of PIECES.entries()) {
    const found = piece.exec(rest);
    if (!found) continue;
    const tail = rest.slice(found[0].length);
    if (tail === '') return null;
    if (WEAK.has(at) && !strong && !startsPiece(tail, at) && !gluedTo(tail, found[0])) continue;
    rest = at === PIECES.length - 1 ? behindDate(found[0], tail) : tail;
    strong = true;
  }
  return rest;
}

/** `Mar 13D Gaussian …` is March 1 and a 3D title; `Mar 11SparrowVQE` is March 11. */
function behindDate(date: string, tail: string): string {
  const two = /\d(\d)\s*$/.exec(date);
  return two && !/\s$/.test(date) && /^D\b/.test(tail) ? two[1]! + tail : tail;
}

function startsPiece(tail: string, after: number): boolean {
  return PIECES.slice(after + 1).some((piece) => piece.test(tail));
}

/** `SubscribeRaftMLP` is glued, `Subscribe to …` is a title. */
function gluedTo(tail: string, piece: string): boolean {
  return !/\s$/.test(piece) && /^[\p{Lu}\p{N}]/u.test(tail);
}

/** Whether a text shows the head of such a page. */
export function hasPageHead(text: string): boolean {
  return text.includes(BANNER) || /^by\s*AK and the research community/im.test(text);
}

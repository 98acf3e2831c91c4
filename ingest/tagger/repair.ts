/** Where a name truly ends: `Transformer-based`, `adapter modules` and `\eg LoRA` name Transformer, adapter and LoRA. */
import type { FieldText } from '../recognisers/document.ts';
import { distinctive } from '../recognisers/names.ts';

const TAILS = new Set(
  `based style like enhanced driven aware guided style equipped powered inspired augmented trained tuned only free free-form
optimized specific compatible derived`.split(/\s+/),
);
/** Plain nouns that follow a name without belonging to it. */
const NOUNS = new Set(
  `layer layers module modules block blocks framework frameworks backbone backbones family series variant variants codebase
toolkit library package baseline baselines paper weights checkpoint checkpoints dataset datasets benchmark benchmarks corpus`.split(
    /\s+/,
  ),
);
/** These go only from names in one piece and from known ones: `InfoNCE objective`, but `Deep Galerkin methods`. */
const COMPANY = new Set(
  `algorithm algorithms approach approaches encoder encoders estimator features method methods objective objectives performance
pretraining problems technique techniques vocabulary`.split(/\s+/),
);
const HYPHEN = /^[-–‐‑]$/;

/**
 * The token range of the name inside a tagged range. A plain noun at the end goes only where what is left is a name by
 * itself: known, or with capitals or digits inside.
 */
export function repaired(
  field: FieldText,
  from: number,
  to: number,
  known: (from: number, to: number) => boolean,
): readonly [number, number] {
  const { tokens, text } = field;
  let start = from;
  let end = to;
  while (end - start > 1 && /^(?:\\[a-zA-Z]+|[-–—{$("'“‘])$/.test(tokens[start]!.text)) start += 1;
  for (;;) {
    const last = tokens[end - 1]!.text;
    if (end - start > 2 && HYPHEN.test(tokens[end - 2]!.text) && TAILS.has(last.toLowerCase())) end -= 2;
    else if (end - start > 1 && HYPHEN.test(last)) end -= 1;
    else if (end - start > 1 && NOUNS.has(last) && isName(start, end - 1)) end -= 1;
    else if (end - start > 1 && COMPANY.has(last) && isWhole(start, end - 1)) end -= 1;
    else return [start, end];
  }

  function isWhole(a: number, b: number): boolean {
    return known(a, b) || (/^\S+$/.test(text.slice(tokens[a]!.start, tokens[b - 1]!.end)) && isName(a, b));
  }

  function isName(a: number, b: number): boolean {
    return known(a, b) || distinctive(text.slice(tokens[a]!.start, tokens[b - 1]!.end));
  }
}

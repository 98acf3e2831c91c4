/** What builds on what: a paper that introduces A and extends B, with the sentences that say so. */
import { byCodeUnit, edgeId } from '../graph/ids.ts';
import type { Edge, Evidence } from '../graph/model.ts';

/** What is left of the confidence of a sentence that does not name both. */
const ALONE = 0.9;

/** Whether a name of this evidence stands in the sentence of the other. */
function within(one: Evidence, { source, field, sentence }: Evidence): boolean {
  return (
    sentence !== null &&
    one.source === source &&
    one.field === field &&
    sentence[0] <= one.start &&
    one.end <= sentence[1]
  );
}

/** What a paper is about among the things that it introduces: those in its title, else those it names most often. */
function leading(introduced: readonly Edge[]): ReadonlySet<Edge> {
  const titled = introduced.filter(({ evidence }) => evidence.some(({ field }) => field === 'title'));
  if (titled.length > 0) return new Set(titled);
  const most = Math.max(0, ...introduced.map(({ evidence }) => evidence.length));
  return new Set(introduced.filter(({ evidence }) => evidence.length === most));
}

export interface Standing {
  readonly isMethod: (id: string) => boolean;
  /** Whether the lexicon has it. */
  readonly isKnown: (id: string) => boolean;
}

/** `method:or-tlrr` goes on from `method:tlrr`: the name says so itself. */
function namedAfter(a: string, b: string): boolean {
  return a.includes(b.slice(b.indexOf(':') + 1));
}

/**
 * `A BUILDS_ON B` for all that a paper introduces and is about, and for its other parts where one sentence names both;
 * such sentences come first. B was there before: the lexicon has it, another paper names it, or A is named after it;
 * a phrase of this one paper is rather a part of A or another way to say it.
 */
export function buildsOn(edges: readonly Edge[], { isMethod, isKnown }: Standing): Edge[] {
  const out = new Map<string, Edge>();
  const byPaper = new Map<string, Edge[]>();
  const papers = new Map<string, number>();
  for (const edge of edges) {
    papers.set(edge.target, (papers.get(edge.target) ?? 0) + 1);
    const mine = byPaper.get(edge.source);
    if (mine) mine.push(edge);
    else byPaper.set(edge.source, [edge]);
  }
  for (const mine of byPaper.values()) {
    const introduced = mine.filter((edge) => edge.kind === 'INTRODUCES' && isMethod(edge.target));
    const extended = mine.filter((edge) => edge.kind === 'USES' && edge.role === 'extends' && isMethod(edge.target));
    const lead = leading(introduced);
    for (const a of introduced) {
      for (const b of extended) {
        if (a.target === b.target) continue;
        if (!isKnown(b.target) && papers.get(b.target) === 1 && !namedAfter(a.target, b.target)) continue;
        const both = b.evidence.filter((each) => a.evidence.some((one) => within(one, each)));
        if (both.length === 0 && !lead.has(a)) continue;
        const others = b.evidence
          .filter((each) => !both.includes(each))
          .map((each) => ({ ...each, confidence: Math.round(each.confidence * ALONE * 1000) / 1000 }));
        const id = edgeId(a.target, 'BUILDS_ON', b.target);
        const before = out.get(id);
        out.set(id, {
          id,
          source: a.target,
          target: b.target,
          kind: 'BUILDS_ON',
          role: null,
          official: null,
          confidence: Math.max(before?.confidence ?? 0, Math.min(a.confidence, b.confidence)),
          score: null,
          terms: [],
          evidence: [...(before?.evidence ?? []), ...both, ...others].sort((a, b) => b.confidence - a.confidence),
        });
      }
    }
  }
  return [...out.values()].sort((a, b) => byCodeUnit(a.id, b.id));
}

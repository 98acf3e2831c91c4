/** Corrections at work: which edges and entities each line touches, with counts. */
import { byCodeUnit, edgeId } from '../graph/ids.ts';
import type { Edge, Entity, Problem } from '../graph/model.ts';
import { type Correction, parseCorrections, unused } from './corrections.ts';
import { distinctAliases } from './entities.ts';
import { meansPaper } from './identity/said.ts';

export interface CorrectionBook {
  readonly corrections: readonly Correction[];
  readonly touch: (correction: Correction) => void;
  /** Unreadable lines, and lines that changed nothing; call last. */
  readonly problems: () => Problem[];
}

export function correctionBook(text: string): CorrectionBook {
  const { corrections, problems } = parseCorrections(text);
  const done = new Map<number, number>();
  return {
    corrections,
    touch: (correction) => done.set(correction.line, (done.get(correction.line) ?? 0) + 1),
    problems: () => [...problems, ...unused(corrections, done)],
  };
}

/** `not-this` and `same-as` on edges; the result is again one edge per (source, kind, target). */
export function applyToEdges(edges: readonly Edge[], book: CorrectionBook): Edge[] {
  const refused = new Map<string, Correction>();
  const renamed = new Map<string, { to: string; by: Correction }>();
  for (const one of book.corrections) {
    if (one.act === 'not-this') refused.set(`${one.paper}|${one.entity}`, one);
    if (one.act === 'same-as' && !meansPaper(one.from)) renamed.set(one.from, { to: one.to, by: one });
  }
  if (!refused.size && !renamed.size) return [...edges];
  const out = new Map<string, Edge>();
  for (const edge of edges) {
    const line = refused.get(`${edge.source}|${edge.target}`) ?? refused.get(`*|${edge.target}`);
    if (line) {
      book.touch(line);
      continue;
    }
    let target = edge.target;
    const seen = new Set<string>();
    for (let move = renamed.get(target); move && !seen.has(target); move = renamed.get(target)) {
      seen.add(target);
      book.touch(move.by);
      target = move.to;
    }
    const id = edgeId(edge.source, edge.kind, target);
    const before = out.get(id);
    out.set(id, {
      ...edge,
      id,
      target,
      confidence: Math.max(edge.confidence, before?.confidence ?? 0),
      evidence: [...(before?.evidence ?? []), ...edge.evidence],
    });
  }
  return [...out.values()];
}

/** `same-as`, `rename` and `kind` on entities; entities that no edge holds any more are gone. */
export function applyToEntities(entities: readonly Entity[], edges: readonly Edge[], book: CorrectionBook): Entity[] {
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  for (const one of book.corrections) {
    if (one.act === 'same-as' && !meansPaper(one.from)) {
      const from = byId.get(one.from);
      const to = byId.get(one.to);
      if (!from) continue;
      const base = to ?? { ...from, id: one.to };
      byId.set(one.to, {
        ...base,
        aliases: distinctAliases(base.label, [...base.aliases, from.label, ...from.aliases]),
      });
      byId.delete(one.from);
    } else if (one.act === 'rename') {
      const entity = byId.get(one.id);
      if (!entity) continue;
      book.touch(one);
      byId.set(one.id, {
        ...entity,
        label: one.name,
        aliases: distinctAliases(one.name, [...entity.aliases, entity.label]),
      });
    } else if (one.act === 'kind') {
      const entity = byId.get(one.id);
      if (!entity || entity.kind === one.kind) continue;
      book.touch(one);
      byId.set(one.id, { ...entity, kind: one.kind });
    }
  }
  const held = new Set(edges.map((edge) => edge.target));
  return [...byId.values()].filter((entity) => held.has(entity.id)).sort((a, b) => byCodeUnit(a.id, b.id));
}

/** `rename community:… NAME` lines. They are applied by analysis, so here they count as done. */
export function communityNames(book: CorrectionBook): Map<string, string> {
  const out = new Map<string, string>();
  for (const one of book.corrections) {
    if (one.act !== 'rename' || !one.id.startsWith('community:')) continue;
    book.touch(one);
    out.set(one.id, one.name);
  }
  return out;
}

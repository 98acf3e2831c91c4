/** A paper's recognition as the gold files want it: mentions that are one thing by id, name or expansion put together. */
import { byCodeUnit, nameKey } from '../graph/ids.ts';
import type { Edge, Entity, Paper, Role } from '../graph/model.ts';
import type { PredictedName, Prediction } from './evaluate.ts';
import type { Mention } from './model.ts';
import type { Recognised } from './recognisers/contract.ts';
import { together } from './together.ts';

/** Groups of mentions of one paper, each in text order, that are one entity. */
export function sameEntity(mentions: readonly Mention[]): Mention[][] {
  return together(mentions, ({ kind, name, quote, expansion, entity }) => [
    ...[name, quote, expansion ?? '']
      .map(nameKey)
      .filter(Boolean)
      .map((key) => `${kind}:${key}`),
    ...(entity ? [entity] : []),
  ]);
}

/** What several mentions together say: introduces if one does, else the role that most of them have. */
export function relationOf(mentions: readonly Mention[]): 'introduces' | Role {
  if (mentions.some((mention) => mention.introduces)) return 'introduces';
  const votes = new Map<Role, number>();
  for (const { role, confidence } of mentions) if (role) votes.set(role, (votes.get(role) ?? 0) + confidence);
  return [...votes].sort(([a, x], [b, y]) => y - x || byCodeUnit(a, b))[0]![0];
}

/** A paper's recognition in the form that the gold files take. */
export function predictionOf(title: string, recognised: Recognised): Prediction {
  const methods: PredictedName[] = [];
  const datasets: PredictedName[] = [];
  for (const group of sameEntity(recognised.mentions)) {
    const name = (group.find((mention) => mention.entity) ?? group[0]!).name;
    const written = group.flatMap(({ quote, name: shown, expansion }) => [quote, shown, expansion ?? '']);
    const aliases = [...new Set(written)].filter((alias) => alias && alias !== name).sort(byCodeUnit);
    (group[0]!.kind === 'Method' ? methods : datasets).push({ name, aliases, relation: relationOf(group) });
  }
  return { title, methods, datasets, links: recognised.links.map((link) => link.url) };
}

/** What stored rows say of each paper, in the same form: every edge to a method, dataset or repository, and the pages. */
export function storedPredictions(
  papers: Iterable<Paper>,
  entities: ReadonlyMap<string, Entity>,
  edges: Iterable<Edge>,
): Prediction[] {
  const byPaper = new Map<string, Edge[]>();
  for (const edge of edges) {
    if (edge.kind !== 'INTRODUCES' && edge.kind !== 'USES' && edge.kind !== 'HAS_CODE') continue;
    const held = byPaper.get(edge.source);
    if (held) held.push(edge);
    else byPaper.set(edge.source, [edge]);
  }
  return [...papers].map((paper) => {
    const methods: PredictedName[] = [];
    const datasets: PredictedName[] = [];
    const links = [...paper.pages];
    for (const edge of byPaper.get(paper.id) ?? []) {
      const entity = entities.get(edge.target);
      if (entity?.url) links.push(entity.url);
      if (!entity || edge.kind === 'HAS_CODE') continue;
      const quotes = edge.evidence.map((each) => each.quote);
      const aliases = [...new Set([...entity.aliases, ...quotes])].filter((alias) => alias !== entity.label);
      const relation = edge.kind === 'INTRODUCES' ? ('introduces' as const) : (edge.role ?? 'mentions');
      (entity.kind === 'Dataset' ? datasets : methods).push({ name: entity.label, aliases, relation });
    }
    return { title: paper.title, methods, datasets, links };
  });
}

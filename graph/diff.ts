/** What changed between two states of a graph, in words: nodes and links that came, went, changed or joined others. */
import { byCodeUnit } from './ids.ts';
import type { EdgeKind, NodeKind } from './model.ts';
import { EDGE_KINDS, ENTITY_FIELDS, KIND_WORDS, NODE_KINDS, PAPER_FIELDS } from './schema.ts';
import { sideBySide } from './sorted.ts';

export interface DiffNode {
  readonly id: string;
  readonly kind: NodeKind;
  readonly label: string;
  readonly aliases: readonly string[];
  /** Other fields by name, as the sources gave them. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Null where analysis has not seen the node. */
  readonly community: string | null;
}

export interface DiffEdge {
  readonly id: string;
  readonly kind: EdgeKind;
  readonly role: string | null;
  readonly official: boolean | null;
}

/** One state; rows come sorted by id (code units). `nodes` may be walked twice. */
export interface DiffSide {
  readonly nodes: () => AsyncIterable<DiffNode>;
  readonly edges: () => AsyncIterable<DiffEdge>;
}

export interface Named {
  readonly id: string;
  readonly label: string;
}

export interface NodeChanges {
  readonly added: Named[];
  readonly removed: Named[];
  /** `fields` are the names that a reader knows. */
  readonly changed: (Named & { readonly fields: readonly string[] })[];
  /** Nodes of before that are now another name of `into`. */
  readonly joined: (Named & { readonly into: Named })[];
}

export interface GraphDiff {
  readonly nodes: Readonly<Partial<Record<NodeKind, NodeChanges>>>;
  readonly edges: Readonly<Partial<Record<EdgeKind, { added: number; removed: number; changed: number }>>>;
  /** Nodes in both states whose community is another one. */
  readonly moved: number;
}

/** Holds what changed, never a whole state. */
export async function diffGraphs(before: DiffSide, after: DiffSide): Promise<GraphDiff> {
  const nodes: Partial<Record<NodeKind, NodeChanges>> = {};
  const of = (kind: NodeKind): NodeChanges => {
    nodes[kind] ??= { added: [], removed: [], changed: [], joined: [] };
    return nodes[kind];
  };
  let moved = 0;
  const gone = new Map<string, DiffNode>();
  for await (const [a, b] of sideBySide(before.nodes(), after.nodes())) {
    if (a && b) {
      if (a.community !== null && b.community !== null && a.community !== b.community) moved += 1;
      const fields = changedFields(a, b);
      if (fields.length > 0) of(b.kind).changed.push({ ...named(b), fields });
    } else if (b) of(b.kind).added.push(named(b));
    else if (a) gone.set(a.id, a);
  }
  if (gone.size > 0) {
    for await (const node of after.nodes()) {
      for (const alias of node.aliases) {
        const old = gone.get(alias);
        if (!old) continue;
        gone.delete(alias);
        of(old.kind).joined.push({ ...named(old), into: named(node) });
      }
    }
    for (const old of gone.values()) of(old.kind).removed.push(named(old));
  }
  const edges: GraphDiff['edges'] = await diffEdges(before, after);
  return { nodes, edges, moved };
}

async function diffEdges(before: DiffSide, after: DiffSide): Promise<GraphDiff['edges']> {
  const edges: Partial<Record<EdgeKind, { added: number; removed: number; changed: number }>> = {};
  for await (const [a, b] of sideBySide(before.edges(), after.edges())) {
    const kind = (b ?? a)?.kind;
    if (!kind || (a && b && a.role === b.role && a.official === b.official)) continue;
    edges[kind] ??= { added: 0, removed: 0, changed: 0 };
    if (a && b) edges[kind].changed += 1;
    else if (b) edges[kind].added += 1;
    else edges[kind].removed += 1;
  }
  return edges;
}

function named({ id, label }: DiffNode): Named {
  return { id, label };
}

const LABELS: Readonly<Record<string, { readonly label: string }>> = { ...ENTITY_FIELDS, ...PAPER_FIELDS };

function changedFields(a: DiffNode, b: DiffNode): string[] {
  const out: string[] = [];
  if (a.label !== b.label) out.push(b.kind === 'Paper' ? 'title' : 'name');
  if (text(a.aliases) !== text(b.aliases)) out.push(LABELS.aliases!.label);
  for (const key of [...new Set([...Object.keys(a.fields), ...Object.keys(b.fields)])].sort(byCodeUnit)) {
    if (text(a.fields[key]) !== text(b.fields[key])) out.push(LABELS[key]?.label ?? key);
  }
  return out;
}

/** The same text for the same value, whatever the order of its keys. */
function text(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => byCodeUnit(a, b)))
      : part,
  );
}

/** Lines for people; at most `most` nodes of each kind of change are named. */
export function diffText(diff: GraphDiff, most = 10): string {
  const lines: string[] = [];
  for (const kind of NODE_KINDS) {
    const found = diff.nodes[kind];
    if (!found) continue;
    const { added, removed, changed, joined } = found;
    const parts = [
      [added.length, 'new'],
      [removed.length, 'gone'],
      [changed.length, 'changed'],
      [joined.length, 'joined another'],
    ] as const;
    const words = parts.flatMap(([count, word]) => (count > 0 ? [`${count} ${word}`] : []));
    lines.push(`${KIND_WORDS[kind][1]}: ${words.join(', ')}`);
    list(lines, added, most, ({ label }) => `  + ${label}`);
    list(lines, removed, most, ({ label }) => `  - ${label}`);
    list(lines, changed, most, ({ label, fields }) => `  ~ ${label}: ${fields.join(', ')}`);
    list(
      lines,
      joined,
      most,
      ({ label, into }) => `  = ${label} is now ${into.label === label ? into.id : into.label}`,
    );
  }
  for (const [kind, found] of Object.entries(diff.edges)) {
    const words: string = Object.entries(EDGE_KINDS).find(([name]) => name === kind)?.[1].words ?? kind;
    const parts = [
      ...(found.added ? [`${found.added} new`] : []),
      ...(found.removed ? [`${found.removed} gone`] : []),
      ...(found.changed ? [`${found.changed} in another role`] : []),
    ];
    lines.push(`links "${words}": ${parts.join(', ')}`);
  }
  if (diff.moved > 0) lines.push(`${diff.moved} ${diff.moved === 1 ? 'node is' : 'nodes are'} in another community`);
  return lines.join('\n') || 'nothing changed';
}

function list<T>(lines: string[], items: readonly T[], most: number, line: (item: T) => string): void {
  for (const item of items.slice(0, most)) lines.push(line(item));
  if (items.length > most) lines.push(`    and ${items.length - most} more`);
}

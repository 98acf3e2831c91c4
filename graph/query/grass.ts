/** A style for Neo4j Browser (GraSS): kinds in the colours of Kindred's own map, papers by title, names by name. */
import type { EdgeKind, NodeKind } from '../model.ts';

/** Kinds as the explorer colours them by kind. */
const NODES = {
  Paper: { colour: '#868b94', size: '50px', caption: '{title}' },
  Method: { colour: '#0072b2', size: '65px', caption: '{label}' },
  Dataset: { colour: '#d55e00', size: '65px', caption: '{label}' },
  Repo: { colour: '#009e73', size: '50px', caption: '{label}' },
  Task: { colour: '#c05c93', size: '65px', caption: '{label}' },
} as const satisfies Record<NodeKind, { colour: string; size: string; caption: string }>;

const EDGES = {
  INTRODUCES: { colour: '#007256', width: '3px', caption: '<type>' },
  USES: { colour: '#005f95', width: '1px', caption: '{role}' },
  HAS_CODE: { colour: '#a34800', width: '1px', caption: '<type>' },
  CITES: { colour: '#5d636d', width: '1px', caption: '<type>' },
  BUILDS_ON: { colour: '#882255', width: '3px', caption: '<type>' },
  SIMILAR_TO: { colour: '#868b94', width: '1px', caption: '{score}' },
} as const satisfies Record<EdgeKind, { colour: string; width: string; caption: string }>;

/** The text of a `.grass` file: drop it onto Neo4j Browser. */
export function grass(): string {
  const nodes = Object.entries(NODES).map(
    ([kind, { colour, size, caption }]) =>
      `node.${kind} {\n  color: ${colour};\n  border-color: ${colour};\n  text-color-internal: #FFFFFF;\n  diameter: ${size};\n  caption: "${caption}";\n}`,
  );
  const edges = Object.entries(EDGES).map(
    ([kind, { colour, width, caption }]) =>
      `relationship.${kind} {\n  color: ${colour};\n  shaft-width: ${width};\n  caption: "${caption}";\n}`,
  );
  return `${[...nodes, ...edges].join('\n\n')}\n`;
}

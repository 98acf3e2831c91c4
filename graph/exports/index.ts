/** The exports: each is one file and one line here; the help and the README print this list. */
import { KnownError } from '../errors.ts';
import { bibtex } from './bibtex.ts';
import type { ExportFormat } from './contract.ts';
import { csl } from './csl.ts';
import { csv } from './csv.ts';
import { cypher } from './cypher.ts';
import { cytoscape } from './cytoscape.ts';
import { gexf, gexf12 } from './gexf.ts';
import { graphml } from './graphml.ts';
import { json } from './json.ts';
import { jsonl } from './jsonl.ts';
import { markdown } from './markdown.ts';
import { neo4jAdmin } from './neo4j-admin.ts';
import { png } from './png.ts';
import { ris } from './ris.ts';
import { svg } from './svg.ts';
import { vosviewer } from './vosviewer.ts';

export const EXPORTS: readonly ExportFormat[] = [
  json,
  jsonl,
  gexf,
  gexf12,
  graphml,
  cytoscape,
  vosviewer,
  csv,
  cypher,
  neo4jAdmin,
  bibtex,
  ris,
  csl,
  markdown,
  svg,
  png,
];

/** Throws `usage` for a name that no format has. */
export function exportFormat(name: string): ExportFormat {
  const format = EXPORTS.find((known) => known.name === name.toLowerCase());
  if (format) return format;
  throw new KnownError(
    'usage',
    `there is no export format ${JSON.stringify(name)}`,
    `choose one of: ${EXPORTS.map((known) => known.name).join(', ')}`,
  );
}

/** The format that a file's ending asks for (the longest that fits), null for none. */
export function formatOfFile(path: string): ExportFormat | null {
  const [best] = EXPORTS.filter(({ extension }) => path.toLowerCase().endsWith(`.${extension}`)).sort(
    (a, b) => b.extension.length - a.extension.length,
  );
  return best ?? null;
}

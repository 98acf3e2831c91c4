/** The names of the files of a corpus folder; no other name is ever opened, so no path leaves the folder. */
import { join } from 'node:path';
import { KnownError } from '../../errors.ts';
import type { TableName } from '../contract.ts';

export const TABLE_FILES = {
  records: 'records.jsonl',
  papers: 'papers.jsonl',
  entities: 'entities.jsonl',
  edges: 'edges.jsonl',
  problems: 'problems.jsonl',
  nodes: 'analysis/nodes.jsonl',
  communities: 'analysis/communities.jsonl',
  derived: 'analysis/derived.jsonl',
} as const satisfies Record<TableName, string>;

export const TABLE_NAMES = [
  'records',
  'papers',
  'entities',
  'edges',
  'problems',
  'nodes',
  'communities',
  'derived',
] as const satisfies readonly TableName[];
export const CORRECTIONS = 'corrections.tsv';
export const MANIFEST = 'manifest.json';
export const ANALYSIS_FOLDER = 'analysis';
export const LOCK = '.lock';

/** A file in the making: may be half. */
export function partPath(root: string, file: string): string {
  return join(root, `${file}.part`);
}

/** A whole and synced file that waits for the manifest that names its checksum. */
export function newPath(root: string, file: string, sha256: string): string {
  return join(root, `${file}.${sha256.slice(0, 16)}.new`);
}

/** Group 1: the file; group 2: the first 16 digits of the checksum of a whole one. */
export const LEFTOVER = /^(.+)\.(?:part|([0-9a-f]{16})\.new)$/;

/** `store-broken`, naming file and line. */
export function broken(path: string, line: number | null, what: string, cause?: unknown): KnownError {
  return new KnownError(
    'store-broken',
    `${path}${line === null ? '' : `:${line}`} ${what}`,
    'Restore this folder from a copy or from git, or remove it and ingest the sources again.',
    { cause },
  );
}

/** Which files a list of paths means, and the name under which each is printed: short, never two alike, never more of the disk than needed. */
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { byCodeUnit } from '../../graph/ids.ts';
import type { Problem } from '../../graph/model.ts';

export interface FoundFile {
  /** Absolute path; `-` is standard input. */
  readonly path: string;
  /** Printed name, with `/` between folders. */
  readonly name: string;
  readonly bytes: number;
  /** Printed name of the folder that was given, null for a file given by name. */
  readonly folder: string | null;
}

export interface FoundFiles {
  readonly files: readonly FoundFile[];
  readonly problems: readonly Problem[];
}

interface Raw {
  path: string;
  bytes: number;
  folder: string | null;
}

/** Expands folders (sorted, without hidden files, `node_modules` and corpora of Kindred); a file met twice counts once. */
export async function findFiles(paths: readonly string[], cwd: string): Promise<FoundFiles> {
  const found = new Map<string, Raw>();
  const problems: Problem[] = [];
  for (const given of paths) {
    if (given === '-') {
      found.set('-', { path: '-', bytes: 0, folder: null });
      continue;
    }
    const path = resolve(cwd, given);
    try {
      const info = await stat(path);
      const known = await realpath(path);
      if (!info.isDirectory()) found.set(known, { path, bytes: info.size, folder: null });
      else {
        const inside = await walk(path);
        for (const file of inside.files) if (!found.has(file.known)) found.set(file.known, { ...file, folder: path });
        const folder = shortName(path, cwd);
        problems.push(...inside.failed.map((one) => unreadable(joined(folder, relative(path, one.path)), one.error)));
        if (inside.files.length + inside.failed.length === 0) problems.push(emptyFolder(folder));
      }
    } catch (error) {
      problems.push(unreadable(shortName(path, cwd), error));
    }
  }
  const raw = [...found.values()];
  const names = printedNames(raw, cwd);
  const files = raw.map(
    ({ path, bytes, folder }): FoundFile => ({
      path,
      bytes,
      name: names.get(path)!,
      folder: folder === null ? null : shortName(folder, cwd),
    }),
  );
  return { files, problems };
}

interface Inside {
  readonly files: { readonly path: string; readonly known: string; readonly bytes: number }[];
  /** What could not be looked at: a link to nothing, a folder that may not be read. */
  readonly failed: { readonly path: string; readonly error: unknown }[];
}

async function walk(root: string): Promise<Inside> {
  const inside: Inside = { files: [], failed: [] };
  const seen = new Set<string>();
  async function visit(folder: string): Promise<void> {
    const known = await realpath(folder);
    if (seen.has(known)) return;
    seen.add(known);
    const entries = (await readdir(folder)).filter((name) => !name.startsWith('.') && name !== 'node_modules');
    if (folder !== root && entries.includes('manifest.json') && entries.includes('edges.jsonl')) return;
    for (const name of entries.sort(byCodeUnit)) {
      const path = join(folder, name);
      try {
        const info = await stat(path);
        if (info.isDirectory()) await visit(path);
        else if (info.isFile()) inside.files.push({ path, known: await realpath(path), bytes: info.size });
      } catch (error) {
        inside.failed.push({ path, error });
      }
    }
  }
  await visit(root);
  return inside;
}

/** Relative to `cwd` where the path lies below it, else its last part. */
function shortName(path: string, cwd: string): string {
  const inside = relative(cwd, path);
  const below = inside !== '' && inside !== '..' && !inside.startsWith(`..${sep}`) && !isAbsolute(inside);
  return below ? inside.split(sep).join('/') : basename(path) || path;
}

function printedNames(files: readonly Raw[], cwd: string): ReadonlyMap<string, string> {
  const parts = new Map<string, string[]>();
  const kept = new Map<string, number>();
  for (const { path, folder } of files) {
    const short =
      path === '-'
        ? 'stdin'
        : folder === null
          ? shortName(path, cwd)
          : joined(shortName(folder, cwd), relative(folder, path));
    parts.set(path, path === '-' ? ['stdin'] : path.split(sep).filter(Boolean));
    kept.set(path, short.split('/').length);
  }
  const name = (path: string) => parts.get(path)!.slice(-kept.get(path)!).join('/');
  for (let changed = true; changed; ) {
    changed = false;
    const groups = new Map<string, string[]>();
    for (const path of parts.keys()) groups.set(name(path), [...(groups.get(name(path)) ?? []), path]);
    for (const group of groups.values()) {
      if (group.length < 2) continue;
      for (const path of group) {
        if (kept.get(path)! >= parts.get(path)!.length) continue;
        kept.set(path, kept.get(path)! + 1);
        changed = true;
      }
    }
  }
  return new Map([...parts.keys()].map((path) => [path, name(path)]));
}

function joined(folder: string, inside: string): string {
  return [folder, ...inside.split(sep)].join('/');
}

function emptyFolder(source: string): Problem {
  return {
    source,
    line: null,
    what: 'this folder holds no files',
    remedy: 'name a folder or a file with papers in it',
  };
}

/** One line for a path that cannot be read, from what the system says. */
export function unreadable(source: string, error: unknown): Problem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') return { source, line: null, what: 'no such file or folder', remedy: 'check the path' };
  if (code === 'EACCES' || code === 'EPERM') {
    return { source, line: null, what: 'it may not be read', remedy: 'check who may read it' };
  }
  const why = error instanceof Error ? error.message : String(error);
  return { source, line: null, what: `it cannot be read (${why})`, remedy: 'check the file and the disk' };
}

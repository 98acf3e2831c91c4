/** The house's rules of imports hold: the test reads the import lines and names the file that broke a rule. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { recogniserFiles } from '../src/recogniser-print.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

interface Import {
  readonly file: string;
  readonly target: string;
  readonly typeOnly: boolean;
}

function files(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s+(type\s)?[^;'"]*?from\s+'([^']+)'|import\('([^']+)'\)|(?:^|\n)import\s+'([^']+)'/g;

function importsOf(file: string): Import[] {
  return [...readFileSync(join(root, file), 'utf8').matchAll(IMPORT)].map((match) => {
    const name = match[2] ?? match[3] ?? match[4] ?? '';
    const target = name.startsWith('.') ? relative(root, resolve(root, dirname(file), name)) : name;
    return { file, target, typeOnly: Boolean(match[1]) };
  });
}

const within = (path: string, ...folders: string[]) =>
  folders.some((one) => path === one || path.startsWith(`${one}/`));
const local = (path: string) => within(path, 'src', 'ingest', 'graph', 'web', 'test');
const drivers = (path: string) => within(path, 'graph/stores', 'graph/query');

const RULES: { readonly name: string; readonly from: string; readonly broken: (one: Import) => boolean }[] = [
  {
    name: 'graph imports nothing of ingest, src, web or test',
    from: 'graph',
    broken: ({ target }) => within(target, 'ingest', 'src', 'web', 'test'),
  },
  {
    name: 'graph uses node:* and databases only in its drivers (stores/, query/)',
    from: 'graph',
    broken: ({ file, target }) => !drivers(file) && (target.startsWith('node:') || target === 'neo4j-driver'),
  },
  {
    name: 'ingest imports graph/{model,schema,ids,errors} and itself only',
    from: 'ingest',
    broken: ({ target }) =>
      target.startsWith('node:') ||
      (local(target) && !within(target, 'ingest') && !/^graph\/(model|schema|ids|errors)\.ts$/.test(target)),
  },
  {
    name: 'web imports graph without its drivers, and types only from src/api',
    from: 'web',
    broken: ({ target, typeOnly }) =>
      target.startsWith('node:') ||
      within(target, 'ingest', 'test') ||
      (drivers(target) && !(typeOnly && target === 'graph/query/contract.ts')) ||
      (within(target, 'src') && !(typeOnly && target === 'src/api.ts')),
  },
  { name: 'src imports no test and no web', from: 'src', broken: ({ target }) => within(target, 'web', 'test') },
];

describe('imports', () => {
  test.each(RULES)('$name', ({ from, broken }) => {
    expect(files(from).flatMap(importsOf).filter(broken)).toEqual([]);
  });

  test('the pure folders use no clock, chance, process or console', () => {
    const hits = [...files('graph'), ...files('ingest')]
      .filter((file) => !drivers(file))
      .filter((file) => {
        const code = readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
        return /\b(?:Date\.now|Math\.random|console\.|process\.)/.test(code);
      });
    expect(hits).toEqual([]);
  });

  test('what is remembered of texts asks for every file of code that reads them', () => {
    const reading = new Set(['ingest/reading.ts']);
    for (const file of reading) {
      for (const { target, typeOnly } of importsOf(file)) if (!typeOnly && local(target)) reading.add(target);
    }
    const asked = new Set(recogniserFiles().map((name) => normalize(`ingest/${name}`)));
    expect([...reading].filter((file) => !asked.has(file))).toEqual([]);
    expect(reading.size).toBeGreaterThan(20);
  });

  test('the reader of import lines sees imports', () => {
    expect(importsOf('test/imports.test.ts').map((one) => one.target)).toContain('node:fs');
  });
});

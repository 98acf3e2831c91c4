/** The lists in the README and in the guide to Neo4j are those of the code; `npm run readme` writes them anew. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { EXPORTS } from '../graph/exports/index.ts';
import { readCookbook } from '../graph/query/recipes.ts';
import { SOURCES } from '../ingest/sources/index.ts';
import { COMMANDS } from '../src/commands/index.ts';
import { SERVICES } from '../src/fetch/index.ts';
import { ROUTES } from '../src/server/routes.ts';
import { WRITE_ROUTES } from '../src/server/write-routes.ts';

const path = fileURLToPath(new URL('../README.md', import.meta.url));
const guide = fileURLToPath(new URL('../.readme/neo4j.md', import.meta.url));

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

const LISTS: Record<string, string> = {
  commands: table(
    ['command', 'what it does', 'for example'],
    COMMANDS.map((one) => [
      `\`kindred ${one.standard ? '' : one.name}\``.replace(' `', '`'),
      one.summary,
      one.examples.map(([command]) => `\`${command}\``).join('<br>'),
    ]),
  ),
  sources: table(
    ['source', 'what it reads'],
    SOURCES.map((one) => [`\`${one.name}\``, one.description]),
  ),
  services: table(
    ['service', 'targets', 'key', 'least time between requests'],
    SERVICES.map((one) => [
      one.label,
      one.targets.map(([target, meaning]) => `\`${target}\` ${meaning}`).join('<br>'),
      one.keyName === null ? 'none' : `\`${one.keyName}\``,
      `${one.interval / 1000} s`,
    ]),
  ),
  exports: table(
    ['format', 'what it writes', 'leaves out'],
    EXPORTS.map((one) => [`\`${one.name}\``, one.description, one.leavesOut ?? 'nothing']),
  ),
  routes: table(
    ['route', 'what it answers'],
    [...ROUTES, ...WRITE_ROUTES].map((one) => [`\`${one.method} ${one.path}\``, one.description]),
  ),
};

const GUIDE_LISTS: Record<string, string> = {
  cookbook: table(
    ['question', 'asks', 'with', 'without a server'],
    readCookbook().map(({ name, title, parameters, neo4jOnly }) => [
      `\`${name}\``,
      title,
      parameters.map((parameter) => `\`${parameter.name}\` ${parameter.description}`).join('<br>'),
      neo4jOnly === null ? 'yes' : `no: ${neo4jOnly}`,
    ]),
  ),
};

const PAGES = [
  ...Object.entries(LISTS).map(([name, expected]) => [name, expected, path] as const),
  ...Object.entries(GUIDE_LISTS).map(([name, expected]) => [name, expected, guide] as const),
];

const block = (name: string) => new RegExp(`(<!-- list:${name} -->\n)([\\s\\S]*?)(<!-- /list:${name} -->)`);

describe('README', () => {
  test.each(PAGES)('the list of %s is the code’s', (name, expected, page) => {
    const text = readFileSync(page, 'utf8');
    expect(block(name).test(text)).toBe(true);
    if (process.env.UPDATE_README)
      writeFileSync(
        page,
        text.replace(block(name), (_all, open, _old, close) => `${open}${expected}\n${close}`),
      );
    expect(block(name).exec(readFileSync(page, 'utf8'))?.[2]).toBe(`${expected}\n`);
  });

  test('names only scripts that package.json has', () => {
    const scripts: Record<string, string> = JSON.parse(
      readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
    ).scripts;
    const named = [...readFileSync(path, 'utf8').matchAll(/npm run ([a-z0-9:-]+)/g)].map((match) => match[1]!);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
    expect(named.length).toBeGreaterThan(0);
  });
});

/** docker-compose.yml keeps to the Compose specification, and its settings are those of the server that the tests run. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LINES } from './neo4j/jars.ts';
import { SETTINGS } from './neo4j/settings.ts';

const read = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');

type Yaml = string | Yaml[] | { [key: string]: Yaml };

/** Block maps, block lists and scalars: all of YAML that the file may use; anything else throws. */
function parse(text: string): Yaml {
  const lines = text
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^\s*#/.test(line))
    .map((line) => ({ indent: line.search(/\S/), body: line.trim() }));
  let at = 0;
  const scalar = (body: string): Yaml => {
    if (body.startsWith('[')) {
      return body
        .slice(1, -1)
        .split(', ')
        .map((item) => item.replace(/^"(.*)"$/, '$1'));
    }
    if (/^[&*|>{%@`!]/.test(body)) throw new Error(`not in the subset: ${body}`);
    return body.replace(/^(["'])(.*)\1$/, '$2');
  };
  const block = (indent: number): Yaml => {
    const list: Yaml[] = [];
    const map: { [key: string]: Yaml } = {};
    while (at < lines.length && lines[at]!.indent === indent) {
      const { body } = lines[at++]!;
      const item = /^- (.*)$/.exec(body)?.[1];
      if (item !== undefined) {
        list.push(scalar(item));
        continue;
      }
      const [, key, value] = /^([\w.-]+):(?: (.+))?$/.exec(body) ?? [];
      if (!key || key in map) throw new Error(`not a line of a map: ${body}`);
      const below = lines[at];
      map[key] = value !== undefined ? scalar(value) : below && below.indent > indent ? block(below.indent) : '';
    }
    return list.length > 0 ? list : map;
  };
  const out = block(0);
  if (at !== lines.length) throw new Error(`wrong indent: ${lines[at]!.body}`);
  return out;
}

function at(value: Yaml | undefined, ...path: string[]): Yaml | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  return typeof value === 'object' && !Array.isArray(value) ? at(value[key], ...rest) : undefined;
}

const file = parse(read('docker-compose.yml'));

/** Keys of the Compose specification that the file may use. */
const SERVICE_KEYS =
  'image build command depends_on environment healthcheck init ports profiles restart user volumes'.split(' ');

test('has only keys of the specification, and every named volume is declared', () => {
  expect(Object.keys(file)).toEqual(['name', 'services', 'volumes']);
  for (const [name, service] of Object.entries(at(file, 'services') ?? {})) {
    expect(SERVICE_KEYS, name).toEqual(expect.arrayContaining(Object.keys(service)));
    expect(Boolean(at(service, 'image')) !== Boolean(at(service, 'build')), name).toBe(true);
    for (const mount of Object.values(at(service, 'volumes') ?? [])) {
      const [from, to] = String(mount).split(':');
      expect(to).toMatch(/^\//);
      if (!from!.startsWith('.')) expect(at(file, 'volumes', from!)).toBe('');
    }
    for (const port of Object.values(at(service, 'ports') ?? [])) expect(port).toMatch(/^127\.0\.0\.1:\d+:\d+$/);
    for (const other of Object.keys(at(service, 'depends_on') ?? {})) expect(at(file, 'services', other)).toBeTruthy();
  }
});

test('pins Neo4j of the long-term line, with its password from .env and a health check', () => {
  expect(at(file, 'services', 'neo4j', 'image')).toMatch(/^neo4j:5\.26\.\d+$/);
  expect(LINES['5.26'].version).toMatch(/^5\.26\.\d+$/);
  expect(at(file, 'services', 'neo4j', 'environment', 'NEO4J_AUTH')).toMatch(/^neo4j\/\$\{NEO4J_PASSWORD:\?/);
  expect(at(file, 'services', 'neo4j', 'healthcheck', 'test')).toHaveLength(2);
  expect(at(file, 'services', 'kindred', 'depends_on', 'neo4j', 'condition')).toBe('service_healthy');
});

test.each(Object.entries(SETTINGS))('its %s is that of the tested server', (name, value) => {
  // As the image wants it: dots become underscores, underscores are doubled.
  const variable = `NEO4J_${name.replaceAll('_', '__').replaceAll('.', '_')}`;
  expect(at(file, 'services', 'neo4j', 'environment', variable)).toBe(value);
});

test('the Dockerfile copies what there is, runs unprivileged, and starts a real command', () => {
  const dockerfile = read('Dockerfile');
  expect(dockerfile).toMatch(/^USER node$/m);
  expect(dockerfile).toMatch(/^ENTRYPOINT \["node", "dist\/src\/cli\.js"\]$/m);
  expect(existsSync(new URL('../src/cli.ts', import.meta.url))).toBe(true);
  expect(dockerfile.indexOf('npm ci')).toBeLessThan(dockerfile.indexOf('USER node'));
});

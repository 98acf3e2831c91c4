/** The versions of Neo4j that are tested, and their jars from Maven Central, fetched once. */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export interface Line {
  readonly version: string;
  readonly main: string;
  readonly java: string;
  readonly flags: readonly string[];
  readonly gds: boolean;
}

/** Maintained versions: the long-term one that docker-compose.yml pins, and the newest. */
export const LINES = {
  '5.26': {
    version: '5.26.30',
    main: 'org.neo4j.server.CommunityEntryPoint',
    java: process.env.KINDRED_JAVA ?? 'java',
    flags: [],
    gds: true,
  },
  current: {
    version: '2026.08.1',
    main: 'org.neo4j.server.Neo4jCommunity',
    java: process.env.KINDRED_JAVA_CURRENT ?? '/usr/lib/jvm/temurin-25-jdk-amd64/bin/java',
    flags: ['--add-modules=jdk.incubator.vector'],
    gds: false,
  },
} as const satisfies Record<string, Line>;

/** The folder of the jars, fetched by Maven when they are not cached. */
export async function jars(line: Line): Promise<string> {
  const cache = join(process.env.KINDRED_CACHE ?? join(homedir(), '.cache', 'kindred'), `neo4j-${line.version}`);
  if (existsSync(cache)) return cache;
  const aside = `${cache}.${process.pid}.part`;
  mkdirSync(aside, { recursive: true });
  // Beside this file, or where it lies seen from a bundle in test/.cache.
  const places = ['./pom.xml', '../../neo4j/pom.xml'].map((place) => fileURLToPath(new URL(place, import.meta.url)));
  const pom = places.find((place) => existsSync(place));
  if (!pom) throw new Error(`no pom.xml at ${places.join(' or ')}`);
  const goal = 'org.apache.maven.plugins:maven-dependency-plugin:copy-dependencies';
  const profile = line.gds ? [] : ['-P', '!gds'];
  const args = ['-q', '-B', '-f', pom, goal, `-DoutputDirectory=${aside}`, '-DincludeScope=runtime'];
  await promisify(execFile)('mvn', [...args, `-Dneo4j.version=${line.version}`, ...profile]);
  try {
    renameSync(aside, cache);
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    if (!existsSync(cache)) throw error; // another process was quicker
  }
  return cache;
}

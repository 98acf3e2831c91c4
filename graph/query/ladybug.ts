/** Cypher over a corpus folder without a server: LadybugDB in a process of its own, over a copy that the corpus can remake. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { KnownError } from '../errors.ts';
import { openFolder } from '../stores/folder.ts';
import type { QueryEngine, QueryResult } from './contract.ts';
import type { Request } from './ladybug-child.ts';
import { keywords } from './words.ts';

export interface LadybugOptions {
  /** The child's program; tests name a bundled one. */
  readonly program?: string;
}

/** Opens the engine over a corpus folder. Throws `no-store` where nothing is stored, `unavailable` without LadybugDB. */
export async function openLadybug(folder: string, options: LadybugOptions = {}): Promise<QueryEngine> {
  const program = options.program ?? fileURLToPath(new URL('./ladybug-child.js', import.meta.url));
  const store = await openFolder(folder);
  const manifest = await store.manifest();
  await store.close();
  if (!manifest) throw new KnownError('no-store', `${folder} holds no corpus`, 'Run kindred ingest first.');
  const cache = join(folder, '.cache');
  mkdirSync(cache, { recursive: true });
  const file = join(cache, `${manifest.build.slice(0, 16)}.lbug`);
  const base = { folder, file, statement: '', parameters: {}, time: 0, rows: 0 };
  return {
    dialect: 'ladybug',
    async ask(statement, parameters, limits) {
      const one = readOnly(statement);
      if (!existsSync(file)) await inChild(program, { ...base, action: 'build' }, null);
      return inChild(program, { ...base, action: 'ask', statement: one, parameters, ...limits }, limits.time);
    },
    close: async () => undefined,
  };
}

const OTHER_CLAUSES =
  /\b(?:CREATE|MERGE|SET|DELETE|DETACH|DROP|ALTER|COPY|LOAD|EXPORT|IMPORT|ATTACH|INSTALL|UNINSTALL|UPDATE|USE|BEGIN|COMMIT|ROLLBACK|CHECKPOINT|CALL|COMMENT|MACRO|EXTENSION)\b/;

/** One statement that only matches and returns: LadybugDB itself counts writing files as reading. Throws `forbidden`. */
function readOnly(statement: string): string {
  const one = statement.trim().replace(/;\s*$/, '');
  const words = keywords(one);
  const other = OTHER_CLAUSES.exec(words.replace(/[.:]\s*\w+/g, ' '))?.[0];
  if (!/^(?:MATCH|OPTIONAL MATCH|UNWIND|WITH|RETURN)\b/.test(words) || other || words.includes(';')) {
    throw new KnownError(
      'forbidden',
      other
        ? `${other} is not allowed here`
        : 'only a single statement that begins with MATCH, UNWIND, WITH or RETURN is allowed here',
      'Ask with MATCH and RETURN.',
    );
  }
  return one;
}

const answerShape = z.union([
  z.object({
    result: z
      .object({
        columns: z.array(z.string()),
        rows: z.array(z.array(z.json())),
        cut: z.boolean(),
        nodes: z.array(z.string()),
        edges: z.array(z.string()),
      })
      .nullable(),
  }),
  z.object({
    error: z.object({
      code: z.enum(['unavailable', 'bad-request', 'forbidden', 'limit', 'store-broken', 'store-schema']).nullable(),
      message: z.string(),
      remedy: z.string(),
    }),
  }),
]);

const NOTHING: QueryResult = { columns: [], rows: [], cut: false, nodes: [], edges: [] };

/** Its own limit stops a query; the process is ended when it does not answer 5 s after that. */
async function inChild(program: string, request: Request, time: number | null): Promise<QueryResult> {
  const child = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'pipe'] });
  const timer = time === null ? undefined : setTimeout(() => child.kill('SIGKILL'), time + 5000);
  const ended = new Promise<string>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(signal ?? `code ${code}`));
  });
  child.stdin.on('error', () => undefined); // a child that died early says so by its end
  child.stdin.end(JSON.stringify(request));
  const [out, err, how] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  clearTimeout(timer);
  const answer = answerShape.safeParse(parsed(out));
  if (!answer.success) {
    throw new KnownError(
      'unavailable',
      `the embedded Cypher engine ended without an answer (${how})${err ? `: ${err.trim().slice(-300)}` : ''}`,
      'Ask again, or ask in Neo4j (kindred load --to neo4j://localhost).',
    );
  }
  if ('result' in answer.data) return answer.data.result ?? NOTHING;
  const { code, message, remedy } = answer.data.error;
  if (code) throw new KnownError(code, message, remedy);
  throw new KnownError('bad-request', `LadybugDB: ${message}`, 'Correct the query, or ask in Neo4j.');
}

function parsed(text_: string): unknown {
  try {
    return JSON.parse(text_.trim().split('\n').at(-1) ?? '');
  } catch {
    return null;
  }
}

/** Firefox without a window, driven over its own Marionette protocol: opens pages, asks them, takes their picture. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

export interface Firefox {
  readonly open: (address: string) => Promise<void>;
  /** The value of an expression in the page, once it is true (30 s at most). */
  readonly until: (expression: string) => Promise<unknown>;
  /** A PNG of the window. */
  readonly picture: () => Promise<Buffer>;
  readonly close: () => Promise<void>;
}

/** No first-run pages, no updates, nothing fetched; WebGL in software where there is no graphics card. */
const PREFS = {
  'marionette.port': 0,
  'app.update.enabled': false,
  'browser.aboutwelcome.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'toolkit.telemetry.reportingpolicy.firstRun': false,
  'webgl.force-enabled': true,
  'ui.prefersReducedMotion': 1,
};
const STARTS_MS = 60_000;
const WAITS_MS = 30_000;
const PROGRAM = 'firefox-esr';

/** For `test.skipIf`: CI never skips. */
export const NO_FIREFOX = spawnSync(PROGRAM, ['--version']).error !== undefined && !process.env.CI;
if (NO_FIREFOX) console.warn('skipped: no Firefox here, do: apt-get install firefox-esr');

export async function startFirefox(): Promise<Firefox> {
  const profile = await mkdtemp(join(tmpdir(), 'kindred-firefox-'));
  const prefs = Object.entries(PREFS).map(([name, value]) => `user_pref("${name}", ${value});\n`);
  await writeFile(join(profile, 'user.js'), prefs.join(''));
  const child = spawn(
    PROGRAM,
    ['--headless', '--no-remote', '--marionette', '--profile', profile, '--width', '1280', '--height', '800'],
    { stdio: 'ignore', env: { ...process.env, HOME: profile, MOZ_DISABLE_CONTENT_SANDBOX: '1' } },
  );
  const gone = new Promise<void>((done) => {
    child.once('exit', () => done());
    child.once('error', () => done());
  });
  const close = async () => {
    child.kill('SIGTERM');
    await gone;
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  const ask = await started(profile).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  const value = async (script: string) =>
    z.object({ value: z.unknown() }).parse(await ask('WebDriver:ExecuteScript', { script, args: [] })).value;
  return {
    open: async (url) => {
      await ask('WebDriver:Navigate', { url });
    },
    until: (expression) =>
      waitFor(async () => {
        const found = await value(`return ${expression}`);
        if (!found) throw new Error(`never true in the page: ${expression}`);
        return found;
      }, WAITS_MS),
    picture: async () => {
      const { value: data } = z
        .object({ value: z.string() })
        .parse(await ask('WebDriver:TakeScreenshot', { full: false }));
      return Buffer.from(data, 'base64');
    },
    close,
  };
}

type Ask = (command: string, parameters: object) => Promise<unknown>;

/** A session, once Firefox has written in its profile where it listens. */
async function started(profile: string): Promise<Ask> {
  const port = await waitFor(
    async () =>
      z.coerce
        .number()
        .positive()
        .parse(await readFile(join(profile, 'MarionetteActivePort'), 'utf8')),
    STARTS_MS,
  );
  const ask = await marionette(port);
  await ask('WebDriver:NewSession', {});
  return ask;
}

/** Tries until it does not throw; the last error where the time is up. */
async function waitFor<T>(attempt: () => Promise<T>, milliseconds: number): Promise<T> {
  const end = performance.now() + milliseconds;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (performance.now() > end) throw error;
      await new Promise((done) => setTimeout(done, 200));
    }
  }
}

const Answer = z.tuple([z.literal(1), z.number(), z.object({ message: z.string() }).nullable(), z.unknown()]);

/** Messages are `length:[0, id, command, parameters]`, answers `length:[1, id, error, result]`. */
async function marionette(port: number): Promise<Ask> {
  const socket = await new Promise<Socket>((resolve, reject) => {
    const opened = connect(port, '127.0.0.1', () => resolve(opened));
    opened.once('error', reject);
  });
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let held = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    held = Buffer.concat([held, chunk]);
    for (;;) {
      const colon = held.indexOf(':');
      const length = Number(held.subarray(0, Math.max(0, colon)).toString());
      if (colon < 0 || held.length < colon + 1 + length) return;
      const message: unknown = JSON.parse(held.subarray(colon + 1, colon + 1 + length).toString());
      held = held.subarray(colon + 1 + length);
      const answer = Answer.safeParse(message);
      if (!answer.success) continue;
      const [, id, error, result] = answer.data;
      const asked = waiting.get(id);
      waiting.delete(id);
      if (error) asked?.reject(new Error(error.message));
      else asked?.resolve(result);
    }
  });
  let last = 0;
  return (command, parameters) =>
    new Promise((resolve, reject) => {
      const id = ++last;
      waiting.set(id, { resolve, reject });
      const text = JSON.stringify([0, id, command, parameters]);
      socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
}

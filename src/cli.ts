#!/usr/bin/env node
/** The program `kindred`: hands the process's own streams, environment and signals to `main`. */
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Io, Sink } from './io.ts';
import { main } from './main.ts';
import { openBrowser } from './open-browser.ts';

const DEFAULT_COLUMNS = 80;

function sink(stream: NodeJS.WriteStream): Sink {
  return {
    write: async (text) => {
      if (!stream.write(text) && !stream.destroyed) await once(stream, 'drain');
    },
    terminal: stream.isTTY === true,
    columns: stream.columns || DEFAULT_COLUMNS,
  };
}

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // The reader has closed its end (`kindred export --out - | head`): nothing is left to say.
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}

const io: Io = {
  stdin: process.stdin,
  stdout: sink(process.stdout),
  stderr: sink(process.stderr),
  env: process.env,
  cwd: process.cwd(),
  program: [process.execPath, fileURLToPath(import.meta.url)],
  now: Date.now,
  openBrowser: (address) => openBrowser(process.platform, process.env, address),
  stopAsked: () =>
    new Promise((resolve) => {
      process.once('SIGINT', () => resolve());
      process.once('SIGTERM', () => resolve());
    }),
};

process.exitCode = await main(process.argv.slice(2), io);

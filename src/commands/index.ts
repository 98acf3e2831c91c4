/** The commands: each is one file and one line here; the help and the README print this list. */
import { analyse } from './analyse.ts';
import type { Command } from './contract.ts';
import { exportCommand } from './export.ts';
import { ingest } from './ingest.ts';
import { load } from './load.ts';
import { query } from './query.ts';
import { run } from './run.ts';
import { serve } from './serve.ts';
import { status } from './status.ts';

export const COMMANDS: readonly Command[] = [run, ingest, analyse, serve, exportCommand, load, query, status];

/** The commands: each is one file and one line here; the help and the README print this list. */
import type { Command } from './contract.ts';
import { exportCommand } from './export.ts';
import { serve } from './serve.ts';
import { status } from './status.ts';

export const COMMANDS: readonly Command[] = [serve, exportCommand, status];

/** The commands: each is one file and one line here; the help and the README print this list. */
import { analyse } from './analyse.ts';
import type { Command } from './contract.ts';
import { diff } from './diff.ts';
import { enrichCommand } from './enrich.ts';
import { evaluateCommand } from './evaluate.ts';
import { exportCommand } from './export.ts';
import { fetchCommand } from './fetch.ts';
import { gaps } from './gaps.ts';
import { ingest } from './ingest.ts';
import { lineage } from './lineage.ts';
import { load } from './load.ts';
import { neighbours } from './neighbours.ts';
import { path } from './path.ts';
import { publishCommand } from './publish.ts';
import { query } from './query.ts';
import { related } from './related.ts';
import { review } from './review.ts';
import { run } from './run.ts';
import { search } from './search.ts';
import { serve } from './serve.ts';
import { status } from './status.ts';

export const COMMANDS: readonly Command[] = [
  run,
  ingest,
  fetchCommand,
  enrichCommand,
  analyse,
  serve,
  search,
  neighbours,
  related,
  path,
  lineage,
  gaps,
  query,
  exportCommand,
  publishCommand,
  load,
  review,
  diff,
  status,
  evaluateCommand,
];

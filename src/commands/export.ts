/** `kindred export`: the graph as a file of a format that other tools read. */
import { resolve } from 'node:path';
import { z } from 'zod';
import { KnownError } from '../../graph/errors.ts';
import { EXPORTS, exportFormat, formatOfFile } from '../../graph/exports/index.ts';
import { wholeGraph } from '../export-source.ts';
import { EXIT } from '../io.ts';
import { count } from '../progress.ts';
import { openCorpus } from '../views/corpus.ts';
import { selectedGraph } from '../views/selection.ts';
import { writeWhole } from '../write-file.ts';
import { command } from './contract.ts';

export const exportCommand = command({
  name: 'export',
  summary: 'write the graph as a file that other tools read',
  operands: [],
  flags: [
    { flags: '--format <name>', description: `one of: ${EXPORTS.map(({ name }) => name).join(', ')}` },
    { flags: '--select <selection>', description: 'a piece of the graph: around method:lora 2 where kind=Paper' },
    { flags: '--out <file>', description: 'file to write, - for the terminal or a pipe' },
    { flags: '--force', description: 'replace a file that exists' },
  ],
  schema: z.object({
    format: z.string().optional(),
    select: z.string().min(1).optional(),
    out: z.string().min(1).optional(),
    force: z.boolean().default(false),
  }),
  examples: [
    ['kindred export --format json --out graph.json', 'nodes and edges with all evidence'],
    ['kindred export --select "community Adapters" --out adapters.json', 'a piece of it'],
    ["kindred export --format json --out - | jq '.nodes | length'", 'into a pipe'],
  ],
  async run(session, _operands, flags) {
    const format = flags.format ? exportFormat(flags.format) : flags.out ? formatOfFile(flags.out) : null;
    if (!format) {
      throw new KnownError(
        'usage',
        flags.out ? `the ending of ${flags.out} names no format` : 'no format is named',
        `add --format, one of: ${EXPORTS.map(({ name }) => name).join(', ')}`,
      );
    }
    const store = await session.store();
    const source = flags.select ? await selectedGraph(await openCorpus(store), flags.select) : await wholeGraph(store);
    if (flags.out === '-') {
      for await (const piece of format.write(source)) await session.io.stdout.write(piece);
      return EXIT.done;
    }
    const path = resolve(session.io.cwd, flags.out ?? `kindred.${format.extension}`);
    const stage = session.progress.stage('export');
    const bytes = await writeWhole(path, format.write(source), { force: flags.force });
    stage.end(`${format.name}  ${count(bytes)} bytes`);
    const left = format.leavesOut;
    await session.say([path, ...(left ? [`left out: ${left}`] : [])].join('\n'), {
      file: path,
      format: format.name,
      bytes,
      left_out: left,
      build: source.manifest.build,
    });
    return EXIT.done;
  },
});

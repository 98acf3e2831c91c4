/** `kindred export`: the graph as a file of a format that other tools read. */
import { resolve } from 'node:path';
import { z } from 'zod';
import { KnownError } from '../../graph/errors.ts';
import { EXPORTS, exportFormat, formatOfFile } from '../../graph/exports/index.ts';
import { exportPieces } from '../export-pieces.ts';
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
    const [only, ...others] = format.files;
    if (flags.out === '-') {
      if (others.length > 0 || !only || format.pixels) {
        const what = format.pixels ? 'is no text' : `makes ${format.files.length} files`;
        throw new KnownError('usage', `${format.name} ${what}`, 'name a file with --out');
      }
      for await (const piece of only.write(source)) await session.io.stdout.write(piece);
      return EXIT.done;
    }
    const target = resolve(session.io.cwd, flags.out ?? `kindred.${format.extension}`);
    const stage = session.progress.stage('export');
    const files = format.files.map((file) => ({
      path: suffixed(target, file.suffix, format.extension),
      pieces: exportPieces(format, file, source),
    }));
    const bytes = await writeWhole(files, { force: flags.force });
    stage.end(`${format.name}  ${count(bytes)} bytes`);
    const left = format.leavesOut;
    const written = files.map(({ path }) => path);
    await session.say([...written, ...(left ? [`left out: ${left}`] : [])].join('\n'), {
      files: written,
      format: format.name,
      bytes,
      left_out: left,
      build: source.manifest.build,
    });
    return EXIT.done;
  },
});

/** `graph.csv` with `.nodes` is `graph.nodes.csv`. */
function suffixed(path: string, suffix: string, extension: string): string {
  const ending = `.${extension}`;
  return path.endsWith(ending) ? `${path.slice(0, -ending.length)}${suffix}${ending}` : `${path}${suffix}`;
}

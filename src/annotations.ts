/** Reads annotated papers, one JSON line each, as training wants them. */
import { z } from 'zod';
import type { AnnotatedPaper } from '../ingest/tagger/training-data.ts';

const name = z.object({ name: z.string(), aliases: z.array(z.string()) });
const paper = z.object({
  title: z.string(),
  abstract: z.string(),
  introduces: z.array(name),
  methods: z.array(name.extend({ tier: z.number(), role: z.string() })),
  datasets: z.array(name.extend({ role: z.string() })),
});
/** Throws where the line is no annotated paper. */
export function annotatedPaper(line: string): AnnotatedPaper {
  const { title, abstract, introduces, methods, datasets } = paper.parse(JSON.parse(line));
  return {
    title,
    abstract,
    names: [
      ...introduces.map((each) => ({ ...each, class: 'introduced' as const, role: 'introduces' })),
      ...methods.map((each) => ({ ...each, class: each.tier === 1 ? ('method' as const) : ('broad' as const) })),
      ...datasets.map((each) => ({
        ...each,
        class: each.role === 'introduces' ? ('introduced-dataset' as const) : ('dataset' as const),
      })),
    ],
  };
}

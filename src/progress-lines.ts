/** Progress for programs: one JSON object a line, `{"stage","done","total"}`, not more often than a page can show. */
import { z } from 'zod';
import type { Progress } from './progress.ts';

/** `json` in the environment: progress is wanted so on stderr. */
export const PROGRESS_VARIABLE = 'KINDRED_PROGRESS';
const PAUSE_MS = 150;

export const ProgressLine = z.object({
  stage: z.string(),
  done: z.number(),
  total: z.number().nullable(),
});
export type ProgressLine = z.infer<typeof ProgressLine>;

/** `now` in milliseconds from any fixed point. */
export function progressLines(write: (text: string) => void, now: () => number): Progress {
  const say = (line: ProgressLine) => write(`${JSON.stringify(line)}\n`);
  return {
    stage(name) {
      let said = now();
      say({ stage: name, done: 0, total: null });
      return {
        update(done, total) {
          if (now() - said < PAUSE_MS) return;
          said = now();
          say({ stage: name, done, total });
        },
        end: () => {},
      };
    },
  };
}

/** What the page may ask of its server beyond reading: files to read in and corrections; each with the token of this start. */
import type { CorrectedAnswer, JobEvent } from '../src/api.ts';
import { send } from './data.ts';
import { told } from './told.ts';
import { counted } from './words.ts';

/** Answers with the job that reads the file; its steps come with the events. */
export function addFile(file: File, token: string): Promise<JobEvent> {
  return send<JobEvent>(
    'POST',
    `api/ingest?name=${encodeURIComponent(file.name)}`,
    token,
    file,
    'application/octet-stream',
  );
}

/** Lines of `corrections.tsv`: `not-this\tPAPER\tENTITY`, `same-as\tA\tB`. */
export function correct(lines: readonly string[], token: string, takeBack = false): Promise<CorrectedAnswer> {
  const body = JSON.stringify({ lines });
  return send<CorrectedAnswer>(takeBack ? 'DELETE' : 'POST', 'api/corrections', token, body, 'application/json');
}

/** One line for the reader: where a job stands, or what it came to. */
export function jobWords(job: JobEvent): string {
  const { what, state, stage, done, total, result, error } = job;
  if (state === 'waiting') return `${what}: waiting for the build before it`;
  if (state === 'failed') return `${what}: ${error ? told(error) : 'failed'}`;
  if (state === 'running') {
    const far = total === null ? (done > 0 ? ` ${done}` : '') : ` ${done} of ${total}`;
    return `${what}: ${stage ?? 'starting'}${far}`;
  }
  if (!result || result.unchanged) return `${what}: the corpus held all of it`;
  const { added, changed, removed } = result.links;
  const parts = [
    job.kind === 'ingest' ? counted(result.papers.length, 'paper', 'papers') : null,
    added ? counted(added, 'new link', 'new links') : null,
    changed ? `${changed} changed` : null,
    removed ? `${removed} gone` : null,
    result.problem_count ? counted(result.problem_count, 'problem', 'problems') : null,
  ].filter((part) => part !== null);
  return `${what}: ${parts.join(', ') || 'done'}`;
}

/** Files dropped on the page, corrections made in it, and how the builds that they ask for come along. */
import { useEffect, useRef, useState } from 'react';
import type { JobEvent } from '../src/api.ts';
import { troubleOf } from './data.ts';
import { told } from './told.ts';
import { addFile, jobWords } from './writing.ts';
import './Jobs.css';

interface Props {
  readonly token: string;
  readonly job: JobEvent | null;
  /** What a click of the page has to tell, and how to take it back. */
  readonly said: Said | null;
  readonly onClear: () => void;
  /** Shows these papers. */
  readonly onShow: (ids: readonly string[]) => void;
}

export interface Said {
  readonly text: string;
  readonly takeBack: (() => void) | null;
}

export function Jobs({ token, job, said, onClear, onShow }: Props) {
  const [over, setOver] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const depth = useRef(0);

  useEffect(() => {
    const files = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
    const enter = (event: DragEvent): void => {
      if (!files(event)) return;
      depth.current += 1;
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (!files(event)) return;
      depth.current -= 1;
      if (depth.current <= 0) setOver(false);
    };
    const hold = (event: DragEvent): void => {
      if (files(event)) event.preventDefault();
    };
    const drop = (event: DragEvent): void => {
      if (!files(event)) return;
      event.preventDefault();
      depth.current = 0;
      setOver(false);
      void addAll(event.dataTransfer?.files ?? null, token).then(setRefused);
    };
    const stop = new AbortController();
    const { signal } = stop;
    window.addEventListener('dragenter', enter, { signal });
    window.addEventListener('dragleave', leave, { signal });
    window.addEventListener('dragover', hold, { signal });
    window.addEventListener('drop', drop, { signal });
    return () => stop.abort();
  }, [token]);

  const papers = job?.state === 'done' ? (job.result?.papers ?? []) : [];
  const problems = job?.state === 'done' || job?.state === 'failed' ? (job.result?.problems ?? []) : [];
  return (
    <>
      {over && (
        <div className="drop-here">
          <p>Drop to read it in: a page of listings, .bib, .ris, JSON or JSON lines</p>
        </div>
      )}
      {(job || said || refused) && (
        <div className="job" role="status">
          {refused && <p>{refused}</p>}
          {said && <p>{said.text}</p>}
          {job && <p>{jobWords(job)}</p>}
          {job?.state === 'running' && job.total !== null && job.total > 0 && (
            <progress max={job.total} value={job.done} />
          )}
          {problems.length > 0 && (
            <details>
              <summary className="link small">what could not be read</summary>
              <ul>
                {problems.map(({ source, line, what, remedy }) => (
                  <li key={`${source} ${line} ${what}`} className="facts">
                    {source}
                    {line !== null && `:${line}`}: {what}. {remedy}
                  </li>
                ))}
              </ul>
            </details>
          )}
          <p className="job-end">
            {papers.length > 0 && (
              <button type="button" className="link" onClick={() => onShow(papers)}>
                show them
              </button>
            )}
            {said?.takeBack && (
              <button type="button" className="link" onClick={said.takeBack}>
                take it back
              </button>
            )}
            {(job === null || job.state === 'done' || job.state === 'failed') && (
              <button
                type="button"
                className="link"
                onClick={() => {
                  setRefused(null);
                  onClear();
                }}
              >
                fine
              </button>
            )}
          </p>
        </div>
      )}
    </>
  );
}

/** Null when all were taken, else why not. */
export async function addAll(files: FileList | null, token: string): Promise<string | null> {
  for (const file of files ?? []) {
    try {
      await addFile(file, token);
    } catch (error) {
      const trouble = troubleOf(error);
      if (trouble) return `${file.name}: ${told(trouble)}`;
    }
  }
  return null;
}

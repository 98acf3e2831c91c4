/** The corpus as the page holds it: loaded once, swapped when a new build is stored, kept when the server goes. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { JobEvent, NodeAnswer, StatusAnswer } from '../src/api.ts';
import { type Atlas, makeAtlas } from './atlas.ts';
import { askMap, askNode, askStatus, type Trouble, troubleOf, watch } from './data.ts';

export interface Corpus {
  readonly atlas: Atlas | null;
  readonly status: StatusAnswer | null;
  readonly trouble: Trouble | null;
  readonly retry: () => void;
  /** The last build that a page asked for. */
  readonly job: JobEvent | null;
  readonly clearJob: () => void;
}

export function useCorpus(): Corpus {
  const [held, setHeld] = useState<{ atlas: Atlas; status: StatusAnswer } | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [job, setJob] = useState<JobEvent | null>(null);
  const clearJob = useCallback(() => setJob(null), []);
  const build = useRef<string | null>(null);
  const load = useCallback(async () => {
    try {
      const [map, status] = await Promise.all([askMap(), askStatus()]);
      build.current = map.build;
      setHeld({ atlas: makeAtlas(map), status });
      setTrouble(null);
    } catch (error) {
      setTrouble(troubleOf(error));
    }
  }, []);
  useEffect(() => {
    void load();
    return watch(
      (news) => {
        if (news !== build.current) void load();
      },
      (reach) => {
        if (reach === null && build.current === null) void load();
        setTrouble(reach);
      },
      setJob,
    );
  }, [load]);
  return { atlas: held?.atlas ?? null, status: held?.status ?? null, trouble, retry: load, job, clearJob };
}

/** Papers of the last file that was added through a page, until the reader has seen them. */
export function useFresh(job: JobEvent | null): { readonly fresh: readonly string[]; readonly forget: () => void } {
  const [fresh, setFresh] = useState<readonly string[]>(NONE);
  const papers = job?.kind === 'ingest' && job.state === 'done' && !job.result?.known ? job.result?.papers : undefined;
  useEffect(() => {
    if (papers && papers.length > 0) setFresh(papers);
  }, [papers]);
  return { fresh, forget: useCallback(() => setFresh(NONE), []) };
}

const NONE: readonly string[] = [];

export interface Details {
  readonly id: string;
  readonly answer: NodeAnswer | null;
  readonly trouble: Trouble | null;
}

const KEPT = 200;

/** What the server knows of one node; answers of this build are kept, so that Back is instant. */
export function useDetails(id: string | null, build: string | null): Details | null {
  const kept = useRef(new Map<string, NodeAnswer>());
  const [details, setDetails] = useState<Details | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (id === null || build === null) {
      setDetails(null);
      return;
    }
    const key = `${build}|${round}|${id}`;
    const known = kept.current.get(key);
    if (known) {
      setDetails({ id, answer: known, trouble: null });
      return;
    }
    const abort = new AbortController();
    setDetails((before) => (before?.id === id ? before : { id, answer: null, trouble: null }));
    askNode(id, abort.signal).then(
      (answer) => {
        if (kept.current.size >= KEPT) kept.current.clear();
        kept.current.set(key, answer);
        setDetails({ id, answer, trouble: null });
      },
      (error: unknown) => {
        const found = troubleOf(error);
        if (found) setDetails({ id, answer: null, trouble: found });
      },
    );
    return () => abort.abort();
  }, [id, build, round]);
  useEffect(() => {
    const again = (): void => setRound((value) => value + 1);
    window.addEventListener('kindred:retry', again);
    return () => window.removeEventListener('kindred:retry', again);
  }, []);
  return details;
}

/** The answers for a few nodes, as they come. */
export function useAnswers(ids: readonly string[], build: string): ReadonlyMap<string, NodeAnswer> {
  const [answers, setAnswers] = useState<ReadonlyMap<string, NodeAnswer>>(new Map());
  const key = ids.join('\n');
  useEffect(() => {
    if (!build || !key) return;
    const abort = new AbortController();
    for (const id of key.split('\n')) {
      askNode(id, abort.signal).then(
        (answer) => setAnswers((before) => new Map(before).set(id, answer)),
        () => {
          // The panel says that it is still reading; the toast tells of a server that is gone.
        },
      );
    }
    return () => abort.abort();
  }, [key, build]);
  return answers;
}

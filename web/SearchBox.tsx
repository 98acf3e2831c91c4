/** Search as you type: “/” focuses, arrows move, Enter opens, Escape closes. */
import { useEffect, useId, useRef, useState } from 'react';
import type { NodeKind } from '../graph/model.ts';
import type { SearchAnswer, SearchHit } from '../src/api.ts';
import { askSearch, type Trouble, troubleOf } from './data.ts';
import { Glyph } from './Glyph.tsx';
import { told } from './told.ts';
import { counted, cut, kindWord } from './words.ts';
import './SearchBox.css';

const LIMIT = 12;
const KINDS: readonly NodeKind[] = ['Paper', 'Method', 'Dataset', 'Repo', 'Task'];
const PAUSE_MS = 60;
/** An answer that takes longer is awaited in sight: the first search of a large corpus makes its index. */
const SLOW_MS = 500;

interface Props {
  readonly onSelect: (id: string) => void;
  readonly onHover: (id: string | null) => void;
  readonly build: string | null;
}

/** What matched beside the name; of a namesake of a hit above it, the words of its id, which tell the two apart. */
function hintOf(hits: readonly SearchHit[], index: number): string {
  const hit = hits[index]!;
  const namesake = hits.slice(0, index).some(({ kind, label }) => kind === hit.kind && label === hit.label);
  return hit.hint ?? (namesake ? hit.id.replace(/^[^:]*:/, '').replaceAll('-', ' ') : '');
}

export function SearchBox({ onSelect, onHover, build }: Props) {
  const [query, setQuery] = useState('');
  const [kind, setKind] = useState<NodeKind | null>(null);
  const [answer, setAnswer] = useState<SearchAnswer | null>(null);
  /** Whether Enter was pressed before the answer to what stands there now. */
  const hasty = useRef(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [slow, setSlow] = useState(false);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const list = useId();

  useEffect(() => {
    const focus = (event: KeyboardEvent): void => {
      const typing = event.target instanceof HTMLElement && event.target.closest('input, textarea, select');
      if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    window.addEventListener('keydown', focus);
    return () => window.removeEventListener('keydown', focus);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new build is asked again
  useEffect(() => {
    if (!query.trim()) {
      setAnswer(null);
      setSlow(false);
      return;
    }
    const abort = new AbortController();
    const waiting = setTimeout(() => setSlow(true), SLOW_MS);
    const answered = (): void => {
      clearTimeout(waiting);
      setSlow(false);
    };
    const timer = setTimeout(() => {
      askSearch(query, LIMIT, kind, abort.signal).then(
        (found) => {
          answered();
          setAnswer(found);
          setTrouble(null);
          setActive(0);
          if (hasty.current) choose(found.hits[0]);
        },
        (error: unknown) => {
          if (abort.signal.aborted) return;
          answered();
          setTrouble(troubleOf(error));
        },
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      clearTimeout(waiting);
      abort.abort();
    };
  }, [query, build, kind]);

  const hits = answer?.hits ?? [];
  const hints = hits.map((_, index) => hintOf(hits, index));
  const shown = open && query.trim() !== '' && (answer !== null || trouble !== null || slow);

  function choose(hit: SearchHit | undefined): void {
    hasty.current = false;
    if (!hit) return;
    setOpen(false);
    onHover(null);
    input.current?.blur();
    onSelect(hit.id);
  }

  function move(step: number): void {
    if (hits.length === 0) return;
    const next = (active + step + hits.length) % hits.length;
    setActive(next);
    onHover(hits[next]?.id ?? null);
  }

  function onKey(event: React.KeyboardEvent): void {
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter') {
      if (answer?.query.trim() === query.trim()) choose(hits[active]);
      else hasty.current = query.trim() !== '';
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      onHover(null);
      if (shown) setOpen(false);
      else if (query) setQuery('');
      else input.current?.blur();
    } else return;
    event.preventDefault();
  }

  return (
    <search
      className="search"
      onBlur={(event) => {
        if (event.currentTarget.contains(event.relatedTarget)) return;
        setOpen(false);
        if (shown) onHover(null);
      }}
    >
      <input
        ref={input}
        type="text"
        role="combobox"
        placeholder="Search papers, methods, datasets, code"
        aria-label="Search papers, methods, datasets and code"
        aria-expanded={shown}
        aria-controls={list}
        aria-activedescendant={shown && hits[active] ? `${list}-${active}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          if (shown) onHover(null);
          hasty.current = false;
          setKind(null);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onKeyDown={onKey}
      />
      <span className="key" aria-hidden="true">
        /
      </span>
      <div className={shown ? 'found' : 'found away'}>
        <div id={list} role="listbox" aria-label="Found" className="hits">
          {shown &&
            hits.map((hit, index) => (
              // biome-ignore lint/a11y/useFocusableInteractive: see above
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's
              <div
                key={hit.id}
                id={`${list}-${index}`}
                role="option"
                aria-selected={index === active}
                className="hit"
                onMouseDown={(event) => event.preventDefault()}
                onMouseMove={() => {
                  if (index === active) return;
                  setActive(index);
                  onHover(hit.id);
                }}
                onClick={() => choose(hit)}
              >
                <Glyph kind={hit.kind} />
                <span className="hit-name">{cut(hit.label, 90)}</span>
                <span className="hit-kind">
                  {kindWord(hit.kind)}
                  {hit.kind !== 'Paper' && hit.degree > 0 && ` · ${counted(hit.degree, 'paper', 'papers')}`}
                </span>
                {hints[index] && <span className="hit-hint">{cut(hints[index], 90)}</span>}
              </div>
            ))}
        </div>
        {shown && (trouble || hits.length === 0) && (
          <p className="hits-note" role="status">
            {trouble ? told(trouble) : slow ? 'Searching…' : `Nothing matches “${cut(query, 40)}”. Try fewer letters.`}
          </p>
        )}
        {shown && answer && hits.length > 0 && (
          <fieldset className="hits-note hit-kinds" aria-label="Kind">
            <span role="status">
              {hits.length < answer.total ? `${hits.length} of ` : ''}
              {counted(answer.total, 'match', 'matches')}
            </span>
            {KINDS.filter((one) => (answer.kinds[one] ?? 0) > 0).map((one) => (
              <button
                key={one}
                type="button"
                className="link small"
                aria-pressed={kind === one}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => setKind(kind === one ? null : one)}
              >
                {counted(answer.kinds[one]!, kindWord(one), kindWord(one, 2))}
              </button>
            ))}
          </fieldset>
        )}
      </div>
    </search>
  );
}

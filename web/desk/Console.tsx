/** Questions in Cypher: examples, history, a table of answers, and the way from an answer to the map. */
import { useEffect, useRef, useState } from 'react';
import type { CookbookAnswer } from '../../src/api.ts';
import { askCookbook, type Trouble, troubleOf } from '../data.ts';
import { START, select, type View } from '../state.ts';
import { told } from '../told.ts';
import { counted } from '../words.ts';
import { askCypher, asWritten, type Found, parametersIn, positionOf } from './cypher.ts';
import { Results } from './Results.tsx';
import { remember, remembered } from './remember.ts';

const FIRST = 'MATCH (p:Paper)-[:USES]->(m:Method)\nRETURN m, count(p) AS papers\nORDER BY papers DESC LIMIT 10';
/** More than a hand-made view should hold. */
const MOST_OPENED = 2_000;

interface Props {
  readonly view: View;
  readonly token: string;
  readonly go: (view: View) => void;
}

export function Console({ view, token, go }: Props) {
  const [statement, setStatement] = useState(view.ask || FIRST);
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [recipes, setRecipes] = useState<CookbookAnswer['recipes']>([]);
  const [past, setPast] = useState(remembered);
  const [found, setFound] = useState<Found | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const names = parametersIn(statement);

  useEffect(() => {
    field.current?.focus();
    askCookbook().then(
      (answer) => setRecipes(answer.recipes),
      (error: unknown) => setTrouble(troubleOf(error)),
    );
  }, []);

  const run = async (): Promise<void> => {
    if (busy || !statement.trim()) return;
    setBusy(true);
    setTrouble(null);
    go({ ...view, ask: statement });
    try {
      const parameters = Object.fromEntries(names.map((name) => [name, asWritten(values[name] ?? '')]));
      setFound(await askCypher(statement, parameters, token));
      setPast(remember(statement));
    } catch (error) {
      const known = troubleOf(error);
      setTrouble(known);
      const at = known && positionOf(known.message, statement);
      if (at !== null) {
        field.current?.focus();
        field.current?.setSelectionRange(at, Math.min(statement.length, at + 1));
      }
    } finally {
      setBusy(false);
    }
  };
  const choose = (text: string, given: Readonly<Record<string, string>>): void => {
    setStatement(text);
    setValues(given);
    setTrouble(null);
    field.current?.focus();
  };

  return (
    <section
      className="console"
      data-covers-map
      aria-label="Ask in Cypher"
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') go({ ...view, ask: null });
        else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void run();
      }}
    >
      <div className="console-head">
        <select
          aria-label="Examples"
          value=""
          onChange={(event) => {
            const recipe = recipes.find(({ name }) => name === event.target.value);
            if (!recipe) return;
            choose(
              recipe.statement,
              Object.fromEntries(recipe.parameters.map(({ name, value }) => [name, String(value)])),
            );
          }}
        >
          <option value="">Examples</option>
          {recipes.map(({ name, title }) => (
            <option key={name} value={name}>
              {title}
            </option>
          ))}
        </select>
        <select
          aria-label="History"
          value=""
          disabled={past.length === 0}
          onChange={(event) => choose(event.target.value, values)}
        >
          <option value="">History</option>
          {past.map((one) => (
            <option key={one} value={one}>
              {one.replace(/\s+/g, ' ').slice(0, 80)}
            </option>
          ))}
        </select>
        <button type="button" className="close" aria-label="Close" onClick={() => go({ ...view, ask: null })}>
          ×
        </button>
      </div>
      <textarea
        ref={field}
        aria-label="Cypher"
        spellCheck={false}
        rows={Math.min(8, Math.max(3, statement.split('\n').length))}
        value={statement}
        onChange={(event) => setStatement(event.target.value)}
      />
      <div className="console-run">
        {names.map((name) => (
          <label key={name}>
            ${name}{' '}
            <input
              type="text"
              value={values[name] ?? ''}
              onChange={(event) => setValues({ ...values, [name]: event.target.value })}
            />
          </label>
        ))}
        <button type="button" className="primary" aria-disabled={busy} onClick={() => void run()}>
          {busy ? 'Asking…' : 'Ask'}
        </button>
        <span className="facts" role="status">
          {found && !busy && !trouble
            ? `${counted(found.rows.length, 'row', 'rows')}${found.cut ? ', and more: narrow it, or add LIMIT' : ''}`
            : 'Ctrl+Enter asks; nothing is ever written'}
        </span>
        {found && !trouble && found.nodes.length > 0 && (
          <button
            type="button"
            className="link"
            onClick={() => {
              const ids = found.nodes.slice(0, MOST_OPENED);
              // The map is to be seen: Back leads to the question again.
              go({ ...START, list: view.list, focus: { ids, hops: 0, together: false } });
            }}
          >
            {found.nodes.length > MOST_OPENED
              ? `Open the first ${MOST_OPENED} nodes on the map`
              : `Open ${counted(found.nodes.length, 'node', 'nodes')} on the map`}
          </button>
        )}
      </div>
      {trouble && (
        <p className="trouble" role="alert">
          {told(trouble)}
        </p>
      )}
      {found && !trouble && <Results found={found} onSelect={(id) => go(select(view, id))} />}
    </section>
  );
}

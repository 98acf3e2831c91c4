/** Questions in Cypher, read-only: recipes to begin from, the answer as a table, its nodes on the map. */
import { useEffect, useRef, useState } from 'react';
import type { QueryResult, QueryValue } from '../graph/query/contract.ts';
import type { CookbookAnswer } from '../src/api.ts';
import { askCookbook, type Trouble, troubleOf } from './data.ts';
import { counted, cut } from './words.ts';
import { askCypher } from './writing.ts';

interface Props {
  readonly token: string;
  readonly onSelect: (id: string) => void;
  /** Shows these nodes on the map. */
  readonly onShow: (ids: readonly string[]) => void;
}

type Recipe = CookbookAnswer['recipes'][number];
type Parameters = Readonly<Record<string, string | number | boolean>>;

const FIRST = 'MATCH (p:Paper)-[:USES]->(m:Method)\nRETURN m, count(p) AS papers\nORDER BY papers DESC LIMIT 20';
const HISTORY = 'kindred.cypher';
const KEPT = 30;

function remembered(): string[] {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(HISTORY) ?? '[]');
    return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}

export function CypherView({ token, onSelect, onShow }: Props) {
  const [statement, setStatement] = useState(() => remembered()[0] ?? FIRST);
  const [parameters, setParameters] = useState<Parameters>({});
  const [recipes, setRecipes] = useState<readonly Recipe[]>([]);
  const [result, setResult] = useState<QueryResult | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [asking, setAsking] = useState(false);
  const [history, setHistory] = useState(remembered);
  const round = useRef(0);

  useEffect(() => {
    askCookbook().then(
      (answer) => setRecipes(answer.recipes),
      (error: unknown) => setTrouble(troubleOf(error)),
    );
  }, []);

  async function run(): Promise<void> {
    round.current += 1;
    const mine = round.current;
    setAsking(true);
    setTrouble(null);
    try {
      const answer = await askCypher(statement, parameters, token);
      if (mine !== round.current) return;
      setResult(answer);
      const next = [statement, ...history.filter((one) => one !== statement)].slice(0, KEPT);
      setHistory(next);
      sessionStorage.setItem(HISTORY, JSON.stringify(next));
    } catch (error) {
      if (mine === round.current) setTrouble(troubleOf(error));
    } finally {
      if (mine === round.current) setAsking(false);
    }
  }

  function choose(name: string): void {
    const recipe = recipes.find((one) => one.name === name);
    if (!recipe) return;
    setStatement(recipe.statement);
    setParameters(Object.fromEntries(recipe.parameters.map((one) => [one.name, one.value])));
  }

  return (
    <section className="cypher" aria-label="Cypher">
      <div className="cypher-start">
        <select aria-label="Questions to begin from" value="" onChange={(event) => choose(event.target.value)}>
          <option value="">Questions to begin from</option>
          {recipes.map(({ name, title }) => (
            <option key={name} value={name}>
              {title}
            </option>
          ))}
        </select>
        {history.length > 0 && (
          <select
            aria-label="Asked before"
            value=""
            onChange={(event) => setStatement(history[Number(event.target.value)] ?? statement)}
          >
            <option value="">Asked before</option>
            {history.map((one, k) => (
              <option key={one} value={k}>
                {cut(one.replace(/\s+/g, ' '), 70)}
              </option>
            ))}
          </select>
        )}
      </div>
      <textarea
        aria-label="Cypher statement"
        spellCheck={false}
        rows={Math.min(14, Math.max(4, statement.split('\n').length + 1))}
        value={statement}
        onChange={(event) => setStatement(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          void run();
        }}
      />
      {Object.entries(parameters).map(([name, value]) => (
        <label key={name} className="parameter">
          <span>${name}</span>
          <input
            type="text"
            value={String(value)}
            onChange={(event) =>
              setParameters({
                ...parameters,
                [name]: typeof value === 'number' ? Number(event.target.value) || 0 : event.target.value,
              })
            }
          />
        </label>
      ))}
      <p className="cypher-run">
        <button type="button" disabled={asking} onClick={() => void run()}>
          {asking ? 'Asking…' : 'Ask'}
        </button>
        <span className="facts">Ctrl+Enter; reads only, within limits of time and rows</span>
      </p>
      {trouble && (
        <div role="alert" className="trouble">
          <p className="told">{trouble.message}</p>
          <p className="facts">{trouble.remedy}</p>
        </div>
      )}
      {result && <Answer {...{ result, onSelect, onShow }} />}
    </section>
  );
}

function Answer({ result, onSelect, onShow }: { result: QueryResult } & Omit<Props, 'token'>) {
  return (
    <div role="status">
      <p className="facts">
        {counted(result.rows.length, 'row', 'rows')}
        {result.cut && ', cut there'}
        {result.nodes.length > 0 && (
          <>
            {' · '}
            <button type="button" className="link small" onClick={() => onShow(result.nodes)}>
              {counted(result.nodes.length, 'node', 'nodes')} on the map
            </button>
          </>
        )}
      </p>
      <div className="answer">
        <table>
          <thead>
            <tr>
              {result.columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {result.rows.map((row, r) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of an answer never move
              <tr key={r}>
                {row.map((value, c) => (
                  <td key={result.columns[c]}>
                    <Value value={value} onSelect={onSelect} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function Value({ value, onSelect }: { value: QueryValue; onSelect: (id: string) => void }) {
  if (value === null) return null;
  if (typeof value !== 'object') return String(value);
  if ('node' in value && typeof value.node === 'string' && typeof value.label === 'string') {
    const { node, label } = value;
    return (
      <button type="button" className="link" onClick={() => onSelect(node)}>
        {label}
      </button>
    );
  }
  return cut(JSON.stringify(value), 200);
}

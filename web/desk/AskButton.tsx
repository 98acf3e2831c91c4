/** “Ask” in the top bar: opens and closes the questions in Cypher. */
import type { View } from '../state.ts';

export function AskButton({ view, go }: { view: View; go: (view: View) => void }) {
  const open = view.ask !== null;
  return (
    <button
      type="button"
      className="bar-button"
      aria-expanded={open}
      title="Ask in Cypher"
      onClick={() => go({ ...view, ask: open ? null : '' })}
    >
      Ask
    </button>
  );
}

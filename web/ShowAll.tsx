/** Under a list that shows a few at first: how many there are, or as many as it will show, and back to the few. */
import { number } from './words.ts';

interface Props {
  readonly all: boolean;
  readonly onToggle: (all: boolean) => void;
  readonly count: number;
  /** How many stand there at first. */
  readonly first: number;
  /** How many the list shows at most. */
  readonly most?: number;
}

export function ShowAll({ all, onToggle, count, first, most = Number.POSITIVE_INFINITY }: Props) {
  if (count <= first) return null;
  return (
    <button type="button" className="link" onClick={() => onToggle(!all)}>
      {all ? `the first ${first}` : count > most ? `the first ${most}` : `all ${number(count)}`}
    </button>
  );
}

/** Parameters of a query string, parsed at the door. */
import { KnownError } from '../../graph/errors.ts';
import type { RelatedQuery } from '../views/related.ts';

/** A parameter, trimmed; null when missing or empty. */
export type Parameter = (name: string) => string | null;

/** Throws `bad-request` where the parameter is missing. */
export function required(parameter: Parameter, name: string): string {
  const value = parameter(name);
  if (value === null) throw new KnownError('bad-request', `the parameter ${name} is missing`, `add ?${name}=…`);
  return value;
}

/** A whole number from 1 to `most`; throws `bad-request` for anything else. */
export function whole(parameter: Parameter, name: string, standard: number, most: number): number {
  const text = parameter(name);
  if (text === null) return standard;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > most) {
    throw new KnownError('bad-request', `${name} is no whole number from 1 to ${most}`, `leave ${name} out or mend it`);
  }
  return value;
}

/** What `/api/related` and `kindred related` take beside the papers; throws `bad-request`. */
export function relatedQuery(parameter: Parameter): RelatedQuery {
  const diversity = Number(parameter('diversity') ?? 0);
  if (!(diversity >= 0 && diversity <= 1)) {
    throw new KnownError('bad-request', 'diversity is no number from 0 to 1', 'leave diversity out or mend it');
  }
  return {
    limit: whole(parameter, 'limit', 20, 500),
    diversity,
    years: years(parameter('years')),
    exclude: parameter('exclude')?.split('|') ?? [],
    weights: weights(parameter('weights')),
  };
}

function years(text: string | null): readonly [number | null, number | null] | null {
  if (text === null) return null;
  const found = /^(\d{4})?(\.\.)?(\d{4})?$/.exec(text);
  if (!found || (!found[1] && !found[3])) {
    throw new KnownError(
      'bad-request',
      `${JSON.stringify(text)} are no years`,
      'years look like 2020..2024, 2020.. or 2021',
    );
  }
  const least = found[1] ? Number(found[1]) : null;
  return [least, found[3] ? Number(found[3]) : found[2] ? null : least];
}

/** `text=2,methods=0`; names and bounds are checked where they are used. */
function weights(text: string | null): Record<string, number> {
  const parts = text?.split(',').filter(Boolean) ?? [];
  return Object.fromEntries(
    parts.map((part) => {
      const [name = '', value] = part.split('=');
      return [name.trim(), value === undefined || value.trim() === '' ? Number.NaN : Number(value)];
    }),
  );
}

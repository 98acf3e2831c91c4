/** What a service is: how its targets become requests, how fast it may be asked, and where its key is. */
import type { Ask } from './client.ts';

/** One request and the name under which its answer is kept. */
export interface Wanted {
  /** File name without its end: letters, digits, `-`. */
  readonly name: string;
  readonly extension: 'json' | 'xml';
  readonly ask: Ask;
}

export interface Service {
  /** `hf`, as in `hf:daily/2026-11-20`. */
  readonly scheme: string;
  readonly label: string;
  readonly base: string;
  /** Least time between two requests, in milliseconds, as the service documents it. */
  readonly interval: number;
  /** Environment variable of the key; null where there is none. */
  readonly keyName: string | null;
  /** Targets, each with what it means. */
  readonly targets: readonly (readonly [target: string, meaning: string])[];
  /** Headers that carry the key. */
  readonly auth: (key: string) => Readonly<Record<string, string>>;
  /**
   * Requests for a target, one after the other; each is told the answer of the one before. Null for a target that the
   * service does not know. `most` is the number of records wanted.
   */
  readonly plan: (target: string, base: string, most: number) => Plan | null;
}

export type Plan = Generator<Wanted, void, string>;

/** A name for a file: `search/mlp mixer` becomes `search-mlp-mixer`. */
export function fileName(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80);
}

/** What is wrong with a text that should be JSON. */
export function jsonFault(text: string): string | null {
  try {
    const value: unknown = JSON.parse(text);
    const fault = typeof value === 'object' && value !== null && 'error' in value ? value.error : null;
    return typeof fault === 'string' ? 'an error in place of an answer' : null;
  } catch {
    return /^\s*</.test(text) ? 'a web page in place of an answer' : 'an answer that is no whole JSON';
  }
}

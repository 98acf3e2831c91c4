/** Errors that stop a run and that a person can mend: a code for machines, a sentence, and what to do. */

export type ErrorCode =
  | 'usage'
  | 'no-input'
  | 'no-store'
  | 'store-locked'
  | 'store-changed'
  | 'store-schema'
  | 'store-broken'
  | 'not-found'
  | 'exists'
  | 'forbidden'
  | 'bad-request'
  | 'unavailable'
  | 'limit';

export class KnownError extends Error {
  readonly code: ErrorCode;
  readonly remedy: string;

  constructor(code: ErrorCode, message: string, remedy: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'KnownError';
    this.code = code;
    this.remedy = remedy;
  }
}

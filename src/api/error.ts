/** The one error shape of every route. */
export interface ErrorAnswer {
  readonly error: { readonly code: string; readonly message: string; readonly remedy: string };
}

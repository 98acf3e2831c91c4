/** The little of citation-js that tests use: it has no types of its own. */
declare module '@citation-js/core' {
  export class Cite {
    constructor(text: string, options?: { generateGraph?: boolean });
    readonly data: never[];
  }
}

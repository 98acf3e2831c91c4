/** The shapes that the server answers with: the explorer imports them as types only. */
export type * from './api/changes.ts';
export type * from './api/error.ts';
export type * from './api/find.ts';
export type * from './api/map.ts';
export type * from './api/node.ts';
export type * from './api/published.ts';
export type * from './api/walks.ts';

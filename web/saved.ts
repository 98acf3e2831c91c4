/** Views that people keep: in the corpus folder through the server, and where there is none, in this browser alone. */
import { hashText } from '../graph/random.ts';
import type { SavedView, SavedViewsAnswer } from '../src/api.ts';
import { ask, send, TroubleError } from './data.ts';

/** Whether views are kept for everyone who opens this corpus, or here only. */
export type Place = 'corpus' | 'browser';

export interface Saved {
  readonly views: readonly SavedView[];
  readonly place: Place;
}

/** One shelf a page: maps published side by side share the browser's keeping. */
const shelf = (): string => `kindred:views ${location.pathname}`;

function inBrowser(): readonly SavedView[] {
  try {
    const held: unknown = JSON.parse(localStorage.getItem(shelf()) ?? '[]');
    return Array.isArray(held) ? held.filter(isView) : [];
  } catch {
    return [];
  }
}

function isView(value: unknown): value is SavedView {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    typeof value.id === 'string' &&
    'address' in value &&
    typeof value.address === 'string' &&
    'name' in value &&
    (value.name === null || typeof value.name === 'string')
  );
}

function keepInBrowser(views: readonly SavedView[]): void {
  try {
    localStorage.setItem(shelf(), JSON.stringify(views));
  } catch {
    throw new TroubleError({
      code: 'unavailable',
      message: 'This browser keeps nothing for this page.',
      remedy: 'Copy the address of the view instead, or allow the page to keep data.',
    });
  }
}

/** A corpus folder has a place for views; a published page, a store without a folder and a foreign server have none. */
function hasNoPlace(error: unknown): boolean {
  return error instanceof TroubleError && ['unavailable', 'not-found', 'forbidden'].includes(error.trouble.code);
}

export async function savedViews(token: string | null): Promise<Saved> {
  try {
    const { views } = await ask<SavedViewsAnswer>('api/views', null);
    return token === null ? { views: [...views, ...inBrowser()], place: 'browser' } : { views, place: 'corpus' };
  } catch (error) {
    if (hasNoPlace(error)) return { views: inBrowser(), place: 'browser' };
    throw error;
  }
}

/** The part of the address after `#` that this id stands for. Throws a trouble where nothing does. */
export async function savedAddress(id: string): Promise<string> {
  const found = (await savedViews(null)).views.find((view) => view.id === id);
  if (found) return found.address;
  throw new TroubleError({
    code: 'not-found',
    message: `There is no saved view “${id.slice(0, 40)}” here.`,
    remedy: 'It may be kept in another browser or another corpus folder. This is the start view.',
  });
}

export async function saveView(address: string, name: string | null, token: string | null): Promise<SavedView> {
  if (token !== null) {
    try {
      const body = JSON.stringify({ name, address });
      return await send<SavedView>('POST', 'api/views', token, body, 'application/json');
    } catch (error) {
      if (!hasNoPlace(error)) throw error;
    }
  }
  const others = inBrowser();
  const known = others.find((view) => view.address === address);
  const id = known?.id ?? `here-${hashText(address).toString(36)}`;
  const view = { id, name: name ?? known?.name ?? null, address };
  keepInBrowser([...others.filter((one) => one.id !== id), view]);
  return view;
}

export async function forgetView(id: string, token: string | null): Promise<void> {
  const here = inBrowser();
  if (here.some((view) => view.id === id)) keepInBrowser(here.filter((view) => view.id !== id));
  if (token === null || id.startsWith('here-')) return;
  await send<SavedViewsAnswer>('DELETE', `api/views?id=${encodeURIComponent(id)}`, token, '{}', 'application/json');
}

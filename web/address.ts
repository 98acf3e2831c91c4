/** A view as the part of an address after `#`, and back: whatever an address says, a view comes out. Pure. */
import type { NodeKind } from '../graph/model.ts';
import { RELATIONS } from './atlas.ts';
import { HAS } from './known.ts';
import {
  type CameraView,
  COLOURINGS,
  type Expansion,
  type Focus,
  MODES,
  MOST_HOPS,
  type Pin,
  SIZINGS,
  START,
  type View,
  type Years,
} from './state.ts';

const KINDS: readonly NodeKind[] = ['Paper', 'Method', 'Dataset', 'Repo', 'Task'];

/** Digits that a person can still read: a thousandth of a map unit is below one pixel. */
function short(value: number): string {
  return String(Number(value.toPrecision(5)));
}

/** Empty for the start view. */
export function toHash(view: View): string {
  const params = new URLSearchParams();
  if (view.node) params.set('node', view.node);
  for (const kind of view.kinds) params.append('kind', kind);
  for (const id of view.communities) params.append('community', id);
  for (const id of view.areas) params.append('area', id);
  for (const relation of view.relations) params.append('link', relation);
  for (const source of view.sources) params.append('source', source);
  for (const one of view.has) params.append('has', one);
  if (view.sure > 0) params.set('sure', short(view.sure));
  if (view.years.some((year) => year !== null)) params.set('years', view.years.map((year) => year ?? '').join('..'));
  if (!view.undated) params.set('undated', '0');
  if (view.leaves) params.set('leaves', '1');
  if (!view.broad) params.set('broad', '0');
  if (view.focus) {
    for (const id of view.focus.ids) params.append('around', id);
    params.set('hops', String(view.focus.hops));
    if (view.focus.together) params.set('together', '1');
  }
  for (const [i, id] of (view.path ?? []).entries()) params.append(i === 0 ? 'from' : 'to', id);
  for (const id of view.link ?? []) params.append('pair', id);
  for (const id of view.list) params.append('list', id);
  for (const id of view.hidden) params.append('hide', id);
  for (const { id, x, y } of view.pins) params.append('pin', [short(x), short(y), id].join(','));
  for (const { id, kind, count } of view.expanded) params.append('expand', [kind, count, id].join(','));
  if (view.ask !== null) params.set('ask', view.ask);
  if (view.mode !== START.mode) params.set('view', view.mode);
  if (view.colouring !== START.colouring) params.set('colour', view.colouring);
  if (view.sizing !== START.sizing) params.set('size', view.sizing);
  if (view.camera) params.set('at', [view.camera.x, view.camera.y, view.camera.ratio].map(short).join(','));
  return params.toString();
}

function oneOf<T extends string>(known: readonly T[], text: string | null, otherwise: T): T {
  return known.find((one) => one === text) ?? otherwise;
}

function shareIn(text: string | null): number {
  const share = Number(text ?? 0);
  return share > 0 && share <= 1 ? share : 0;
}

function yearsIn(text: string | null): Years {
  const [first, last] = (text ?? '').split('..').map((part) => (/^\d{1,4}$/.test(part) ? Number(part) : null));
  return [first ?? null, last ?? null];
}

function focusIn(params: URLSearchParams): Focus | null {
  const ids = params.getAll('around').filter(Boolean);
  const hops = Number(params.get('hops') ?? 1);
  const whole = Number.isFinite(hops) ? Math.min(MOST_HOPS, Math.max(0, Math.round(hops))) : 1;
  return ids.length > 0 ? { ids, hops: whole, together: params.get('together') === '1' } : null;
}

function linkIn([one, other]: readonly string[]): View['link'] {
  return one && other ? [one, other] : null;
}

/** Parts up to the commas before the last: an id may hold commas itself. */
function parts(text: string): [string, string, string] | null {
  const found = /^([^,]*),([^,]*),(.+)$/.exec(text);
  return found ? [found[1]!, found[2]!, found[3]!] : null;
}

function pinsIn(texts: readonly string[]): Pin[] {
  return texts.flatMap((text) => {
    const found = parts(text);
    const [x, y] = [Number(found?.[0] || Number.NaN), Number(found?.[1] || Number.NaN)];
    return found && Number.isFinite(x) && Number.isFinite(y) ? [{ id: found[2], x, y }] : [];
  });
}

function expandedIn(texts: readonly string[]): Expansion[] {
  return texts.flatMap((text) => {
    const found = parts(text);
    const kind = KINDS.find((one) => one === found?.[0]);
    return found && kind && /^\d{1,6}$/.test(found[1]) ? [{ id: found[2], kind, count: Number(found[1]) }] : [];
  });
}

function cameraIn(text: string | null): CameraView | null {
  const [x, y, ratio] = (text ?? '').split(',').map((part) => (part ? Number(part) : Number.NaN));
  if (x === undefined || y === undefined || ratio === undefined) return null;
  return [x, y, ratio].every(Number.isFinite) && ratio > 0 ? { x, y, ratio } : null;
}

/** Whatever is not understood is left at the start value. */
export function fromHash(hash: string): View {
  const params = new URLSearchParams(hash.replace(/^#/, ''));
  const mode = oneOf(MODES, params.get('view'), START.mode);
  const ends = [params.get('from') ?? '', ...params.getAll('to')].filter(Boolean);
  return {
    node: params.get('node') || null,
    kinds: KINDS.filter((kind) => params.getAll('kind').includes(kind)),
    communities: params.getAll('community').filter(Boolean),
    areas: params.getAll('area').filter(Boolean),
    relations: RELATIONS.filter((one) => params.getAll('link').includes(one)),
    sources: params.getAll('source').filter(Boolean),
    has: HAS.filter((one) => params.getAll('has').includes(one)),
    sure: shareIn(params.get('sure')),
    years: yearsIn(params.get('years')),
    undated: params.get('undated') !== '0',
    leaves: params.get('leaves') === '1',
    broad: params.get('broad') !== '0',
    focus: focusIn(params),
    path: params.get('from') && ends.length > 1 ? ends : null,
    link: mode === 'methods' ? linkIn(params.getAll('pair')) : null,
    list: params.getAll('list').filter(Boolean),
    hidden: params.getAll('hide').filter(Boolean),
    pins: pinsIn(params.getAll('pin')),
    expanded: expandedIn(params.getAll('expand')),
    ask: params.get('ask'),
    mode,
    colouring: oneOf(COLOURINGS, params.get('colour'), START.colouring),
    sizing: oneOf(SIZINGS, params.get('size'), START.sizing),
    camera: cameraIn(params.get('at')),
  };
}

/** Whether two views show the same thing, wherever the camera stands: a step of the camera is no step of history. */
export function sameStep(a: View, b: View): boolean {
  return toHash({ ...a, camera: null }) === toHash({ ...b, camera: null });
}

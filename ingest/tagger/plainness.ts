/** How plainly a sentence says that the paper stands to a name in a given way: what a reader wants as evidence. */
import type { Role } from '../../graph/model.ts';
import { ROLE_WORDS } from './role-words.ts';
import { NOWHERE, type Setting } from './setting.ts';

/** Words this near speak of the name; those within the second distance often do. */
const NEAR = 4;
const NEARBY = 9;
const MEANS = /^(?:with|via|using|by|through|from)$/i;
const { descent, comparison, contrast, use, study, proposal, training } = ROLE_WORDS;

/** 0 for what says it not at all or the reverse, 1 for what says it outright; only the order counts. */
export function plainness(role: Role | 'introduces', setting: Setting): number {
  return Math.max(0, Math.min(1, SAYS[role](setting)));
}

const SAYS = {
  introduces: (place) => {
    if (place.title) return 0.7;
    const proposed = close(place, proposal);
    return base(place) + 0.3 * proposed + (place.own && proposed > 0 ? 0.15 : 0);
  },
  extends: (place) => {
    const descends = close(place, descent);
    if (place.title) return (MEANS.test(place.before) ? 0.4 : 0.75) + 0.2 * descends;
    const based = place.near[descent * 2 + 1]! <= 2 ? 0.2 : 0;
    const compared = descends > 0 ? 0 : 0.3 * Math.max(close(place, comparison), closeAfter(place, comparison));
    const measured = place.near[study * 2]! < NOWHERE ? 0.25 : 0;
    const says = place.background ? 0.15 : place.own ? 0.4 : 0.2;
    return base(place) + says * descends + based - compared - measured - avoided(place);
  },
  uses: (place) => {
    if (place.title) return MEANS.test(place.before) ? 0.9 : 0.6;
    return base(place) + (place.background ? 0.1 : 0.3) * close(place, use) - avoided(place);
  },
  compares: (place) => {
    const compared = avoided(place) > 0 ? 1 : Math.max(close(place, comparison), closeAfter(place, comparison));
    return (place.background ? 0.1 : 0.3) + (place.background ? 0.4 : 0.6) * compared;
  },
  mentions: (place) => (place.background ? 0.9 : place.own ? 0.4 : 0.6),
  trains: (place) => {
    const others = close(place, comparison) > 0 ? 0.6 : 0;
    const trained = Math.max(close(place, training), place.near[training * 2 + 1]! <= 2 ? 1 : 0);
    return 0.1 + (stands(place, training) ? 0.1 : 0) + (place.background ? 0.2 : 0.5) * trained - others;
  },
  evaluates: (place) => {
    if (place.title) return 0.7;
    const measured = stands(place, study) || stands(place, comparison) || place.figures > 0;
    return base(place) + (measured ? 0.35 : 0) + (place.before.toLowerCase() === 'on' && !place.background ? 0.1 : 0);
  },
} satisfies Record<Role | 'introduces', (place: Setting) => number>;

function base({ background, own }: Setting): number {
  return background ? 0.1 : own ? 0.55 : 0.35;
}

/** 1 where a word of the group stands shortly before the name, less where it stands further away. */
function close({ near }: Setting, group: number): number {
  return nearness(near[group * 2]!);
}

function closeAfter({ near }: Setting, group: number): number {
  return nearness(near[group * 2 + 1]!);
}

function nearness(distance: number): number {
  return distance <= NEAR ? 1 : distance <= NEARBY ? 0.6 : 0;
}

function stands({ near }: Setting, group: number): boolean {
  return near[group * 2]! < NOWHERE || near[group * 2 + 1]! < NOWHERE;
}

/** `without`, `instead of`, `unlike` shortly before the name. */
function avoided({ near }: Setting): number {
  return near[contrast * 2]! <= NEAR ? 0.4 : 0;
}

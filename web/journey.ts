/** The view in the address, step by step: Back, Forward, and a short id where the address would be too long. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { fromHash, sameStep, toHash } from './address.ts';
import { type Trouble, troubleOf } from './data.ts';
import { savedAddress, saveView } from './saved.ts';
import type { View } from './state.ts';

/** Mail programs and chats cut longer addresses. */
const LONGEST = 4_000;

export interface Journey {
  readonly view: View;
  /** A step that Back undoes, if it shows anything else; a moved camera only rewrites the address. */
  readonly go: Go;
  /** The browser's own Back and Forward, within this page; null where there is no step to take. */
  readonly undo: (() => void) | null;
  readonly redo: (() => void) | null;
  /** A saved view that could not be opened. */
  readonly trouble: Trouble | null;
}

/** `passing` takes the place of the step before: what a hand that drags, or a clock, leaves behind. */
export type Go = (view: View, passing?: 'passing') => void;

/** What the browser keeps beside an address: which step of this page it is, and the view that was too long for it. */
interface Step {
  readonly step: number;
  readonly long: string | null;
}

function stepIn(state: unknown): Step {
  if (typeof state !== 'object' || state === null) return { step: 0, long: null };
  return {
    step: 'step' in state && typeof state.step === 'number' ? state.step : 0,
    long: 'long' in state && typeof state.long === 'string' ? state.long : null,
  };
}

const addressed = (hash: string): string => `${location.pathname}${location.search}${hash && `#${hash}`}`;
const savedId = (): string | null => /^#saved=([\w-]{1,80})$/.exec(location.hash)?.[1] ?? null;
const hashNow = (): string => stepIn(history.state).long ?? location.hash;

/** `onReturn` hears the view that Back, Forward or a saved view came to; `token` lets long views be kept. */
export function useJourney(onReturn: (view: View) => void, token: string | null): Journey {
  const [view, setView] = useState(() => fromHash(hashNow()));
  const [steps, setSteps] = useState(() => ({ now: stepIn(history.state).step, last: stepIn(history.state).step }));
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const latest = useRef(view);
  const outside = useRef({ onReturn, token });
  outside.current = { onReturn, token };

  const come = useCallback((hash: string) => {
    latest.current = fromHash(hash);
    setView(latest.current);
    outside.current.onReturn(latest.current);
  }, []);

  /** Opens what `#saved=…` stands for, unless the browser still knows it. */
  const unfold = useCallback(async () => {
    const id = savedId();
    const { step, long } = stepIn(history.state);
    if (id === null || long !== null) return;
    try {
      const hash = await savedAddress(id);
      if (savedId() !== id) return;
      history.replaceState({ step, long: hash } satisfies Step, '', addressed(`saved=${id}`));
      setTrouble(null);
      come(hash);
    } catch (error) {
      setTrouble(troubleOf(error));
    }
  }, [come]);

  const go = useCallback<Go>((next, passing) => {
    const hash = toHash(next);
    const before = stepIn(history.state).step;
    const same = passing !== undefined || sameStep(latest.current, next);
    const step = same ? before : before + 1;
    const long = hash.length > LONGEST ? hash : null;
    const state = { step, long } satisfies Step;
    if (same) history.replaceState(state, '', addressed(long ? '' : hash));
    else history.pushState(state, '', addressed(long ? '' : hash));
    if (!same) setSteps({ now: step, last: step });
    setTrouble(null);
    latest.current = next;
    setView(next);
    if (long) {
      saveView(long, null, outside.current.token).then(
        ({ id }) => {
          if (stepIn(history.state).long === long) history.replaceState(state, '', addressed(`saved=${id}`));
        },
        (error: unknown) => setTrouble(troubleOf(error)),
      );
    }
  }, []);

  useEffect(() => {
    void unfold();
    const back = (event: PopStateEvent): void => {
      const { step } = stepIn(event.state);
      setSteps(({ last }) => ({ now: step, last: Math.max(step, last) }));
      if (savedId() !== null && stepIn(event.state).long === null) void unfold();
      else come(hashNow());
    };
    window.addEventListener('popstate', back);
    return () => window.removeEventListener('popstate', back);
  }, [come, unfold]);

  return {
    view,
    go,
    undo: steps.now > 0 ? () => history.back() : null,
    redo: steps.now < steps.last ? () => history.forward() : null,
    trouble,
  };
}

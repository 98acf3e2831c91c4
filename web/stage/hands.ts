/** What a hand does on the map beside moving it: draws a line around nodes, or carries one to another place. */
import type Sigma from 'sigma';
import type { Hand } from './painter.ts';

/** Pixels that a shaking hand moves while it clicks. */
const SHAKE = 4;
/** A smaller node is not carried unless it is selected: who drags there means the map. */
const GRIP = 6;

interface Grasp {
  /** The node at a place of the screen. */
  readonly at: (x: number, y: number) => number | null;
  /** Pixels of its radius; infinite for the selected one. */
  readonly grip: (node: number) => number;
  readonly toMap: (x: number, y: number) => { x: number; y: number };
  readonly hold: (hand: Hand) => void;
  readonly enclose: (line: readonly number[]) => void;
  /** A click with Shift. */
  readonly list: (node: number | null) => void;
  readonly put: (node: number, x: number, y: number) => void;
}

export interface Hands {
  lasso(on: boolean): void;
  kill(): void;
}

const EMPTY: Hand = { dragged: null, line: [] };

/** Listens before Sigma does, and keeps from it what is meant for these hands. */
export function installHands(container: HTMLElement, sigma: Sigma, grasp: Grasp): Hands {
  const stop = new AbortController();
  let always = false;
  let line: number[] | null = null;
  let carried: { readonly node: number; readonly x: number; readonly y: number; far: boolean } | null = null;

  const place = (event: PointerEvent): [number, number] => {
    const box = container.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  const on = <K extends 'pointerdown' | 'pointermove' | 'pointerup' | 'pointercancel'>(
    name: K,
    act: (event: PointerEvent, x: number, y: number) => void,
  ): void =>
    (name === 'pointerdown' ? container : window).addEventListener(
      name,
      (event) => event instanceof PointerEvent && act(event, ...place(event)),
      { capture: true, signal: stop.signal },
    );

  on('pointerdown', (event, x, y) => {
    if (event.button !== 0 || !event.isPrimary) return;
    if (event.shiftKey || always) {
      line = [x, y];
      return;
    }
    const node = event.pointerType === 'mouse' ? grasp.at(x, y) : null;
    carried = node !== null && grasp.grip(node) >= GRIP ? { node, x, y, far: false } : null;
  });
  on('pointermove', (_, x, y) => {
    if (line) {
      line.push(x, y);
      grasp.hold({ dragged: null, line });
    } else if (carried) {
      carried.far ||= Math.hypot(x - carried.x, y - carried.y) > SHAKE;
      if (carried.far) grasp.hold({ dragged: { node: carried.node, ...grasp.toMap(x, y) }, line: [] });
    }
  });
  on('pointerup', (_, x, y) => {
    const [drawn, held] = [line, carried];
    line = null;
    carried = null;
    if (drawn) {
      grasp.hold(EMPTY);
      const far = drawn.some((value, i) => Math.abs(value - drawn[i % 2]!) > SHAKE);
      if (far) grasp.enclose(drawn);
      else grasp.list(grasp.at(x, y));
    } else if (held?.far) {
      const to = grasp.toMap(x, y);
      grasp.put(held.node, to.x, to.y);
    }
  });
  on('pointercancel', () => {
    line = null;
    carried = null;
    grasp.hold(EMPTY);
  });
  /** Sigma hears mouse and touch, not pointers. */
  for (const name of ['mousedown', 'touchstart', 'click'] as const) {
    container.addEventListener(
      name,
      (event) => {
        if (line || (name === 'click' && (always || (event instanceof MouseEvent && event.shiftKey))))
          event.stopPropagation();
      },
      { capture: true, signal: stop.signal },
    );
  }
  sigma.on('moveBody', ({ preventSigmaDefault }) => {
    if (carried) preventSigmaDefault();
  });

  return {
    lasso(next) {
      always = next;
      container.classList.toggle('lasso', next);
    },
    kill: () => stop.abort(),
  };
}

/** Many edges that a filter shows or hides, brought up to date between frames, so that the nodes need not wait for them. */
import type Sigma from 'sigma';

/** So many edges at once cost no more than a frame. */
const FEW = 3_000;
const SLICE = 1_000;
const BUDGET_MS = 10;

export interface EdgesLater {
  /** The nodes now; the edges now too where they are few, else unseen until all of them are right. */
  readonly update: (nodes: string[], edges: readonly number[]) => void;
  /** All has been looked at anew, or is about to be. */
  readonly forget: () => void;
}

/** Only for changes of look: places, sizes and kinds of line stay as they are. */
export function edgesLater(sigma: Sigma): EdgesLater {
  const canvas = sigma.getCanvases().edges;
  const stale = new Set<number>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function veil(on: boolean): void {
    if (canvas) canvas.style.visibility = on ? 'hidden' : '';
  }
  function take(count: number): string[] {
    const some: string[] = [];
    for (const edge of stale) {
      if (some.length === count) break;
      some.push(String(edge));
      stale.delete(edge);
    }
    return some;
  }
  function step(): void {
    const began = performance.now();
    while (stale.size > SLICE && performance.now() - began < BUDGET_MS) {
      sigma.refresh({ partialGraph: { edges: take(SLICE) }, skipIndexation: true, schedule: true });
    }
    if (stale.size > SLICE) {
      timer = setTimeout(step);
      return;
    }
    sigma.refresh({ partialGraph: { edges: take(SLICE) }, skipIndexation: true });
    veil(false);
  }

  return {
    update(nodes, edges) {
      clearTimeout(timer);
      for (const edge of edges) stale.add(edge);
      const now = stale.size <= FEW ? take(FEW) : [];
      veil(stale.size > 0);
      sigma.refresh({ partialGraph: { nodes, edges: now }, skipIndexation: true });
      if (stale.size > 0) timer = setTimeout(step);
    },
    forget() {
      clearTimeout(timer);
      stale.clear();
      veil(false);
    },
  };
}

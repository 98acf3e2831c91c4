/** A binary heap of numbers with priorities: the smallest first, ties by the smaller number. */
export class MinHeap {
  readonly #items: number[] = [];
  readonly #costs: number[] = [];

  get size(): number {
    return this.#items.length;
  }

  push(item: number, cost: number): void {
    let at = this.#items.length;
    this.#items.push(item);
    this.#costs.push(cost);
    while (at > 0) {
      const up = (at - 1) >> 1;
      if (!this.#less(at, up)) break;
      this.#swap(at, up);
      at = up;
    }
  }

  /** Null when empty. */
  pop(): number | null {
    const top = this.#items[0];
    if (top === undefined) return null;
    const lastItem = this.#items.pop()!;
    const lastCost = this.#costs.pop()!;
    if (this.#items.length > 0) {
      this.#items[0] = lastItem;
      this.#costs[0] = lastCost;
      this.#sink(0);
    }
    return top;
  }

  #sink(start: number): void {
    for (let at = start; ; ) {
      const left = 2 * at + 1;
      let least = at;
      if (left < this.#items.length && this.#less(left, least)) least = left;
      if (left + 1 < this.#items.length && this.#less(left + 1, least)) least = left + 1;
      if (least === at) return;
      this.#swap(at, least);
      at = least;
    }
  }

  #less(a: number, b: number): boolean {
    return (
      this.#costs[a]! < this.#costs[b]! || (this.#costs[a] === this.#costs[b] && this.#items[a]! < this.#items[b]!)
    );
  }

  #swap(a: number, b: number): void {
    const [item, cost] = [this.#items[a]!, this.#costs[a]!];
    this.#items[a] = this.#items[b]!;
    this.#costs[a] = this.#costs[b]!;
    this.#items[b] = item;
    this.#costs[b] = cost;
  }
}

/** Groups that only grow while nothing speaks against it: a union-find whose members can be walked and asked. */

export interface Clusters {
  readonly find: (index: number) => number;
  /** Members of the cluster of `index`, in no order. */
  readonly members: (index: number) => number[];
  /** Joins two clusters; the smaller first index leads. */
  readonly join: (a: number, b: number) => void;
  /** All clusters by first member, members ascending. */
  readonly groups: () => number[][];
}

/** Two numbers a record. */
export function clusters(length: number): Clusters {
  const home = new Int32Array(length).map((_, index) => index);
  // A ring of the members of each cluster: joining two rings is one swap.
  const next = new Int32Array(length).map((_, index) => index);
  const find = (index: number): number => {
    let at = index;
    while (home[at] !== at) {
      home[at] = home[home[at]!]!;
      at = home[at]!;
    }
    return at;
  };
  const members = (index: number): number[] => {
    const out = [index];
    for (let at = next[index]!; at !== index; at = next[at]!) out.push(at);
    return out;
  };
  return {
    find,
    members,
    join(a, b) {
      const [x, y] = [find(a), find(b)];
      if (x === y) return;
      home[Math.max(x, y)] = Math.min(x, y);
      const swapped = next[x]!;
      next[x] = next[y]!;
      next[y] = swapped;
    },
    groups() {
      const out = new Map<number, number[]>();
      for (let index = 0; index < length; index += 1) {
        const root = find(index);
        const group = out.get(root);
        if (group) group.push(index);
        else out.set(root, [index]);
      }
      return [...out.values()];
    },
  };
}

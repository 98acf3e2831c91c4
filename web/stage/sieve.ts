/** Sigma's programs made to draw only what is shown: a filter changes an array of flags, and Sigma looks at nothing anew. */
import type Sigma from 'sigma';
import { EdgeProgram, type EdgeProgramType, NodeProgram, type NodeProgramType } from 'sigma/rendering';
import type { EdgeDisplayData, NodeDisplayData, RenderParams } from 'sigma/types';

/** 1 where the item is shown, by its place in the graph; a change is a new array. */
export type Flags = () => Uint8Array;

/** What the card is given: for each item STRIDE numbers, and how many items and corners. */
interface Batch {
  array: Float32Array;
  capacity: number;
  verticesCount: number;
  readonly STRIDE: number;
  readonly VERTICES: number;
}

interface Sieve {
  readonly put: (slot: number, item: number) => void;
  /** Draws the batch with nothing in it but what is shown, and leaves it as it was. */
  readonly draw: (batch: Batch, render: () => void) => void;
}

function makeSieve(shown: Flags): Sieve {
  let items = new Uint32Array(64);
  let packed = new Float32Array(0);
  let count = 0;
  let packedFor: Uint8Array | null = null;

  function pack({ array, capacity, STRIDE }: Batch): void {
    const flags = shown();
    if (packedFor === flags) return;
    packedFor = flags;
    if (packed.length < array.length) packed = new Float32Array(array.length);
    count = 0;
    for (let slot = 0; slot < capacity; slot++) {
      if (flags[items[slot]!] === 0) continue;
      const [from, to] = [slot * STRIDE, count * STRIDE];
      for (let k = 0; k < STRIDE; k++) packed[to + k] = array[from + k]!;
      count += 1;
    }
  }
  return {
    put(slot, item) {
      if (slot >= items.length) {
        const more = new Uint32Array(Math.max(slot + 1, 2 * items.length));
        more.set(items);
        items = more;
      }
      items[slot] = item;
      packedFor = null;
    },
    draw(batch, render) {
      const { array, capacity, verticesCount } = batch;
      pack(batch);
      batch.array = packed.subarray(0, count * batch.STRIDE);
      batch.capacity = count;
      batch.verticesCount = count * batch.VERTICES;
      render();
      batch.array = array;
      batch.capacity = capacity;
      batch.verticesCount = verticesCount;
    },
  };
}

/** Without Sigma's second drawing for picking too: `pick.ts` answers what is under the pointer. */
export function sievedNodes(Program: NodeProgramType, shown: Flags): NodeProgramType {
  return class extends Program {
    readonly #sieve = makeSieve(shown);
    constructor(gl: WebGLRenderingContext, _picking: WebGLFramebuffer | null, renderer: Sigma) {
      super(gl, null, renderer);
    }
    /** Sigma numbers nodes from 1 on, in the order of its graph. */
    override process(number: number, slot: number, data: NodeDisplayData): void {
      this.#sieve.put(slot, number - 1);
      super.process(number, slot, data);
    }
    override render(params: RenderParams): void {
      if (this instanceof NodeProgram) this.#sieve.draw(this, () => super.render(params));
    }
  };
}

/** `nodes` is how many nodes the graph has. */
export function sievedEdges(Program: EdgeProgramType, shown: Flags, nodes: () => number): EdgeProgramType {
  return class extends Program {
    readonly #sieve = makeSieve(shown);
    /** Sigma numbers edges on from the nodes, in the order of its graph. */
    override process(
      number: number,
      slot: number,
      source: NodeDisplayData,
      target: NodeDisplayData,
      data: EdgeDisplayData,
    ): void {
      this.#sieve.put(slot, number - 1 - nodes());
      super.process(number, slot, source, target, data);
    }
    override render(params: RenderParams): void {
      if (this instanceof EdgeProgram) this.#sieve.draw(this, () => super.render(params));
    }
  };
}

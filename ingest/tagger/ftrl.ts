/** FTRL-proximal (McMahan et al., "Ad click prediction: a view from the trenches", KDD 2013): sparse weights, one step each. */

export interface FtrlOptions {
  /** Step size. */
  readonly alpha: number;
  readonly beta: number;
  readonly l1: number;
  readonly l2: number;
}

export interface Ftrl {
  readonly weights: Float32Array;
  readonly update: (index: number, gradient: number) => void;
}

export function ftrl(size: number, { alpha, beta, l1, l2 }: FtrlOptions): Ftrl {
  const sums = new Float32Array(size);
  const squares = new Float32Array(size);
  const weights = new Float32Array(size);
  return {
    weights,
    update: (index, gradient) => {
      const before = squares[index]!;
      const after = before + gradient * gradient;
      const root = Math.sqrt(after);
      const sum = sums[index]! + gradient - ((root - Math.sqrt(before)) / alpha) * weights[index]!;
      squares[index] = after;
      sums[index] = sum;
      weights[index] = Math.abs(sum) <= l1 ? 0 : -(sum - Math.sign(sum) * l1) / ((beta + root) / alpha + l2);
    },
  };
}

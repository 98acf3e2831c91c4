/** How Sigma draws each shape: papers as discs, methods as rings, datasets as squares, repositories as diamonds. */
import { createNodeBorderProgram } from '@sigma/node-border';
import { NodeSquareProgram } from '@sigma/node-square';
import { NodeCircleProgram, type NodeProgramType } from 'sigma/rendering';
import type { Shape } from '../appearance.ts';
import { DiamondProgram } from './diamond.ts';
import { type Flags, sievedNodes } from './sieve.ts';

const METHOD = createNodeBorderProgram({
  borders: [
    { size: { value: 0.18 }, color: { attribute: 'color' } },
    { size: { value: 0.14 }, color: { attribute: 'gap' } },
    { size: { fill: true }, color: { attribute: 'color' } },
  ],
});

export function nodePrograms(shown: Flags): Record<Shape, NodeProgramType> {
  return {
    disc: sievedNodes(NodeCircleProgram, shown),
    ring: sievedNodes(METHOD, shown),
    square: sievedNodes(NodeSquareProgram, shown),
    diamond: sievedNodes(DiamondProgram, shown),
  };
}

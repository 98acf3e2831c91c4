/** How Sigma draws each shape: papers as discs, methods as rings, datasets as squares, repositories as diamonds. */
import { createNodeBorderProgram } from '@sigma/node-border';
import { NodeSquareProgram } from '@sigma/node-square';
import type Sigma from 'sigma';
import { NodeCircleProgram, type NodeProgramType } from 'sigma/rendering';
import type { Shape } from '../appearance.ts';
import { DiamondProgram } from './diamond.ts';

const METHOD = createNodeBorderProgram({
  borders: [
    { size: { value: 0.18 }, color: { attribute: 'color' } },
    { size: { value: 0.14 }, color: { attribute: 'gap' } },
    { size: { fill: true }, color: { attribute: 'color' } },
  ],
});

/** The program without Sigma's second drawing for picking: `pick.ts` answers what is under the pointer. */
function unpickable(Program: NodeProgramType): NodeProgramType {
  return class extends Program {
    constructor(gl: WebGLRenderingContext, _picking: WebGLFramebuffer | null, renderer: Sigma) {
      super(gl, null, renderer);
    }
  };
}

export const PROGRAMS = {
  disc: unpickable(NodeCircleProgram),
  ring: unpickable(METHOD),
  square: unpickable(NodeSquareProgram),
  diamond: unpickable(DiamondProgram),
} as const satisfies Record<Shape, NodeProgramType>;

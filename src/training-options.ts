/** The settings with which the shipped weights are trained, and every model that is measured beside them. */
import { CRF_OPTIONS, TREE_OPTIONS } from '../ingest/tagger/train.ts';

export const TRAINING = { seed: 7, folds: 3, crf: CRF_OPTIONS, trees: TREE_OPTIONS, least: 3 } as const;

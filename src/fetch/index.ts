/** The services that Kindred can ask: each is one file and one line here. */
import { arxiv } from './arxiv.ts';
import type { Service } from './contract.ts';
import { huggingFace } from './hugging-face.ts';
import { openAlex } from './openalex.ts';
import { semanticScholar } from './semantic-scholar.ts';

export const SERVICES: readonly Service[] = [huggingFace, arxiv, openAlex, semanticScholar];

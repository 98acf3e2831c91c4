/** The cookbook's files beside this program, in the order of their names. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { byCodeUnit } from '../ids.ts';
import { parseRecipe, type Recipe } from './cookbook.ts';

const FOLDER = new URL('../cookbook/', import.meta.url);

export function readCookbook(): Recipe[] {
  return readdirSync(fileURLToPath(FOLDER))
    .filter((file) => file.endsWith('.cypher'))
    .sort(byCodeUnit)
    .map((file) => parseRecipe(file.slice(0, -'.cypher'.length), readFileSync(new URL(file, FOLDER), 'utf8')));
}

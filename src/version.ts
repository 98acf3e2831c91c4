/** Which Kindred this is, and where its files lie. */
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

/** The folder that holds package.json: two levels up from dist/src, one from src. */
export const ROOT = ['../', '../../']
  .map((up) => new URL(up, import.meta.url))
  .find((folder) => existsSync(new URL('package.json', folder)))!;

export const VERSION = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(new URL('package.json', ROOT), 'utf8'))).version;

/** An export as a download, streamed as it is made. */
import { KnownError } from '../../graph/errors.ts';
import type { ExportFormat, ExportSource } from '../../graph/exports/contract.ts';
import { exportPieces } from '../export-pieces.ts';

/** `part` names one file of a format of several (`.nodes`); throws `bad-request` where it is missing or wrong. */
export function exportResponse(format: ExportFormat, source: ExportSource, part: string | null): Response {
  const file = format.files.length === 1 ? format.files[0] : format.files.find(({ suffix }) => suffix === part);
  if (!file) {
    const parts = format.files.map(({ suffix }) => suffix).join(' or ');
    throw new KnownError('bad-request', `${format.name} is several files`, `ask for one with part=${parts}`);
  }
  const pieces = exportPieces(format, file, source)[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      let held = '';
      while (held.length < CHUNK) {
        const next = await pieces.next();
        if (next.done) {
          if (held) controller.enqueue(encoder.encode(held));
          controller.close();
          return;
        }
        if (typeof next.value === 'string') held += next.value;
        else {
          controller.enqueue(encoder.encode(held));
          controller.enqueue(next.value);
          return;
        }
      }
      controller.enqueue(encoder.encode(held));
    },
    async cancel() {
      await pieces.return?.();
    },
  });
  return new Response(body, {
    headers: {
      'content-type': format.pixels ? format.mime : `${format.mime}; charset=utf-8`,
      'content-disposition': `attachment; filename="kindred${file.suffix}.${format.extension}"`,
      'cache-control': 'no-store',
    },
  });
}

const CHUNK = 1 << 16;

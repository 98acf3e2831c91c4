/** All corrections of this corpus, each with a way to take it back. */
import { useEffect, useState } from 'react';
import type { CorrectionLine } from '../../src/api.ts';
import { askCorrections, askStatus, troubleOf } from '../data.ts';
import { told } from '../told.ts';
import { counted } from '../words.ts';
import { correct } from '../writing.ts';
import { Dialog } from './Dialog.tsx';

export function CorrectionsList({ onClose }: { onClose: () => void }) {
  const [lines, setLines] = useState<readonly CorrectionLine[] | null>(null);
  const [said, setSaid] = useState('');
  const tell = (error: unknown): void => {
    const trouble = troubleOf(error);
    if (trouble) setSaid(told(trouble));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when it opens
  useEffect(() => {
    askCorrections().then((answer) => setLines(answer.corrections), tell);
  }, []);
  const takeBack = async (text: string): Promise<void> => {
    try {
      const { token } = await askStatus();
      setLines((await correct([text], token ?? '', true)).corrections);
    } catch (error) {
      tell(error);
    }
  };
  return (
    <Dialog
      title={lines === null ? 'Corrections' : counted(lines.length, 'correction', 'corrections')}
      onClose={onClose}
    >
      <p className="facts">
        Lines of corrections.tsv in the corpus, applied at every build. You may edit the file by hand; “kindred ingest”
        then applies it.
      </p>
      {said && <p role="alert">{said}</p>}
      <ul className="corrections">
        {lines?.map(({ act, line, text }) => (
          <li key={`${line} ${text}`}>
            <p>
              <strong>{act.replace('-', ' ')}</strong> {text.split('\t').slice(1).join(' · ')}
            </p>
            <button type="button" className="link" onClick={() => void takeBack(text)}>
              Take back
            </button>
          </li>
        ))}
      </ul>
      {lines?.length === 0 && <p>None. “not this” under a sentence writes one.</p>}
    </Dialog>
  );
}

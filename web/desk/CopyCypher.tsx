/** “Cypher” among what can be taken away: copied, and from there into Neo4j Browser or the question box. */
import { useState } from 'react';
import { askStatus, troubleOf } from '../data.ts';
import { told } from '../told.ts';
import { number } from '../words.ts';
import { browserLink } from './view-cypher.ts';

interface Props {
  /** The statement that returns exactly what is taken. */
  readonly cypher: () => Promise<string>;
  /** Opens a statement in the question box; null where nothing can be asked. */
  readonly onAsk: ((statement: string) => void) | null;
}

/** Longer statements are refused by the question box. */
const MOST_ASKED = 20_000;

export function CopyCypher({ cypher, onAsk }: Props) {
  const [copied, setCopied] = useState<{ readonly text: string; readonly link: string | null } | null>(null);
  const [said, setSaid] = useState('');
  const copy = async (): Promise<void> => {
    try {
      const [text, { neo4j_browser }] = await Promise.all([cypher(), askStatus()]);
      await navigator.clipboard.writeText(text);
      setCopied({ text, link: neo4j_browser && browserLink(neo4j_browser, text) });
      setSaid(`Copied, ${number(text.length)} characters: it returns exactly these.`);
    } catch (error) {
      const trouble = troubleOf(error);
      if (trouble) setSaid(told(trouble));
    }
  };
  return (
    <>
      <p className="links">
        <button type="button" className="link" onClick={() => void copy()}>
          Copy as Cypher
        </button>
        {copied?.link && (
          <a href={copied.link} target="_blank" rel="noopener noreferrer">
            open in Neo4j Browser
          </a>
        )}
        {copied && onAsk && copied.text.length <= MOST_ASKED && (
          <button type="button" className="link" onClick={() => onAsk(copied.text)}>
            ask it here
          </button>
        )}
      </p>
      <p className="facts" role="status">
        {said}
      </p>
    </>
  );
}

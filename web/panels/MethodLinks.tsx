/** The links of a method in the network of methods: how many papers hold both, and those papers with their sentences. */
import { useState } from 'react';
import type { EdgeLine, MethodsAnswer } from '../../src/api.ts';
import { askMethodLink } from '../data.ts';
import { linksOf, type MethodLink } from '../methods.ts';
import { ShowAll } from '../ShowAll.tsx';
import { counted, number } from '../words.ts';
import { NodeButton } from './NodeButton.tsx';
import { useAnswer } from './use-answer.ts';
import { Why } from './Why.tsx';

interface Props {
  readonly id: string;
  readonly methods: MethodsAnswer;
  readonly onSelect: (id: string) => void;
  readonly onHover: (id: string | null) => void;
}

const FIRST = 8;
const MOST = 200;

export function MethodLinks({ id, methods, onSelect, onHover }: Props) {
  const [all, setAll] = useState(false);
  const links = linksOf(methods, id);
  if (links.length === 0) {
    return <p className="facts">Not in this network: no two papers hold it, or it is a broad word.</p>;
  }
  return (
    <section className="relation">
      <h3>
        Methods linked to it <span className="count">{number(links.length)}</span>
      </h3>
      <p className="facts">by the papers that hold both; open a link for its sentences</p>
      <ul>
        {links.slice(0, all ? MOST : FIRST).map((link) => (
          <Link key={link.other} {...{ id, link, methods, onSelect, onHover }} />
        ))}
      </ul>
      <ShowAll {...{ all, count: links.length, first: FIRST, most: MOST }} onToggle={setAll} />
    </section>
  );
}

function Link({ id, link, methods, onSelect, onHover }: Props & { link: MethodLink }) {
  const [open, setOpen] = useState(false);
  const other = methods.nodes.id[link.other]!;
  const name = methods.nodes.label[link.other]!;
  return (
    <li className="method-link">
      <div className="companion">
        <NodeButton {...{ id: other, onSelect, onHover }} kind="Method">
          {name}
        </NodeButton>
        <button
          type="button"
          className="link small"
          aria-expanded={open}
          aria-label={`${counted(link.together, 'paper', 'papers')} with ${name}`}
          title={`${link.strength.toFixed(1)} times as often together as chance would have it`}
          onClick={() => setOpen(!open)}
        >
          {counted(link.together, 'paper', 'papers')}
        </button>
      </div>
      {open && <Reasons {...{ id, other, link, methods, onSelect, onHover }} />}
    </li>
  );
}

/** The papers that hold both, each with what it says of the one and of the other. */
export function Reasons({ id, other, link, methods, onSelect, onHover }: Props & { other: string; link: MethodLink }) {
  const { answer, said } = useAnswer(
    `${id} ${other}`,
    (signal) => askMethodLink(id, other, signal),
    'Reading their sentences…',
  );
  const papers = answer
    ? answer.papers
    : link.papers.map((i) => ({ paper: methods.papers[i]!, edges: [] as readonly EdgeLine[] }));
  const more = link.together - papers.length;
  return (
    <div className="reasons">
      <p className="facts">
        {link.strength.toFixed(1)} times as often together as chance would have it
        {said && ` · ${said}`}
      </p>
      <ul>
        {papers.map(({ paper, edges }) => (
          <li key={paper.id}>
            <NodeButton {...{ id: paper.id, onSelect, onHover }} kind="Paper" fact={paper.year}>
              {paper.label}
            </NodeButton>
            {edges.map((edge) => (
              <Why key={edge.id} edge={{ ...edge, direction: 'out', official: null, score: null, terms: [] }} />
            ))}
          </li>
        ))}
      </ul>
      {more > 0 && <p className="facts">and {counted(more, 'paper', 'papers')} more</p>}
    </div>
  );
}

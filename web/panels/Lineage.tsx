/** Where a method comes from: who introduced it, what it builds on and what builds on it, step by step, with the sentences. */
import { type ReactNode, useEffect, useState } from 'react';
import type { LineageAnswer, LineageStep } from '../../src/api.ts';
import { askLineage } from '../data.ts';
import { ShowAll } from '../ShowAll.tsx';
import { number } from '../words.ts';
import { NodeButton } from './NodeButton.tsx';
import { Why } from './Why.tsx';

interface Props {
  readonly id: string;
  readonly build: string;
  readonly onSelect: (id: string) => void;
  readonly onHover: (id: string | null) => void;
  /** What stands here when the server cannot tell it. */
  readonly children: ReactNode;
}

const FIRST = 5;
const MOST = 100;

export function Lineage({ id, build, onSelect, onHover, children }: Props) {
  const [failed, setFailed] = useState(false);
  const [answer, setAnswer] = useState<LineageAnswer | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new build is asked again
  useEffect(() => {
    const abort = new AbortController();
    askLineage(id, abort.signal).then(
      (found) => {
        setAnswer(found);
        setFailed(false);
      },
      () => setFailed(!abort.signal.aborted),
    );
    return () => abort.abort();
  }, [id, build]);
  if (!answer) return failed ? children : null;
  const { introduced_by: papers, builds_on: on, built_upon_by: by } = answer;
  if (papers.length + on.length + by.length === 0) return null;
  return (
    <section className="relation lineage">
      <h3>Where it comes from</h3>
      {papers.length === 0 ? (
        <p className="facts">No paper of this corpus says that it introduces it.</p>
      ) : (
        <>
          <p className="facts">introduced by</p>
          <ul>
            {papers.slice(0, FIRST).map((paper) => (
              <li key={paper.id}>
                <NodeButton {...{ id: paper.id, onSelect, onHover }} kind="Paper" fact={paper.year ?? 'undated'}>
                  {paper.label}
                </NodeButton>
              </li>
            ))}
          </ul>
        </>
      )}
      <Steps title="builds on" steps={on} {...{ onSelect, onHover }} />
      <Steps title="built upon by" steps={by} {...{ onSelect, onHover }} />
    </section>
  );
}

interface StepsProps extends Pick<Props, 'onSelect' | 'onHover'> {
  readonly title: string;
  readonly steps: readonly LineageStep[];
}

function Steps({ title, steps, onSelect, onHover }: StepsProps) {
  const [all, setAll] = useState(false);
  if (steps.length === 0) return null;
  return (
    <>
      <p className="facts">
        {title} <span className="count">{number(steps.length)}</span>
      </p>
      <ul className="steps">
        {steps.slice(0, all ? MOST : FIRST).map((step) => (
          <Step key={step.id} {...{ step, onSelect, onHover }} />
        ))}
      </ul>
      <ShowAll {...{ all, count: steps.length, first: FIRST, most: MOST }} onToggle={setAll} />
    </>
  );
}

/** One method a line; its sentence when it is asked for. */
function Step({ step, onSelect, onHover }: Pick<Props, 'onSelect' | 'onHover'> & { step: LineageStep }) {
  const [open, setOpen] = useState(false);
  const year = step.introduced_by[0]?.year;
  return (
    <li style={{ marginLeft: 12 * (step.steps - 1) }}>
      <div className="companion">
        <NodeButton {...{ id: step.id, onSelect, onHover }} kind="Method">
          {step.label}
          {year && <span className="year"> {year}</span>}
        </NodeButton>
        <button
          type="button"
          className="link small"
          aria-expanded={open}
          aria-label={`Why: ${step.label}`}
          onClick={() => setOpen(!open)}
        >
          why
        </button>
      </div>
      {open && <Why edge={{ ...step.edge, direction: 'out', official: null, score: null, terms: [] }} />}
    </li>
  );
}

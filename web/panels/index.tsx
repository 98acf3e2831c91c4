/** The one panel: what it shows follows from the view — a node, a community, or the invitation. */
import { useState } from 'react';
import type { GraphNode } from '../../graph/model.ts';
import type { MethodsAnswer, Neighbour, NeighbourEdge } from '../../src/api.ts';
import type { Atlas } from '../atlas.ts';
import type { Details } from '../corpus.ts';
import { CorrectMenu } from '../desk/CorrectMenu.tsx';
import type { Theme } from '../palette.ts';
import type { Shown } from '../shown.ts';
import { hide, inMode, isolateCommunity, toggleListed, type View } from '../state.ts';
import { told } from '../told.ts';
import { Actions } from './Actions.tsx';
import { CommunityPanel } from './CommunityPanel.tsx';
import { Companions } from './Companions.tsx';
import { EntityHead } from './EntityHead.tsx';
import { Expand } from './Expand.tsx';
import { Gaps } from './Gaps.tsx';
import { Invitation } from './Invitation.tsx';
import { Lineage } from './Lineage.tsx';
import { LinkPanel } from './LinkPanel.tsx';
import { ListPanel } from './ListPanel.tsx';
import { MethodLinks } from './MethodLinks.tsx';
import { Neighbours } from './Neighbours.tsx';
import { PaperHead } from './PaperHead.tsx';
import { PathPanel } from './PathPanel.tsx';
import { Related } from './Related.tsx';
import { SharedPanel } from './SharedPanel.tsx';
import './actions.css';
import './panels.css';

export interface PanelProps {
  readonly atlas: Atlas;
  /** What the map draws: the atlas, or the network of methods. */
  readonly drawn: Atlas;
  /** Where the network of methods is looked at. */
  readonly methods: MethodsAnswer | null;
  /** What of the atlas stands on the map; null where the map draws something else. */
  readonly shown: Shown | null;
  readonly view: View;
  readonly details: Details | null;
  readonly theme: Theme;
  readonly ownSummaries: boolean;
  readonly go: (view: View) => void;
  readonly onHover: (id: string | null) => void;
  /** Opens a node, or takes it where one was asked for. */
  readonly onSelect: (id: string) => void;
  /** Asks for a node to find ways to. */
  readonly onPathFrom: (ids: readonly string[]) => void;
  /** Writes a correction: the line, and what it says; null where nothing may be written. */
  readonly onCorrect: ((line: string, says: string) => void) | null;
  readonly onSameAs: ((id: string) => void) | null;
}

/** What the panel is about, as one word for styles and the sheet; `start` is the invitation. */
export function topic(view: View): 'node' | 'link' | 'path' | 'shared' | 'community' | 'start' {
  if (view.node) return 'node';
  if (view.link) return 'link';
  if (view.path) return 'path';
  if (view.focus?.together) return 'shared';
  return view.communities.length === 1 ? 'community' : 'start';
}

/** Of what in particular it speaks: another word for another thing. */
export function subject({ node, link, path, focus, communities }: View): string {
  if (node) return node;
  return (link ?? path ?? (focus?.together ? focus.ids : communities)).join(' ');
}

export function Panel(props: PanelProps) {
  const { atlas, view, go, onHover, onSelect } = props;
  return (
    <>
      <Topic {...props} />
      {view.list.length > 0 && (
        <ListPanel published={props.onCorrect === null} {...{ atlas, view, go, onSelect, onHover }} />
      )}
    </>
  );
}

function Topic(props: PanelProps) {
  const { atlas, drawn, view, theme, go, onHover, onSelect } = props;
  const community = drawn.communities[drawn.communityIndex.get(view.communities[0] ?? '') ?? -1];
  if (view.node) return <NodePanel {...props} />;
  if (view.link) return <LinkPanel {...{ atlas, methods: props.methods, ids: view.link, onSelect, onHover }} />;
  if (view.path)
    return (
      <PathPanel {...{ atlas, path: view.path, onSelect, onHover }} onMore={() => props.onPathFrom(view.path ?? [])} />
    );
  if (view.focus?.together) return <SharedPanel {...{ atlas, ids: view.focus.ids, onSelect, onHover }} />;
  if (community && view.communities.length === 1) {
    return (
      <CommunityPanel
        {...{ community, atlas, drawn, theme, view, go, onSelect, onHover }}
        onCorrect={props.onCorrect}
      />
    );
  }
  return (
    <Invitation
      {...{ atlas, onSelect }}
      onCommunity={(id) => go(isolateCommunity(inMode(view, 'map'), id, false))}
      onYear={(year) => go({ ...inMode(view, 'table'), kinds: ['Paper'], years: [year, null], undated: false })}
    />
  );
}

/** The line, and what it says, that takes an entity out of a paper, whichever of the two is looked at. */
function notThis(node: GraphNode, neighbour: Neighbour): [line: string, says: string] {
  const [paper, entity] = node.kind === 'Paper' ? [node.id, neighbour.id] : [neighbour.id, node.id];
  const name = node.kind === 'Paper' ? neighbour.label : node.label;
  return [`not-this\t${paper}\t${entity}`, `Noted: that paper does not hold ${name}.`];
}

/** What the lineage of a method tells in its own way. */
const lineage = ({ kind }: NeighbourEdge): boolean => kind === 'BUILDS_ON';

function NodePanel({
  atlas,
  methods,
  shown,
  view,
  details,
  ownSummaries,
  go,
  onHover,
  onPathFrom,
  onCorrect,
  onSameAs,
  onSelect,
}: PanelProps) {
  const [relatedTo, setRelatedTo] = useState<string | null>(null);
  if (!details || details.id !== view.node) return <p className="waiting">Reading…</p>;
  if (details.trouble) {
    return (
      <div role="alert" className="trouble">
        <p>{told(details.trouble)}</p>
        <button type="button" onClick={() => window.dispatchEvent(new Event('kindred:retry'))}>
          Try again
        </button>
      </div>
    );
  }
  if (!details.answer) return <p className="waiting">Reading its sentences…</p>;
  const { node, neighbours, community, coverage } = details.answer;
  const near = (of: (edge: NeighbourEdge) => boolean) => (
    <Neighbours
      key={`near ${node.id}`}
      {...{ neighbours, of, onSelect, onHover }}
      onNotThis={onCorrect && ((neighbour) => onCorrect(...notThis(node, neighbour)))}
    />
  );
  return (
    <>
      {node.kind === 'Paper' ? (
        <PaperHead key={node.id} paper={node} coverage={coverage} ownSummaries={ownSummaries} />
      ) : (
        <EntityHead entity={node} neighbours={neighbours} onSelect={onSelect} />
      )}
      {community && (
        <p className="facts">
          in{' '}
          <button
            type="button"
            className="link"
            onClick={() => go(isolateCommunity(inMode(view, methods ? 'map' : view.mode), community.id, false))}
          >
            {community.name}
          </button>
        </p>
      )}
      <Actions
        {...{ id: node.id, view, go }}
        onPathFrom={() => onPathFrom([node.id])}
        related={
          node.kind === 'Paper'
            ? { open: relatedTo === node.id, toggle: () => setRelatedTo(relatedTo === node.id ? null : node.id) }
            : null
        }
      />
      <CorrectMenu
        key={`correct ${node.id}`}
        id={node.id}
        label={node.kind === 'Paper' ? node.title : node.label}
        kind={node.kind}
        onCorrect={onCorrect}
        onHide={() => go(hide(view, [node.id]))}
        onSameAs={onSameAs && (() => onSameAs(node.id))}
      />
      {shown && <Expand {...{ atlas, shown, id: node.id, view, go }} />}
      {relatedTo === node.id && (
        <Related
          key={`related ${node.id}`}
          {...{ id: node.id, build: atlas.build, onSelect, onHover }}
          list={view.list}
          onList={(one) => go(toggleListed(view, one))}
          published={onCorrect === null}
        />
      )}
      {neighbours.length === 0 && <p className="facts">Nothing in this corpus is linked to it.</p>}
      {methods && node.kind === 'Method' && (
        <MethodLinks key={`links ${node.id}`} {...{ id: node.id, methods, onSelect, onHover }} />
      )}
      {node.kind === 'Method' && (
        <Lineage key={`line ${node.id}`} {...{ id: node.id, build: atlas.build, onSelect, onHover }}>
          {near(lineage)}
        </Lineage>
      )}
      {near(node.kind === 'Method' ? (edge) => !lineage(edge) : () => true)}
      {node.kind !== 'Paper' && (
        <Companions key={`kin ${node.id}`} {...{ atlas, id: node.id, view, go, onSelect, onHover }} />
      )}
      {(node.kind === 'Method' || node.kind === 'Dataset') && !node.broad && (
        <Gaps key={`gaps ${node.id}`} {...{ id: node.id, kind: node.kind, onSelect, onHover }} />
      )}
    </>
  );
}

/** A graph of seven papers, small enough to check every answer of the cookbook by hand. */
import type { Change } from '../graph/stores/contract.ts';
import { change, edge, entity, nodeAnalysis, paper } from './store-rows.ts';

const SENTENCE = 'We extend LoRA to quantised models.';

function dated(name: string, title: string, published: string | null) {
  const precision = published === null ? null : 'year';
  const how = published === null ? null : 'stated';
  return paper(`paper:title:${name}`, {
    title,
    abstract: name === 'qlora' ? SENTENCE : null,
    published,
    published_precision: precision,
    published_how: how,
  });
}

const uses = (from: string, to: string, role: 'extends' | 'uses' | 'evaluates' | 'trains', confidence = 0.9) =>
  edge(`paper:title:${from}`, 'USES', to, {
    role,
    confidence,
    evidence: [
      {
        source: 'small.jsonl:1',
        field: 'abstract',
        start: 10,
        end: 14,
        quote: 'LoRA',
        sentence: [0, SENTENCE.length],
        rule: role,
        confidence,
      },
    ],
  });
const introduces = (from: string, to: string) => edge(`paper:title:${from}`, 'INTRODUCES', to);
const code = (from: string, repo: string, official: boolean) =>
  edge(`paper:title:${from}`, 'HAS_CODE', `repo:github.com/${repo}`, { official });

const PAPERS = [
  dated('hydra', 'Hydra', '2025'),
  dated('lone', 'A lone paper', null),
  dated('lora', 'LoRA', '2021'),
  dated('mixer', 'MLP-Mixer', '2021'),
  dated('mole', 'Mixtures of LoRA', '2024'),
  dated('qlora', 'QLoRA', '2023'),
  paper('paper:title:stub', { title: 'Only cited', stub: true }),
];
const ENTITIES = [
  entity('dataset:glue', { kind: 'Dataset', label: 'GLUE', area: 'language' }),
  entity('dataset:imagenet', { kind: 'Dataset', label: 'ImageNet', area: 'vision' }),
  entity('method:fine-tuning', { label: 'Fine-Tuning', broad: true }),
  entity('method:hydra', { label: 'Hydra' }),
  entity('method:lora', { label: 'LoRA', family: 'method:lora' }),
  entity('method:mlp-mixer', { label: 'MLP-Mixer' }),
  entity('method:moe', { label: 'MoE', aliases: ['Mixture of Experts', 'mixture, of [experts]'], area: 'moe' }),
  entity('method:qlora', { label: 'QLoRA', family: 'method:lora' }),
  entity('repo:github.com/a/lora', { kind: 'Repo', label: 'a/lora', url: 'https://github.com/a/lora' }),
  entity('repo:github.com/b/hydra', { kind: 'Repo', label: 'b/hydra', url: 'https://github.com/b/hydra' }),
];
const EDGES = [
  introduces('hydra', 'method:hydra'),
  introduces('lora', 'method:lora'),
  introduces('mixer', 'method:mlp-mixer'),
  introduces('qlora', 'method:qlora'),
  uses('hydra', 'method:lora', 'uses', 0.7),
  uses('hydra', 'method:qlora', 'extends'),
  uses('hydra', 'dataset:imagenet', 'trains'),
  uses('lora', 'dataset:glue', 'evaluates'),
  uses('lora', 'method:fine-tuning', 'uses'),
  uses('mixer', 'dataset:imagenet', 'evaluates'),
  uses('mole', 'method:lora', 'uses'),
  uses('mole', 'method:moe', 'uses'),
  uses('mole', 'method:fine-tuning', 'uses'),
  uses('mole', 'dataset:imagenet', 'evaluates'),
  uses('qlora', 'method:lora', 'extends'),
  uses('qlora', 'method:fine-tuning', 'uses'),
  uses('qlora', 'dataset:glue', 'evaluates'),
  code('hydra', 'b/hydra', true),
  code('lora', 'a/lora', true),
  code('mole', 'a/lora', false),
  edge('paper:title:qlora', 'CITES', 'paper:title:stub'),
  edge('method:qlora', 'BUILDS_ON', 'method:lora'),
  edge('method:hydra', 'BUILDS_ON', 'method:qlora'),
];

function area(id: string): string {
  return /mixer|lone|imagenet/.test(id) ? 'area:vision' : 'area:adapter';
}

function community(id: string, name: string, papers: number) {
  return {
    id,
    name,
    renamed_from: null,
    colour: 0,
    level: 1,
    parent: null,
    size: papers,
    papers,
    stability: 0.9,
    top: [],
    central: [],
  };
}

export function smallGraph(): Change {
  const nodes = [...PAPERS, ...ENTITIES].map(({ id }, at) =>
    nodeAnalysis(id, {
      area: area(id),
      community: null,
      pagerank: (at + 1) / 100,
      degree: EDGES.filter((one) => one.source === id || one.target === id).length,
    }),
  );
  return change({
    records: [],
    papers: PAPERS,
    entities: ENTITIES,
    edges: EDGES,
    problems: [],
    nodes,
    communities: [community('area:adapter', 'Adapters', 4), community('area:vision', 'Vision', 2)],
    derived: [edge('paper:title:lone', 'SIMILAR_TO', 'paper:title:mixer', { score: 0.25, terms: ['image'] })],
  });
}

/** Parameters that the small graph has an answer to, where the standard ones have none. */
export const ASKED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  bridges: { second: 'area:vision' },
  'built-upon': { method: 'method:hydra' },
  'method-pairs': { papers: '1' },
  'related-papers': { paper: 'paper:title:qlora' },
  search: { words: 'quantised' },
  'shortest-path': { from: 'method:moe', to: 'method:mlp-mixer' },
  'untried-cells': { papers: '1' },
  why: { paper: 'paper:title:qlora' },
};

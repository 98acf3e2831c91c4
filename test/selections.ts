/** Selections of the small corpus that every way out must answer alike: the same ids, the same edges. */
export const SELECTIONS = [
  'all',
  'ids method:lora method:bert',
  'around paper:arxiv:2106.09685 1',
  'around method:bert 2 where kind=Paper,Method',
  'community c1',
  'community c1 where kind=Paper year=2020..',
  'all where year=..2019 edge=INTRODUCES',
  'path microsoft/LoRA to qlora',
  'ids method:bert or around QLoRA 1',
  'all where edge=USES role=extends',
  'all where degree=2.. broad=no',
] as const;

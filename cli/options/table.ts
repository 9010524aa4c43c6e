import { amountOptions } from './amount.ts';
import { documentOptions } from './document.ts';
import { judgementOptions } from './judgement.ts';
import type { Option } from './option.ts';
import { outputOptions } from './output.ts';
import { selectionOptions } from './selection.ts';
import { singleOptions } from './single.ts';
import { targetOptions } from './target.ts';

/** All options, in the order of the help text. */
export const options: readonly Option[] = [
  ...targetOptions,
  ...selectionOptions,
  ...amountOptions,
  ...judgementOptions,
  ...documentOptions,
  ...outputOptions,
  ...singleOptions,
];

/** The option of this flag; `undefined` when there is none. */
export function optionOf(flag: string): Option | undefined {
  return options.find((option) => option.flag === flag);
}

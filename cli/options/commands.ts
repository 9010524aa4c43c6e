import type { CommandName } from './option.ts';

/** Commands that send requests to a target. */
export const sending: readonly CommandName[] = ['test', 'prove', 'lock', 'drift', 'proxy', 'replay'];

/** Commands that run the engine over all operations. */
export const running: readonly CommandName[] = ['test', 'prove', 'lock', 'drift'];

/** Commands that plan cases, whether or not they send them. */
export const planning: readonly CommandName[] = ['test', 'list', 'cases', 'prove', 'lock', 'drift'];

/** Commands that judge answers. */
export const judging: readonly CommandName[] = ['test', 'prove', 'proxy', 'judge', 'replay'];

/** Commands that read a document. */
export const reading: readonly CommandName[] = [
  'test',
  'lint',
  'list',
  'cases',
  'mock',
  'prove',
  'lock',
  'drift',
  'proxy',
  'judge',
  'replay',
];

/** All commands. */
export const every: readonly CommandName[] = [...reading, 'report', 'init'];

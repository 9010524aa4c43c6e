import type { Io } from '../io.ts';
import type { CommandName } from '../options/option.ts';
import type { Settings } from '../options/settings.ts';

/** A command: settings in, exit code out. */
export interface Command {
  execute(settings: Settings, io: Io): Promise<number>;
}

/** Every command, loaded when it is asked for, so that each starts fast. */
export const commands: Readonly<Partial<Record<CommandName, () => Promise<Command>>>> = {
  test: () => import('./test.ts'),
  lint: () => import('./lint.ts'),
  list: () => import('./list.ts'),
  cases: () => import('./cases.ts'),
  mock: () => import('./mock.ts'),
  prove: () => import('./prove.ts'),
  lock: () => import('./lock.ts'),
  drift: () => import('./drift.ts'),
  proxy: () => import('./proxy.ts'),
  judge: () => import('./judge.ts'),
  replay: () => import('./replay.ts'),
  report: () => import('./report.ts'),
  init: () => import('./init.ts'),
  completion: () => import('./completion.ts'),
};

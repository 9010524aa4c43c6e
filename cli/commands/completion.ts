import { PlumblineError } from '../../openapi/error.ts';
import type { Io } from '../io.ts';
import type { Settings } from '../options/settings.ts';
import { completionFor, type Shell, shells } from '../output/completion.ts';

/** Prints the completion script of a shell. Throws USAGE for a shell that there is none for. */
export async function execute({ positionals }: Pick<Settings, 'positionals'>, io: Io): Promise<number> {
  const [shell = ''] = positionals;
  if (!isShell(shell))
    throw new PlumblineError('USAGE', `plumbline completion needs the name of a shell: ${shells.join(', ')}`);
  io.out(completionFor(shell));
  return 0;
}

function isShell(name: string): name is Shell {
  return shells.some((shell) => shell === name);
}

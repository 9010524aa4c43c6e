import type { Io } from './io.ts';
import { main } from './run-command.ts';

/** What a command line left behind. */
export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line in this process, in a folder of the test's own, without a terminal. */
export async function runCommand(
  argv: readonly string[],
  world: {
    readonly cwd: string;
    readonly env?: Readonly<Record<string, string>>;
    readonly stdin?: string;
    readonly interrupted?: AbortSignal;
    readonly ask?: Io['ask'];
    /** Told of everything on standard output as it comes. */
    readonly told?: (text: string) => void;
  },
): Promise<Ended> {
  let out = '';
  let err = '';
  const code = await main(argv, {
    env: world.env ?? {},
    cwd: world.cwd,
    out: (text) => {
      out += text;
      world.told?.(text);
    },
    err: (text) => {
      err += text;
    },
    outIsTerminal: false,
    errIsTerminal: false,
    width: 80,
    stdin: async () => Buffer.from(world.stdin ?? ''),
    interrupted: world.interrupted ?? new AbortController().signal,
    ...(world.ask && { ask: world.ask }),
  });
  return { code, out, err };
}

import type { Environment } from './environment.ts';

/** The world as a command sees it, so that a test can give it another one. */
export interface Io {
  readonly env: Environment;
  readonly cwd: string;
  /** Standard output: the report. */
  out(text: string): void;
  /** Standard error: progress and log lines. */
  err(text: string): void;
  readonly outIsTerminal: boolean;
  readonly errIsTerminal: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  stdin(): Promise<Uint8Array>;
  /** Asks whoever sits at the terminal, and resolves to the answer, else to what was proposed; absent where nobody does. */
  readonly ask?: (question: string, proposed: string | undefined) => Promise<string | undefined>;
  /** Aborted by the first SIGINT or SIGTERM. */
  readonly interrupted: AbortSignal;
}

/** Whether colour is wanted on standard output. */
export function wantsColor(io: Pick<Io, 'env' | 'outIsTerminal'>, asked: boolean | undefined): boolean {
  if (asked !== undefined) return asked;
  const force = io.env.FORCE_COLOR;
  if (force !== undefined && force !== '' && force !== '0') return true;
  return io.outIsTerminal && io.env.TERM !== 'dumb';
}

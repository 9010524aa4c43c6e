/** Methods that change nothing (RFC 9110, 9.2.1): all that `--read-only` lets through. */
const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE', 'QUERY']);

/** Whether a request of this method may be sent to a target that must not change. */
export function isSafe(method: string): boolean {
  return SAFE.has(method);
}

/** A request that `--read-only` forbids was not sent. Control flow: whoever planned it has nothing to show. */
export class Withheld extends Error {
  override readonly name = 'Withheld';

  constructor(method: string) {
    super(`--read-only sends no ${method}`);
  }
}

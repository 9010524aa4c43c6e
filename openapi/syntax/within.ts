import { createContext, Script } from 'node:vm';

const script = new Script('work()');

/**
 * What `work` returns, or `undefined` where it takes longer than so many milliseconds: it is then stopped, wherever it
 * stands, be it inside a regular expression. What it changed until then stays changed.
 */
export function within<T>(milliseconds: number, work: () => T): { readonly value: T } | undefined {
  let value: { readonly value: T } | undefined;
  const context = createContext({
    work: () => {
      value = { value: work() };
    },
  });
  try {
    script.runInContext(context, { timeout: Math.ceil(milliseconds) });
  } catch (error) {
    // It may be an Error of the context, which is none of ours by instanceof.
    if (isTimeout(error)) return undefined;
    throw error;
  }
  return value;
}

function isTimeout(error: unknown): boolean {
  return (
    typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
  );
}

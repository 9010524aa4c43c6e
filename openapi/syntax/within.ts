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
    if (error instanceof Error && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return undefined;
    throw error;
  }
  return value;
}

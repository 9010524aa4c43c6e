/** What is in flight, by the signal that would end it: one listener for all, since each costs more than a timer. */
const waiting = new WeakMap<AbortSignal, Set<() => void>>();

/** Calls back once when the signal is aborted, unless the function it returns is called before. */
export function onInterruption(signal: AbortSignal | undefined, callback: () => void): () => void {
  if (!signal) return () => {};
  const callbacks = waiting.get(signal) ?? listen(signal);
  callbacks.add(callback);
  return () => callbacks.delete(callback);
}

function listen(signal: AbortSignal): Set<() => void> {
  const callbacks = new Set<() => void>();
  waiting.set(signal, callbacks);
  signal.addEventListener('abort', () => {
    for (const callback of callbacks) callback();
    callbacks.clear();
  });
  return callbacks;
}

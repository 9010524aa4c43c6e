/** Longest time without a look at timers, sockets and signals. Milliseconds. */
const LONGEST = 40;

/**
 * Lets everything else of the process happen, where it has had to wait for long: an interrupt must be noticed while a
 * large document is still being worked out. Without that it costs one look at the clock.
 */
export function createBreath(now: () => number): () => Promise<void> | undefined {
  let last = now();
  return () => {
    if (now() - last < LONGEST) return undefined;
    return new Promise((resolve) => {
      setImmediate(() => {
        last = now();
        resolve();
      });
    });
  };
}

/** Runs this many workers, and waits for every one, so that nothing is in flight afterwards; then passes on the first failure. */
export async function together(count: number, worker: () => Promise<void>): Promise<void> {
  const settled = await Promise.allSettled(Array.from({ length: count }, worker));
  const failed = settled.find((result): result is PromiseRejectedResult => result.status === 'rejected');
  if (failed) throw failed.reason;
}

import { unwatchFile, watchFile } from 'node:fs';

/** How often a file is looked at, in milliseconds. By looking: editors replace files, and networks do not tell. */
const EVERY = 400;

/**
 * Calls `changed` after any of these files was written, one call at a time, and once more when another change came
 * meanwhile. What it returns ends the watching.
 */
export function watchFiles(files: readonly string[], changed: () => Promise<void>): () => void {
  let running = false;
  let again = false;
  const look = async (): Promise<void> => {
    again = true;
    if (running) return;
    running = true;
    while (again) {
      again = false;
      await changed();
    }
    running = false;
  };
  const listener = (now: { readonly mtimeMs: number; readonly size: number }, before: typeof now): void => {
    // A file that is away is being replaced: what it becomes is a change of its own.
    if (now.mtimeMs !== 0 && (now.mtimeMs !== before.mtimeMs || now.size !== before.size)) void look();
  };
  for (const file of files) watchFile(file, { interval: EVERY, persistent: false }, listener);
  return () => {
    for (const file of files) unwatchFile(file, listener);
  };
}

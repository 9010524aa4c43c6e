const NEVER_COMMITTED = ['.env', 'plumbline-report/'];

/** A `.gitignore` with what Plumbline leaves behind and nobody commits; the lines that were missing. */
export function ignored(old: string): { readonly text: string; readonly added: readonly string[] } {
  const lines = new Set(old.split(/\r?\n/).map((line) => line.trim().replace(/^\/|\/$/g, '')));
  const added = NEVER_COMMITTED.filter((entry) => !lines.has(entry.replace(/\/$/, '')));
  const before = old === '' || old.endsWith('\n') ? old : `${old}\n`;
  return { text: `${before}${added.map((entry) => `${entry}\n`).join('')}`, added };
}

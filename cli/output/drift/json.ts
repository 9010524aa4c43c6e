import type { DriftResult } from './rendering.ts';

/** The result as `docs/drift.md` describes it; pointers begin with `#`. */
export function driftJson({ verdict, changes, bump }: DriftResult): string {
  const written = changes.map(({ at, ...change }) => ({ ...change, at: { old: `#${at.old}`, new: `#${at.new}` } }));
  return `${JSON.stringify({ verdict, semver: bump, changes: written }, null, 2)}\n`;
}

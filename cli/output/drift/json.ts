import type { DriftResult } from './rendering.ts';

/** The result as `docs/drift.md` describes it; pointers begin with `#`. */
export function driftJson({ verdict, changes, bump, problems }: DriftResult): string {
  const written = changes.map(({ at, ...change }) => ({ ...change, at: { old: `#${at.old}`, new: `#${at.new}` } }));
  return `${JSON.stringify({ verdict, semver: bump, changes: written, ...(problems.length > 0 && { waivers: problems }) }, null, 2)}\n`;
}

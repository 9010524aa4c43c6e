import type { ApiDocument } from '../../openapi/api-document.ts';
import { type Change, gravest } from '../change.ts';
import type { DriftOptions } from '../surfaces/documents.ts';

/** The part of `info.version` that Semantic Versioning asks to raise for these changes. */
export type Bump = 'major' | 'minor' | 'patch';

/** The advice: breaking changes need a major version, what is new or to be looked at a minor one, nothing a patch. */
export function bumpFor(changes: readonly Pick<Change, 'verdict'>[]): Bump {
  switch (gravest(changes)) {
    case 'breaking':
      return 'major';
    case 'review':
    case 'compatible':
      return 'minor';
    case 'none':
      return 'patch';
  }
}

/**
 * Whether the versions of the documents say what the changes are. A version that was not touched at all is left to
 * `strict`: it is often set when a release is made.
 */
export function versionChanges(
  old: ApiDocument,
  fresh: ApiDocument,
  changes: readonly Change[],
  { strict }: DriftOptions,
): readonly Change[] {
  const before = parsed(old.version);
  const after = parsed(fresh.version);
  if (!before || !after) return [];
  const breaks = gravest(changes) === 'breaking';
  const said = (id: string, message: string): readonly Change[] => [
    {
      id,
      verdict: breaks ? 'review' : 'compatible',
      direction: 'both',
      operation: '*',
      at: { old: '/info/version', new: '/info/version' },
      message,
      witness: null,
    },
  ];
  const order = before.map((part, i) => (after[i] ?? 0) - part).find((difference) => difference !== 0) ?? 0;
  const versions = `${old.version} to ${fresh.version}`;
  if (order < 0) return said('api-version-decreased', `the version went back from ${versions}`);
  if (order === 0)
    return strict && changes.length > 0 && old.version === fresh.version
      ? said('api-version-not-bumped', `the version is still ${fresh.version}`)
      : [];
  if (breaks && before[0] === after[0])
    return said('api-major-version-not-bumped', `the version went from ${versions}, and something breaks`);
  return [];
}

function parsed(version: string): readonly number[] | undefined {
  const match = /^v?(\d+)\.(\d+)(?:\.(\d+))?/.exec(version);
  return match ? match.slice(1).map((part) => Number(part ?? 0)) : undefined;
}

import type { Finding } from '../outcome.ts';

/** The findings of a run by fingerprint: the first of each is confirmed, shrunk and written, the others are counted. */
export interface FindingBook {
  /** True for the first to see this fingerprint: it is theirs to confirm. Others are counted. */
  claim(id: string): boolean;
  /** The claim came to nothing: the deviation was noise. */
  release(id: string): void;
  record(finding: Finding): void;
  readonly findings: readonly Finding[];
  occurrences(): Readonly<Record<string, number>>;
}

/** A book that is empty but for what an earlier run has found: that is claimed already. */
export function createFindingBook(earlier: readonly string[] = []): FindingBook {
  const counts = new Map<string, number>(earlier.map((id) => [id, 1]));
  const findings: Finding[] = [];
  return {
    claim(id) {
      const seen = counts.get(id) ?? 0;
      counts.set(id, seen + 1);
      return seen === 0;
    },
    release: (id) => void counts.delete(id),
    record: (finding) => void findings.push(finding),
    findings,
    occurrences: () => Object.fromEntries(findings.map(({ id }) => [id, counts.get(id) ?? 1])),
  };
}

import type { Finding } from '../properties/outcome.ts';
import type { PreviousFinding, Run } from '../properties/run-record.ts';

/** What changed since the previous run. */
export interface Comparison {
  /** Ids of findings that the previous run did not have. */
  readonly fresh: ReadonlySet<string>;
  /** Findings of both runs. */
  readonly still: readonly Finding[];
  /** Findings of the previous run that this one, which tried the same, does not have. */
  readonly gone: readonly PreviousFinding[];
  /** Findings of the previous run whose operation and generator this one did not try. */
  readonly untried: readonly PreviousFinding[];
}

/** This run beside the previous one; `undefined` where none is known. */
export function compareRuns({ start, outcomes, findings }: Run): Comparison | undefined {
  const { previous } = start;
  if (!previous) return undefined;
  const earlier = new Set(previous.findings.map(({ id }) => id));
  const now = new Set(findings.map(({ id }) => id));
  const tried = new Set(
    outcomes.flatMap((outcome) =>
      outcome.status === 'pass' || outcome.status === 'fail' ? [`${outcome.operation} ${outcome.generator}`] : [],
    ),
  );
  const absent = previous.findings.filter(({ id }) => !now.has(id));
  const wasTried = ({ operation, generator }: PreviousFinding): boolean => tried.has(`${operation} ${generator}`);
  return {
    fresh: new Set([...now].filter((id) => !earlier.has(id))),
    still: findings.filter(({ id }) => earlier.has(id)),
    gone: absent.filter(wasTried),
    untried: absent.filter((finding) => !wasTried(finding)),
  };
}

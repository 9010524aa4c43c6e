import type { Session } from './session.ts';

/** Tells whoever shows progress how far the run is; `left` operations are still to do. */
export function reportProgress({ options, governor, bench }: Session, left: number): void {
  const of = options.operations.length;
  options.progress?.({
    operations: { done: Math.max(0, of - left), of },
    cases: governor.requests,
    requests: governor.requests,
    findings: bench.book.findings.length,
    elapsedMs: options.now(),
  });
}

import { readFileSync } from 'node:fs';
import type { ApiDocument } from '../../openapi/api-document.ts';
import type { PreviousRun } from '../../properties/run-record.ts';
import { readRun } from '../../reports/run-file.ts';

/** More findings than these are not compared: the comparison would outgrow the run. */
const MOST_FINDINGS = 10_000;

/**
 * The run that this run file tells of, for the comparison with the one that is about to replace it. `undefined` where
 * there is none, where it is of another document, and where it cannot be read: an old file must never stop a new run.
 */
export function readPreviousRun(
  path: string,
  document: Pick<ApiDocument, 'source' | 'title'>,
): PreviousRun | undefined {
  try {
    const lines = readFileSync(path, 'utf8').split('\n');
    const { start, end, findings } = readRun([
      lines.filter((line) => !line.startsWith('{"type":"exchange"')).join('\n'),
    ]);
    if (start.document.source !== document.source && start.document.title !== document.title) return undefined;
    return {
      startedAt: start.startedAt,
      target: start.target.url,
      verdict: end.verdict,
      findings: findings.slice(0, MOST_FINDINGS).map(({ id, check, operation, generator, actual }) => ({
        id,
        check,
        operation: `${operation.method} ${operation.path}`,
        generator,
        actual: actual.slice(0, 200).toWellFormed(),
      })),
    };
  } catch {
    return undefined;
  }
}

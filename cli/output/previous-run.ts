import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ApiDocument } from '../../openapi/api-document.ts';
import type { PreviousRun, Run } from '../../properties/run-record.ts';
import { readRun } from '../../reports/run-file.ts';

/** More findings than these are not compared: the comparison would outgrow the run. */
const MOST_FINDINGS = 10_000;

/** What an earlier run has to tell: a part of its run file, and of its `json` report. */
type Earlier = Pick<Run['start'], 'document' | 'target' | 'startedAt'> &
  Pick<Run['end'], 'verdict'> &
  Pick<Run, 'findings'>;

/**
 * The run that this folder tells of, by its run file or else by its `json` report, for the comparison with the one that
 * is about to replace it. `undefined` where there is none, where it is of another document, and where it cannot be read:
 * an old file must never stop a new run.
 */
export function readPreviousRun(
  folder: string,
  document: Pick<ApiDocument, 'source' | 'title'>,
): PreviousRun | undefined {
  const attempts = [() => fromRunFile(join(folder, 'run.ndjson')), () => fromReport(join(folder, 'report.json'))];
  for (const attempt of attempts) {
    try {
      return summary(attempt(), document);
    } catch {
      // The next one, if there is any.
    }
  }
  return undefined;
}

function fromRunFile(path: string): Earlier {
  const lines = readFileSync(path, 'utf8').split('\n');
  const { start, end, findings } = readRun([lines.filter((line) => !line.startsWith('{"type":"exchange"')).join('\n')]);
  return { ...start, verdict: end.verdict, findings };
}

function fromReport(path: string): Earlier {
  return JSON.parse(readFileSync(path, 'utf8')) as Earlier; // a file of ours; where it is none, summing it up throws
}

function summary(
  { document: earlier, target, startedAt, verdict, findings }: Earlier,
  document: Pick<ApiDocument, 'source' | 'title'>,
): PreviousRun | undefined {
  if (earlier.source !== document.source && earlier.title !== document.title) return undefined;
  return {
    startedAt,
    target: target.url,
    verdict,
    findings: findings.slice(0, MOST_FINDINGS).map(({ id, check, operation, generator, actual }) => ({
      id,
      check,
      operation: `${operation.method} ${operation.path}`,
      generator,
      actual: actual.slice(0, 200).toWellFormed(),
    })),
  };
}

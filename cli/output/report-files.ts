import { appendFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { PlumblineError } from '../../openapi/error.ts';
import { didYouMean } from '../../openapi/nearest.ts';
import type { Run } from '../../properties/run-record.ts';
import { reports } from '../../reports/index.ts';
import type { Report } from '../../reports/report.ts';
import type { Io } from '../io.ts';
import type { ReportRequest, Settings } from '../options/settings.ts';
import { writeAtomically } from './write-atomically.ts';

/** The folder for generated files, in the working directory. */
export const REPORT_FOLDER = 'plumbline-report';

/** A report that was asked for, and where it goes; without a path it goes to standard output. */
export interface Destination {
  readonly report: Report;
  readonly path?: string;
}

/** Where the reports of these settings go: `html` and `json` unless others were asked for. Throws USAGE for an unknown format. */
export function destinations(settings: Pick<Settings, 'reports' | 'sections'>, cwd: string): readonly Destination[] {
  const known = [...reports, ...(settings.sections?.extension?.reports ?? [])];
  const asked: readonly ReportRequest[] = settings.reports ?? [{ format: 'html' }, { format: 'json' }];
  return asked.map(({ format, path }) => {
    const report = known.find(({ id }) => id === format);
    const ids = known.map(({ id }) => id);
    if (!report)
      throw new PlumblineError('USAGE', `--report ${format} is none of ${ids.join(', ')}${didYouMean(format, ids)}`);
    if (path === '-' || (format === 'github' && path === undefined)) return { report };
    if (path === '') throw new PlumblineError('USAGE', `--report ${format}= needs a path after the equals sign`);
    return { report, path: resolve(cwd, path ?? join(REPORT_FOLDER, report.fileName)) };
  });
}

/**
 * Renders and writes every report, each whole or not at all. Yields the paths, relative where that is shorter. Throws
 * CONFIG_INVALID for a report of the user's own that cannot be rendered, once the others are written.
 */
export function writeReports(run: Run, asked: readonly Destination[], io: Io): readonly string[] {
  const written: string[] = [];
  let failed: PlumblineError | undefined;
  for (const { report, path } of asked) {
    const text = rendered(report, run);
    if (text instanceof PlumblineError) {
      failed ??= text;
      continue;
    }
    if (path === undefined) io.out(text.endsWith('\n') ? text : `${text}\n`);
    else {
      writeAtomically(path, text);
      const near = relative(io.cwd, path);
      written.push(near.startsWith('..') ? path : near);
    }
    // GitHub shows what is appended to this file on the page of the job.
    const summary = io.env.GITHUB_STEP_SUMMARY;
    const markdown = reports.find(({ id }) => id === 'markdown');
    if (report.id === 'github' && summary && markdown) appendFileSync(summary, `${markdown.render(run)}\n`);
  }
  if (failed) throw failed;
  return written;
}

/** Ours render whatever there is; somebody else's may fail. */
function rendered(report: Report, run: Run): string | PlumblineError {
  if (reports.includes(report)) return report.render(run);
  try {
    const text: unknown = report.render(run);
    return typeof text === 'string'
      ? text
      : new PlumblineError('CONFIG_INVALID', `the report ${report.id} rendered no text; its render must return one`);
  } catch (cause) {
    const why = cause instanceof Error ? `${cause.name}: ${cause.message.split('\n')[0]}` : String(cause);
    return new PlumblineError('CONFIG_INVALID', `the report ${report.id} threw: ${why}`, { cause });
  }
}

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { PlumblineError } from '../../openapi/error.ts';
import { readRun } from '../../reports/run-file.ts';
import { renderTerminal } from '../../reports/terminal.ts';
import type { Io } from '../io.ts';
import type { Settings } from '../options/settings.ts';
import { destinations, REPORT_FOLDER, writeReports } from '../output/report-files.ts';
import { exitCodeOf } from './exit-code.ts';

/** Reports again from run files; those of several shards become one run. */
export async function execute(settings: Settings, io: Io): Promise<number> {
  const asked = destinations(settings, io.cwd);
  const files = settings.positionals.length > 0 ? settings.positionals : [`${REPORT_FOLDER}/run.ndjson`];
  const run = readRun(files.map((file) => readRunText(file, io.cwd)));
  io.out(
    renderTerminal(run, {
      width: io.width,
      color: settings.color ?? false,
      quiet: settings.quiet,
      verbose: settings.verbose,
    }),
  );
  for (const path of writeReports(run, asked, io)) if (!settings.quiet) io.out(`  ${path}\n`);
  const { failOn = 'error' } = settings;
  return exitCodeOf(run.end, false, failOn === 'warning' || failOn === 'none' ? failOn : 'error');
}

/** The text of a run file. Throws RUN_FILE_INVALID where there is none. */
export function readRunText(file: string, cwd: string): string {
  try {
    return readFileSync(resolve(cwd, file), 'utf8');
  } catch (cause) {
    throw new PlumblineError('RUN_FILE_INVALID', `the run file ${file} cannot be read; plumbline test writes one`, {
      cause,
    });
  }
}

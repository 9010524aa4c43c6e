import type { Run } from '../../properties/run-record.ts';
import { renderTerminal } from '../../reports/terminal.ts';
import type { Io } from '../io.ts';
import type { Settings } from '../options/settings.ts';
import { type Destination, writeReports } from './report-files.ts';

/** Shows a run on standard output, the terminal first since somebody waits for it, and writes its reports. */
export function presentRun(
  run: Run,
  settings: Pick<Settings, 'color' | 'quiet' | 'verbose'>,
  asked: readonly Destination[],
  io: Io,
): void {
  const { color = false, quiet, verbose } = settings;
  io.out(renderTerminal(run, { width: io.width, color, quiet, verbose }));
  for (const path of writeReports(run, asked, io)) if (!quiet) io.out(`  ${path}\n`);
}

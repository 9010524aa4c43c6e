import { basename, dirname, join, resolve } from 'node:path';
import type { Reporter, TestModule, Vitest } from 'vitest/node';
import { reportOf } from '../cli/options/read-settings.ts';
import { type Destination, destinations, REPORT_FOLDER, writeReports } from '../cli/output/report-files.ts';
import { writeAtomically } from '../cli/output/write-atomically.ts';
import { processIo } from '../cli/process-io.ts';
import { jsonText } from '../reports/json-text.ts';
import { type CollectedRun, collectedRuns } from './collected-runs.ts';
import type { ContractMeta } from './contract-meta.ts';

/** What the reporter may be told in vitest's configuration. */
export interface PlumblineReporterOptions {
  /** `FORMAT` or `FORMAT=PATH`, as of `--report`; else those of `PLUMBLINE_REPORTS`, else `html` and `json`. */
  readonly reports?: readonly string[];
}

/**
 * A reporter for vitest that writes our reports of all contracts of a run of vitest, in any number of files, processes and
 * shards (`--merge-reports`): `reporters: ['default', 'plumbline/reporter']`. Several contracts get a folder each. In watch
 * mode what was not run again is reported as it was.
 */
export function plumblineReporter(options: PlumblineReporterOptions = {}): Reporter {
  const io = processIo(new AbortController().signal);
  const lines = (io.env.PLUMBLINE_REPORTS ?? '').split(/\r?\n/).filter((line) => line.trim() !== '');
  const wanted = options.reports ?? (lines.length > 0 ? lines : undefined);
  const asked = destinations({ reports: wanted?.map(reportOf) }, io.cwd);
  const metas = new Map<string, readonly ContractMeta[]>();
  return {
    onInit({ projects }: Vitest) {
      const exchanges = asked.some(({ report }) => report.id === 'har');
      for (const project of projects) project.provide('plumbline', { exchanges });
    },
    onTestRunEnd(modules) {
      for (const module of modules) metas.set(`${module.project.name}\n${module.moduleId}`, metasOf(module));
      const runs = collectedRuns(metas);
      for (const each of runs) {
        const folder = runs.length > 1 ? each.name : '';
        writeAtomically(resolve(io.cwd, REPORT_FOLDER, folder, 'run.ndjson'), runFileOf(each));
        const places = asked.map((destination) => below(folder, destination));
        for (const path of writeReports(each.run, places, io)) io.out(`  ${path}\n`);
      }
    },
  };
}

// Vitest takes the default export of a reporter that its configuration names by module.
export default plumblineReporter;

function metasOf(module: TestModule): readonly ContractMeta[] {
  return [...module.children.allTests()].flatMap((test) => test.meta().plumbline ?? []);
}

function runFileOf({ records }: CollectedRun): string {
  return records.map((record) => `${jsonText(record)}\n`).join('');
}

function below(folder: string, { report, path }: Destination): Destination {
  return path === undefined ? { report } : { report, path: join(dirname(path), folder, basename(path)) };
}

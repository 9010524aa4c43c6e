import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { run } from '../../properties/run.ts';
import type { RunOptions } from '../../properties/run-options.ts';
import type { EndRecord, Run } from '../../properties/run-record.ts';
import { readRun, runOf } from '../../reports/run-file.ts';
import { renderTerminal } from '../../reports/terminal.ts';
import type { Io } from '../io.ts';
import type { Settings } from '../options/settings.ts';
import { createLiveProgress } from '../output/live-progress.ts';
import { readPreviousRun } from '../output/previous-run.ts';
import { destinations, REPORT_FOLDER, writeReports } from '../output/report-files.ts';
import { createRunFile, type RunFile } from '../output/run-file.ts';
import { writeAtomically } from '../output/write-atomically.ts';
import { readBaseline, type Waiver, writeBaseline } from '../plan/baseline.ts';
import { makePlan, type Plan } from '../plan/plan.ts';
import { resumed } from '../plan/resume.ts';
import { exitCodeOf } from './exit-code.ts';
import { readRunText } from './report.ts';

/** How long an interrupted run may take to come to an end by itself. */
const GRACE = 1000;

/** The engine, so that a test can stand in for it. */
export type Engine = (options: RunOptions) => Promise<EndRecord>;

/** Holds the target to the document: progress on standard error, the report on standard output, reports on disk. */
export async function execute(settings: Settings, io: Io, engine: Engine = run): Promise<number> {
  const asked = destinations(settings, io.cwd);
  const stored = settings.resume === undefined ? undefined : readRun([readRunText(settings.resume, io.cwd)]);
  const plan = await unlessInterrupted(makePlan(asStored(settings, stored), io), io.interrupted);
  if (plan === undefined) {
    io.err('interrupted before the first request; nothing was sent\n');
    return 130;
  }
  const earlier = stored && resumed(stored, plan.options);
  const path = resolve(io.cwd, REPORT_FOLDER, 'run.ndjson');
  // What goes on is the same run: it has its own predecessor.
  const previous = stored ? undefined : readPreviousRun(dirname(path), plan.options.document);
  const file = createRunFile(path, {
    keepExchanges: asked.some(({ report }) => report.id === 'har' || report.id === 'ndjson'),
  });
  const progress = createLiveProgress(io, {
    live: settings.progress,
    quiet: settings.quiet,
    color: settings.color ?? false,
  });
  for (const { message, remedy } of plan.options.diagnostics ?? [])
    io.err(`${message}${remedy ? `; ${remedy}` : ''}\n`);
  if (settings.seed === 'random') io.err(`seed ${plan.options.seed}\n`);
  let interrupted: boolean;
  try {
    for (const record of earlier?.records ?? []) file.append(record);
    interrupted = await drive(
      plan,
      { judged: earlier?.judged, previous },
      file,
      progress.update,
      io.interrupted,
      engine,
    );
  } finally {
    progress.end();
    file.close();
    // Not awaited when interrupted: a connection that hangs must not keep the reports from being written.
    const closing = plan.close().catch(() => {});
    if (!io.interrupted.aborted) await closing;
  }
  const result = runOf(file.records);
  if (settings.updateBaseline) updateBaseline(settings.baseline ?? 'plumbline.baseline.json', result, io);
  // The terminal first: it is what somebody is waiting for.
  io.out(
    renderTerminal(result, {
      width: io.width,
      color: settings.color ?? false,
      quiet: settings.quiet,
      verbose: settings.verbose,
    }),
  );
  const written = writeReports(result, asked, io);
  if (!settings.quiet) for (const path of written) io.out(`  ${path}\n`);
  // What was found has just become known.
  const failOn = settings.updateBaseline ? 'none' : plan.options.failOn;
  return exitCodeOf(result.end, interrupted, failOn);
}

/** The settings of the stored run wherever nothing else was said now. */
function asStored(settings: Settings, stored: Run | undefined): Settings {
  if (!stored) return settings;
  const { document, target, seed } = stored.start;
  return {
    ...settings,
    document: settings.document ?? document.source,
    url: settings.url ?? (target.embedded ? undefined : target.url),
    seed: settings.seed ?? seed,
  };
}

/** What this comes to; `undefined` as soon as the signal is aborted. */
async function unlessInterrupted<T>(coming: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  let stop = (): void => {};
  const interrupted = new Promise<undefined>((resolve) => {
    stop = () => resolve(undefined);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([coming, interrupted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** Runs the engine to its end, or, when interrupted, for a little longer than that. True when it was interrupted. */
async function drive(
  plan: Plan,
  earlier: Pick<RunOptions, 'judged' | 'previous'>,
  file: RunFile,
  progress: NonNullable<RunOptions['progress']>,
  signal: AbortSignal,
  engine: Engine,
): Promise<boolean> {
  let late = false;
  const running = engine({
    ...plan.options,
    ...earlier,
    sink: (record) => {
      if (!late) file.append(record);
    },
    progress,
    signal,
  });
  await Promise.race([running, tooLate(signal, running)]);
  late = true;
  return signal.aborted;
}

/** Resolves some time after the signal; never when the run ends first. */
function tooLate(signal: AbortSignal, running: Promise<unknown>): Promise<void> {
  return new Promise((resolve) => {
    let timer: NodeJS.Timeout | undefined;
    const begin = (): void => {
      timer = setTimeout(resolve, GRACE);
    };
    if (signal.aborted) begin();
    else signal.addEventListener('abort', begin, { once: true });
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', begin);
    };
    running.then(end, end);
  });
}

function updateBaseline(file: string, { findings }: Run, io: Io): void {
  const path = resolve(io.cwd, file);
  // What is written about a finding is kept, expired or not.
  const known: ReadonlyMap<string, Waiver> = existsSync(path)
    ? readBaseline(readFileSync(path, 'utf8'), file, '')
    : new Map();
  writeAtomically(path, writeBaseline(findings, known));
  io.err(`${file}: ${findings.length} known ${findings.length === 1 ? 'finding' : 'findings'}\n`);
}

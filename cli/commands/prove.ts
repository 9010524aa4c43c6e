import { availableParallelism } from 'node:os';
import { type Proof, prove } from '../../mock/prove.ts';
import { PlumblineError } from '../../openapi/error.ts';
import type { Io } from '../io.ts';
import type { Settings } from '../options/settings.ts';
import { proofReport, proofText } from '../output/proof.ts';
import { readDocument, selectedOperations } from '../plan/document.ts';
import { seedFor } from '../plan/seed.ts';

/** Random cases a run, unless asked otherwise: lies show in systematic ones, but for the intermittent. */
const CASES = 15;
/** Faults at a time in a thread: some wait for time-outs, while others work. */
const PARALLEL = 3;

/**
 * Runs the suite against every lie of the mock that shows on the document. Exit 1 when one was missed, or the truth was
 * not told from a lie; 3 when the time did not suffice for every kind of lie.
 */
export async function execute(settings: Settings, io: Io): Promise<number> {
  if (settings.format !== 'text' && settings.format !== 'json')
    throw new PlumblineError('USAGE', `--format ${settings.format} is no format of prove; it has text and json`);
  const document = await readDocument(settings, io);
  const operations = selectedOperations(document, settings);
  const live = io.errIsTerminal && !settings.quiet;
  const proof = await prove({
    document,
    operations,
    seed: seedFor(settings.seed, document.digest),
    cases: settings.shown.cases === undefined ? CASES : settings.cases,
    parallel: PARALLEL,
    threads: availableParallelism(),
    ...(settings.timeLimit !== undefined && { timeLimit: settings.timeLimit }),
    ...(settings.faults.length > 0 && { only: settings.faults }),
    now: () => performance.now(),
    signal: io.interrupted,
    progress(done, of) {
      if (live) io.err(`\r\u001b[2K${done} of ${of} faults`);
    },
  });
  if (live) io.err('\r\u001b[2K');
  io.out(
    settings.format === 'json'
      ? `${JSON.stringify(proofReport(proof), null, 2)}\n`
      : proofText(proof, { verbose: settings.verbose }),
  );
  return exitCodeOf(proof, io.interrupted.aborted);
}

function exitCodeOf({ clean, results, untried }: Proof, interrupted: boolean): number {
  if (interrupted) return 130;
  if (!clean || results.some(({ caught }) => !caught)) return 1;
  const tried = new Set(results.map(({ id }) => id));
  return untried.some(({ id }) => !tried.has(id)) ? 3 : 0;
}

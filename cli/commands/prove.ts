import { availableParallelism } from 'node:os';
import { faultsFor } from '../../mock/faults/select.ts';
import { type Proof, prove } from '../../mock/prove.ts';
import type { ApiDocument } from '../../openapi/api-document.ts';
import { PlumblineError } from '../../openapi/error.ts';
import type { Operation } from '../../openapi/operation.ts';
import type { Io } from '../io.ts';
import type { Settings } from '../options/settings.ts';
import { proofReport, proofText } from '../output/proof.ts';
import { proofHtml } from '../output/proof-html.ts';
import { packageVersion } from '../package.ts';
import { readDocument, selectedOperations } from '../plan/document.ts';
import { seedFor } from '../plan/seed.ts';

/** Random cases a run, unless asked otherwise: lies show in systematic ones, but for the intermittent. */
const CASES = 15;
/** Faults at a time in a thread: some wait for time-outs, while others work. */
const PARALLEL = 3;

/**
 * Runs the suite against every lie of the mock that shows on the document. Exit 1 when one was missed, or the truth was
 * not told from a lie; 3 when the time did not suffice for the truth on every operation, or for every kind of lie.
 */
export async function execute(settings: Settings, io: Io): Promise<number> {
  const { format } = settings;
  if (format !== 'text' && format !== 'json' && format !== 'html')
    throw new PlumblineError('USAGE', `--format ${format} is no format of prove; it has text, json and html`);
  const document = await readDocument(settings, io);
  const operations = selectedOperations(document, settings);
  // Says which of them is none, or shows nowhere.
  faultsFor(settings.faults, operations, document);
  const live = io.errIsTerminal && !settings.quiet;
  const seed = seedFor(settings.seed, document.digest);
  const proof = await prove({
    document,
    operations,
    seed,
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
  io.out(rendered(proof, format, { document, operations, seed, verbose: settings.verbose }));
  return exitCodeOf(proof, io.interrupted.aborted);
}

function rendered(
  proof: Proof,
  format: 'text' | 'json' | 'html',
  about: {
    readonly document: ApiDocument;
    readonly operations: readonly Operation[];
    readonly seed: number;
    readonly verbose: boolean;
  },
): string {
  switch (format) {
    case 'text':
      return proofText(proof, about);
    case 'json':
      return `${JSON.stringify(proofReport(proof), null, 2)}\n`;
    case 'html': {
      const { title, source } = about.document;
      const subject = { title, source, operations: about.operations.length, seed: about.seed };
      return proofHtml(proof, { ...subject, version: packageVersion() });
    }
  }
}

function exitCodeOf({ clean, unreached, results, untried }: Proof, interrupted: boolean): number {
  if (interrupted) return 130;
  if (!clean || results.some(({ caught }) => !caught)) return 1;
  const tried = new Set(results.map(({ id }) => id));
  return unreached.length > 0 || untried.some(({ id }) => !tried.has(id)) ? 3 : 0;
}

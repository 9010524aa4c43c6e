import { type Proof, prove } from '../../mock/prove.ts';
import { PlumblineError } from '../../openapi/error.ts';
import type { Io } from '../io.ts';
import type { Settings } from '../options/settings.ts';
import { readDocument, selectedOperations } from '../plan/document.ts';
import { seedFor } from '../plan/seed.ts';

/** Random cases a run: lies show in systematic ones, but for the intermittent. */
const CASES = 15;
const PARALLEL = 4;

/** Runs the suite against every lie of the mock that shows on the document. Exit 1 when one was missed, or the truth was not. */
export async function execute(settings: Settings, io: Io): Promise<number> {
  if (settings.format !== 'text' && settings.format !== 'json')
    throw new PlumblineError('USAGE', `--format ${settings.format} is no format of prove; it has text and json`);
  const document = await readDocument(settings, io);
  const operations = selectedOperations(document, settings);
  const proof = await prove({
    document,
    operations,
    seed: seedFor(settings.seed, document.digest),
    cases: settings.cases ?? CASES,
    parallel: PARALLEL,
    ...(settings.faults.length > 0 && { only: settings.faults }),
    now: () => performance.now(),
    signal: io.interrupted,
    progress(done, of) {
      if (io.errIsTerminal && !settings.quiet) io.err(`\r\u001b[2K${done} of ${of} faults`);
    },
  });
  if (io.errIsTerminal && !settings.quiet) io.err('\r\u001b[2K');
  io.out(settings.format === 'json' ? `${JSON.stringify(report(proof), null, 2)}\n` : text(proof));
  if (io.interrupted.aborted) return 130;
  return proof.clean && proof.results.every(({ caught }) => caught) ? 0 : 1;
}

function report({ clean, alarms, results }: Proof): object {
  const missed = results.filter(({ caught }) => !caught);
  return {
    clean,
    ...(alarms.length > 0 && { alarms }),
    faults: results.length,
    caught: results.length - missed.length,
    missed: missed.map(({ id, operation, reason }) => ({ id, operation, reason })),
    results: results.map(({ id, operation, caught, by, requests, strays }) => ({
      id,
      operation,
      caught,
      by,
      requests,
      ...(strays.length > 0 && { strays }),
    })),
  };
}

function text({ clean, alarms, results }: Proof): string {
  const widest = Math.max(5, ...results.map(({ id }) => id.length));
  const rows = results.map(
    ({ id, operation, caught, by, requests, reason }) =>
      `${caught ? '✓' : '✗'} ${id.padEnd(widest)}  ${operation}  ${caught ? `by ${by.join(', ')}, ${requests} requests` : `missed: ${reason}`}`,
  );
  const caught = results.filter((result) => result.caught).length;
  const share = results.length === 0 ? 100 : Math.round((caught / results.length) * 1000) / 10;
  return [
    ...(clean
      ? ['✓ the faultless mock has no finding']
      : ['✗ the faultless mock has findings:', ...alarms.map((alarm) => `    ${alarm}`)]),
    '',
    ...rows,
    '',
    `${clean && caught === results.length ? '✓' : '✗'} ${caught} of ${results.length} faults caught (${share} %)`,
    '',
  ].join('\n');
}

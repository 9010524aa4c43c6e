import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, inject, type TestContext, test } from 'vitest';
import type { Config } from '../cli/options/config.ts';
import { destinations, REPORT_FOLDER, writeReports } from '../cli/output/report-files.ts';
import { writeAtomically } from '../cli/output/write-atomically.ts';
import { processIo } from '../cli/process-io.ts';
import { generators } from '../properties/generators/index.ts';
import type { Finding } from '../properties/outcome.ts';
import type { RunRecord } from '../properties/run-record.ts';
import { jsonText } from '../reports/json-text.ts';
import { runOf } from '../reports/run-file.ts';
import { beginContract, type Contract } from './contract.ts';
import './contract-meta.ts';
import { findingMessage } from './finding-message.ts';
import './matchers.ts';
import { readTarget } from './target.ts';

export type { Config } from '../cli/options/config.ts';
export { loadDocument } from '../openapi/document.ts';
export type { ConformOptions } from './matchers.ts';

/** Longest a test waits for its part of the run, when the run has no time limit of its own. Milliseconds. */
const PATIENCE = 600_000;

/**
 * Turns a document and a target into tests, one for each operation and generator; awaited at the top of a test file.
 * What `config` leaves open comes from the environment, `.env` and the configuration file. The engine, the cases and the
 * addresses are those of `plumbline test`, and so are the reports in `plumbline-report/`.
 */
export async function describeContract(config: Config = {}): Promise<void> {
  const cwd = process.cwd();
  const io = processIo(new AbortController().signal);
  const { settings, plan } = await readTarget(config, process.env, cwd);
  const { document, operations, failOn, known } = plan.options;
  const everyGenerator = [...generators, ...(plan.options.extension?.generators ?? [])];
  const used = everyGenerator.filter(({ id }) => plan.options.generators?.includes(id) ?? true);
  const asked = destinations(settings, cwd);
  // With our reporter it is for the reporter to write: it knows of the other suites.
  const wishes = inject('plumbline');
  const name = `${document.digest} ${plan.options.target.baseUrl} ${plan.options.shard.index}`;
  const records: RunRecord[] = [];
  let handed = 0;
  const handOver = (task: TestContext['task']): void => {
    if (!wishes) return;
    const fresh = records.slice(handed).filter(({ type }) => wishes.exchanges || type !== 'exchange');
    handed = records.length;
    // A test that is tried again has handed over before.
    task.meta.plumbline = { contract: name, records: [...(task.meta.plumbline?.records ?? []), ...fresh] };
  };
  const counts = ({ id, severity }: Finding): boolean =>
    !known?.has(id) && (severity === 'error' ? failOn !== 'none' : failOn === 'warning');

  describe(`${document.title} ${document.version}`, () => {
    let contract: Contract | undefined;
    beforeAll(() => {
      const record = plan.options.record || wishes?.exchanges === true;
      contract = beginContract({ ...plan.options, record }, (next) => records.push(next));
    });
    afterAll(async () => {
      contract?.abort();
      await contract?.end.catch(() => {});
      await plan.close();
      if (wishes || !records.some(({ type }) => type === 'start')) return;
      const lines = records.map((record) => `${jsonText(record)}\n`);
      writeAtomically(resolve(cwd, REPORT_FOLDER, 'run.ndjson'), lines.join(''));
      writeReports(runOf(records), asked, io);
    });
    for (const { operation, reason } of plan.options.skipped ?? [])
      test.skip(`${operation.label}: ${reason}`, () => {});
    for (const { label } of operations) {
      describe(label, () => {
        for (const { id } of used) {
          test(id, { timeout: (settings.timeLimit ?? PATIENCE) + 10_000 }, async ({ skip, task }) => {
            const outcome = await contract?.outcome(label, id);
            handOver(task);
            if (outcome?.status === 'skip') skip(outcome.reason);
            if (outcome?.status === 'error') throw plainError(`${outcome.code}: ${outcome.message}`);
            if (outcome?.status !== 'fail') return;
            const findings = outcome.findings.flatMap((fingerprint) => contract?.findings.get(fingerprint) ?? []);
            const failing = findings.filter(counts);
            for (const finding of findings) if (!failing.includes(finding)) console.warn(findingMessage(finding));
            if (failing.length > 0) throw plainError(failing.map(findingMessage).join('\n\n'));
          });
        }
      });
    }
    test('the target could be judged', { timeout: (settings.timeLimit ?? PATIENCE) + 10_000 }, async ({ task }) => {
      const end = await contract?.end;
      handOver(task);
      if (end?.verdict === 'inconclusive') throw plainError(end.reason ?? 'the verdict is inconclusive');
    });
  });
}

/** An error that is all message: where it was thrown says nothing about the target. */
function plainError(message: string): Error {
  const error = new Error(message);
  error.stack = message;
  return error;
}

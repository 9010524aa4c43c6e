import { resolve } from 'node:path';
import { PlumblineError } from '../../openapi/error.ts';
import { runOf } from '../../reports/run-file.ts';
import { locator } from '../../traffic/base.ts';
import { createTrafficJudge } from '../../traffic/judge.ts';
import { startProxy } from '../../traffic/proxy.ts';
import type { Io } from '../io.ts';
import type { Settings } from '../options/settings.ts';
import { presentRun } from '../output/present-run.ts';
import { destinations, REPORT_FOLDER } from '../output/report-files.ts';
import { createRunFile } from '../output/run-file.ts';
import { readDocument } from '../plan/document.ts';
import { readTls } from '../plan/pem.ts';
import { recordedOptions } from '../plan/recorded.ts';
import { baseUrlOf } from '../plan/target.ts';
import { exitCodeOf } from './exit-code.ts';

/**
 * Passes traffic through to the target and judges each exchange, until it is interrupted: that is its ordinary end, so
 * the exit code is that of what was found.
 */
export async function execute(settings: Settings, io: Io): Promise<number> {
  if (settings.url === undefined)
    throw new PlumblineError('USAGE', 'proxy needs the target to pass requests on to: --url URL');
  const asked = destinations(settings, io.cwd);
  const document = await readDocument(settings, io);
  const target = baseUrlOf(settings.url, document);
  const options = recordedOptions(settings, io, document, target);
  const file = createRunFile(resolve(io.cwd, REPORT_FOLDER, 'run.ndjson'));
  const sink: typeof file.append = (record) => {
    file.append(record);
    if (record.type === 'finding' && !settings.quiet)
      io.err(`${record.severity} ${record.check}: ${record.operation.method} ${record.operation.path}\n`);
  };
  try {
    const judge = createTrafficJudge({ ...options, sink }, locator(document.root, options.operations, target, []));
    const proxy = await startProxy({
      target,
      host: settings.host,
      port: settings.port,
      tls: readTls(settings.tls, io.cwd),
      headers: settings.headers,
      timeout: settings.timeout,
      seen: judge.see,
      now: options.now,
    });
    io.out(`listening on ${proxy.url}\n`);
    await interruption(io.interrupted);
    await proxy.close();
    const end = judge.end();
    presentRun(runOf(file.records), settings, asked, io);
    return exitCodeOf(end, false, options.failOn);
  } finally {
    file.close();
  }
}

function interruption(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

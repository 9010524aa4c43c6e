import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { PlumblineError } from '../../openapi/error.ts';
import { parseRun, runOf } from '../../reports/run-file.ts';
import { locator } from '../../traffic/base.ts';
import { readHar } from '../../traffic/har.ts';
import { createTrafficJudge } from '../../traffic/judge.ts';
import type { RecordedExchange } from '../../traffic/recorded.ts';
import { exchangesOf } from '../../traffic/recorded-run.ts';
import type { Io } from '../io.ts';
import type { Settings } from '../options/settings.ts';
import { presentRun } from '../output/present-run.ts';
import { destinations, REPORT_FOLDER } from '../output/report-files.ts';
import { createRunFile } from '../output/run-file.ts';
import { readDocument } from '../plan/document.ts';
import { recordedOptions } from '../plan/recorded.ts';
import { baseUrlOf } from '../plan/target.ts';
import { exitCodeOf } from './exit-code.ts';

/** Names of files that hold exchanges; any other first operand is the document. */
const TRAFFIC = /\.(har|ndjson|jsonl)$/i;

/** Judges recorded exchanges (HAR 1.2, or run files) as `test` judges its own. Sends nothing. */
export async function execute(settings: Settings, io: Io): Promise<number> {
  const [first, ...rest] = settings.positionals;
  const named = first !== undefined && !TRAFFIC.test(first);
  const files = named ? rest : settings.positionals;
  if (files.length === 0)
    throw new PlumblineError('USAGE', 'judge needs recorded traffic: plumbline judge [document] traffic.har …');
  const asked = destinations(settings, io.cwd);
  const document = await readDocument(named ? settings : { ...settings, document: settings.fallbackDocument }, io);
  const recorded = files.flatMap((file) => readTraffic(file, io.cwd));
  const given = settings.url === undefined ? undefined : baseUrlOf(settings.url, document);
  const options = recordedOptions(settings, io, document, given ?? originOf(recorded));
  const file = createRunFile(resolve(io.cwd, REPORT_FOLDER, 'judged.ndjson'));
  try {
    const sent = recorded.map(({ request }) => request);
    const judge = createTrafficJudge(
      { ...options, sink: file.append },
      locator(document.root, options.operations, given, sent),
    );
    // Everything is read before anything is written: a secret may have come back before it was first sent.
    for (const { request } of recorded) judge.learn(request);
    for (const exchange of recorded) judge.see(exchange);
    const end = judge.end();
    presentRun(runOf(file.records), settings, asked, io);
    return exitCodeOf(end, false, options.failOn);
  } finally {
    file.close();
  }
}

function readTraffic(file: string, cwd: string): readonly RecordedExchange[] {
  let text: string;
  try {
    text = readFileSync(resolve(cwd, file), 'utf8');
  } catch (cause) {
    throw new PlumblineError('RUN_FILE_INVALID', `${file} cannot be read; give a HAR 1.2 file or a run file`, {
      cause,
    });
  }
  return /^\s*\{"type":"(start|outcome|finding|exchange|end)"/.test(text)
    ? exchangesOf(parseRun([text]), file)
    : readHar(text, file);
}

/** Where most of the traffic went; it names the target in reports. */
function originOf(recorded: readonly RecordedExchange[]): string {
  const counts = new Map<string, number>();
  for (const { request } of recorded) {
    const origin = URL.canParse(request.url) ? new URL(request.url).origin : undefined;
    if (origin !== undefined && origin !== 'null') counts.set(origin, (counts.get(origin) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most?.[0] ?? 'http://recorded.invalid';
}

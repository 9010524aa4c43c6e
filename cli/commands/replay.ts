import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Case } from '../../http/case.ts';
import { encodeCase } from '../../http/encode.ts';
import type { Exchange, SendResult, WireRequest } from '../../http/exchange.ts';
import { depthFailure } from '../../http/nesting.ts';
import { type ShownRequest, showRequest } from '../../http/shown.ts';
import { PlumblineError } from '../../openapi/error.ts';
import type { Operation } from '../../openapi/operation.ts';
import { type AddressParts, parseAddress } from '../../properties/engine/address.ts';
import { makeFinding } from '../../properties/engine/finding.ts';
import { fingerprint } from '../../properties/engine/fingerprint.ts';
import { createSession, type Session } from '../../properties/engine/session.ts';
import { type GeneratorId, isSkip } from '../../properties/generator.ts';
import { generators } from '../../properties/generators/index.ts';
import type { Finding } from '../../properties/outcome.ts';
import type { RunOptions } from '../../properties/run-options.ts';
import type { Run } from '../../properties/run-record.ts';
import { readRun } from '../../reports/run-file.ts';
import type { Io } from '../io.ts';
import type { Settings } from '../options/settings.ts';
import { outcomeOf, renderReplay } from '../output/replay.ts';
import { REPORT_FOLDER } from '../output/report-files.ts';
import { makePlan } from '../plan/plan.ts';
import { restoreRequest } from '../plan/restore.ts';
import { readRunText } from './report.ts';

/** Sends one case of a run file again, byte for byte, and judges the answer. Exit 1 when it still deviates, 3 when that cannot be told. */
export async function execute(settings: Settings, io: Io): Promise<number> {
  const [name] = settings.positionals;
  if (name === undefined)
    throw new PlumblineError('USAGE', 'replay needs an address or the id of a finding, as reports print them');
  const run = storedRun(settings, io);
  const stored = run?.findings.find(({ id, address }) => id === name || address === name);
  const parts = parseAddress(stored?.address ?? name);
  if (!parts)
    throw new PlumblineError(
      'USAGE',
      `${name} is no address (SEED/OPERATION/GENERATOR/INDEX) and no finding of ${settings.runFile ?? `${REPORT_FOLDER}/run.ndjson`}`,
    );
  if (parts.generator === 'recorded')
    throw new PlumblineError('USAGE', `${name} was recorded, and no case of ours: send its curl command again`);
  const plan = await makePlan(settingsOf(settings, run, parts), io);
  try {
    const options: RunOptions = { ...plan.options, sink() {}, signal: io.interrupted };
    const session = createSession(options, (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)));
    const operation = options.operations.find(({ id }) => id === parts.operation);
    if (!operation) throw new PlumblineError('USAGE', `${options.document.source} has no operation ${parts.operation}`);
    const testCase = caseAt(operation, parts, session);
    const base = { stored: run?.start.target.url ?? '', present: options.target.baseUrl };
    const made = testCase && encodeCase(testCase, options.target, options.identities);
    const shown = stored?.request ?? run?.exchanges.find(({ address }) => address === name)?.request;
    const request = shown ? restoreRequest(shown, made, base) : made;
    if (!request || !testCase) throw irreproducible(name, shown);
    const before = [];
    for (const step of stored?.before ?? []) {
      const earlier = restoreRequest(step.request, made, base);
      if (!earlier) throw irreproducible(name, step.request);
      const result = await send(earlier, testCase, options);
      if (result.failure) break;
      before.push({ case: testCase, request: earlier, before: [], ...result });
    }
    const result = await send(request, testCase, options);
    if (result.failure && (result.failure.kind === 'refused' || result.failure.kind === 'dns'))
      throw new PlumblineError(
        'TARGET_UNREACHABLE',
        `${options.target.baseUrl} cannot be reached: ${result.failure.message}`,
      );
    const exchange: Exchange = { case: testCase, request, before, ...result };
    const findings = judged(exchange, operation, parts, session);
    const { redactor } = session.bench;
    const json = settings.format === 'json';
    io.out(renderReplay(showRequest(request, redactor), exchange, findings, redactor, { json, stored }));
    const failing = findings.filter(({ severity }) => severity === 'error' || settings.failOn === 'warning');
    if (io.interrupted.aborted) return 130;
    const outcome = stored && outcomeOf(stored, exchange, findings);
    if (outcome === 'gone' || outcome === 'unclear') return 3;
    return failing.length > 0 && settings.failOn !== 'none' ? 1 : 0;
  } finally {
    await plan.close();
  }
}

function storedRun(settings: Settings, io: Io): Run | undefined {
  const file = settings.runFile ?? `${REPORT_FOLDER}/run.ndjson`;
  if (settings.runFile === undefined && !existsSync(resolve(io.cwd, file))) return undefined;
  return readRun([readRunText(file, io.cwd)]);
}

/** The settings of the stored run wherever nothing else was said now. */
function settingsOf(settings: Settings, run: Run | undefined, { seed }: AddressParts): Settings {
  const embedded = run?.start.target.embedded ?? true;
  return {
    ...settings,
    document: settings.document ?? run?.start.document.source,
    url: settings.url ?? (embedded ? undefined : run?.start.target.url),
    formats: settings.formats && run?.start.settings.noFormats !== true,
    repair: settings.repair && run?.start.settings.noRepair !== true,
    seed,
    only: [],
    skip: [],
    generators: undefined,
    reports: [],
    // What is named is sent, left out or not.
    sections: settings.sections && {
      ...settings.sections,
      operations: settings.sections.operations?.map((rule) => ({ ...rule, skip: undefined })),
    },
  };
}

function caseAt(operation: Operation, { generator: id, index }: AddressParts, session: Session): Case | undefined {
  const own = session.options.extension?.generators ?? [];
  const generator = [...generators, ...own].find((known) => known.id === id);
  const source = generator?.cases(operation, session.context);
  const found = !source || isSkip(source) ? undefined : (source.systematic[index] ?? source.draw?.(index));
  if (found || id !== 'workflow') return found;
  // A step of a sequence is made from answers; the bytes of the run file are all there is.
  return {
    operation,
    intent: { kind: 'protocol', probe: { id: 'workflow', relation: 'replayed' } },
    parameters: [],
    credentials: { kind: 'supplied' },
    // An HTTP client would hide what follows the answer to a HEAD.
    raw: true,
  };
}

async function send(request: WireRequest, testCase: Case, options: RunOptions): Promise<SendResult> {
  const limits = { timeout: options.timeout, maxBody: 4 * 1024 * 1024, signal: options.signal };
  const raw = request.raw || testCase.raw;
  const result = await (raw ? options.transport.sendRaw(request, limits) : options.transport.send(request, limits));
  const failure = depthFailure(result.response);
  return failure ? { elapsed: result.elapsed, failure } : result;
}

function judged(
  exchange: Exchange,
  operation: Operation,
  { seed, operation: name, generator, index }: AddressParts,
  { bench, options }: Session,
): readonly Finding[] {
  return bench.inspector.inspect(exchange, true).map((objection) =>
    makeFinding(
      {
        id: fingerprint(objection.check, operation, objection.deviation, exchange),
        objection,
        exchange,
        operation,
        generator: generator as GeneratorId, // parseAddress and caseAt found a generator of this name
        address: `${seed}/${encodeURIComponent(name)}/${generator}/${index}`,
        occurrences: 1,
      },
      options.document,
      bench.redactor,
      options.strict,
    ),
  );
}

function irreproducible(name: string, shown: ShownRequest | undefined): PlumblineError {
  return new PlumblineError(
    'USAGE',
    shown
      ? `${name} holds a credential that is not configured now; set --token or --auth as it was for the run`
      : `${name} names no case of this document with these settings`,
  );
}

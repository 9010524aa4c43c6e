import type { Transport } from '../../http/exchange.ts';
import type { LoadedDocument } from '../../openapi/document.ts';
import { PlumblineError } from '../../openapi/error.ts';
import type { RunOptions } from '../../properties/run-options.ts';
import type { Environment } from '../environment.ts';
import type { Settings } from '../options/settings.ts';
import { packageVersion } from '../package.ts';
import { loadBaseline } from './baseline.ts';
import { selectedOperations } from './document.ts';
import { suppliedIdentities } from './identities.ts';
import { settledOperations } from './operation-settings.ts';
import { checksNamed } from './registry-names.ts';
import { configuredSecrets } from './secrets.ts';
import { seedFor } from './seed.ts';

/** Nothing is sent where exchanges are judged that others had. */
const silent: Transport = {
  send: () => Promise.reject(new Error('recorded traffic is judged, not sent')),
  sendRaw: () => Promise.reject(new Error('recorded traffic is judged, not sent')),
  close: () => Promise.resolve(),
};

/** Above this many characters the document's text stays out of the run file. */
const MOST_TEXT = 512 * 1024;

/** What a run that only judges depends on. `baseUrl` is where the traffic went, as far as it is known. */
export function recordedOptions(
  settings: Settings,
  { env, cwd }: { readonly env: Environment; readonly cwd: string },
  document: LoadedDocument,
  baseUrl: string,
): Omit<RunOptions, 'sink'> {
  const now = new Date();
  const { failOn = 'error' } = settings;
  if (failOn !== 'error' && failOn !== 'warning' && failOn !== 'none')
    throw new PlumblineError('USAGE', `--fail-on ${failOn} belongs to drift; here it is error, warning or none`);
  const chosen = selectedOperations(document, settings);
  const settled = settledOperations(settings, document, chosen, env, now.toISOString());
  return {
    document,
    operations: settled.operations,
    skipped: settled.skipped,
    expected: settled.expected,
    diagnostics: settled.diagnostics,
    target: { baseUrl, headers: [] },
    embedded: false,
    identities: suppliedIdentities(settings, env),
    secrets: configuredSecrets(settings, env),
    transport: silent,
    seed: seedFor(settings.seed, document.digest),
    cases: 0,
    concurrency: 1,
    timeout: settings.timeout,
    maxResponseTime: settings.maxResponseTime,
    readOnly: false,
    strict: settings.strict,
    formats: settings.formats,
    disposableCredentials: false,
    checks: checksNamed(settings.checks, settings.sections?.extension),
    extension: settings.sections?.extension,
    profiles: settings.profiles,
    shard: { index: 1, of: 1 },
    record: settings.record || (settings.reports?.some(({ format }) => format === 'har') ?? false),
    failOn,
    known: loadBaseline(settings.baseline, cwd, now.toISOString(), false),
    settings: settings.shown,
    version: packageVersion(),
    startedAt: now.toISOString(),
    documentText: document.text.length <= MOST_TEXT ? document.text : undefined,
    now: () => performance.now(),
  };
}

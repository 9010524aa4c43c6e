import type { HeaderField, Transport } from '../../http/exchange.ts';
import type { Identities } from '../../http/identity.ts';
import { createTransport } from '../../http/transport.ts';
import type { LoadedDocument } from '../../openapi/document.ts';
import { PlumblineError } from '../../openapi/error.ts';
import type { Operation } from '../../openapi/operation.ts';
import { operations } from '../../openapi/operations.ts';
import { amendedBy, originalOf } from '../../properties/profiles/amended.ts';
import type { RunOptions } from '../../properties/run-options.ts';
import type { Io } from '../io.ts';
import type { Settings } from '../options/settings.ts';
import { packageVersion } from '../package.ts';
import { loadBaseline } from './baseline.ts';
import { readDocument, selectedOperations } from './document.ts';
import { startEmbeddedMock } from './embedded-mock.ts';
import { checkSchemes, suppliedIdentities } from './identities.ts';
import { identitiesAfterLogin } from './logged-in.ts';
import { ownIdentities, settledOperations } from './operation-settings.ts';
import { readTls } from './pem.ts';
import { checksNamed, generatorsNamed } from './registry-names.ts';
import { configuredSecrets } from './secrets.ts';
import { seedFor } from './seed.ts';
import { baseUrlOf, isLoopback } from './target.ts';
import { takeUserinfo } from './userinfo.ts';

/** Above this many characters the document's text stays out of the run file. */
const MOST_TEXT = 512 * 1024;

/** A run, ready to start: everything but where its records go. */
export interface Plan {
  readonly document: LoadedDocument;
  readonly options: Omit<RunOptions, 'sink' | 'progress' | 'signal'>;
  /** Ends the embedded mock and every connection. */
  close(): Promise<void>;
}

/** The same sections without anybody's credentials. */
function withoutCredentials(sections: Settings['sections']): Settings['sections'] {
  return (
    sections && {
      ...sections,
      identities: undefined,
      operations: sections.operations?.map((rule) => ({ ...rule, auth: undefined })),
    }
  );
}

const NOBODY: Identities = { first: { credential: () => undefined } };

/** Settings → a plan. Sends nothing to the target but the logins that are configured. Throws PlumblineError for whatever cannot be. */
export async function makePlan(settings: Settings, io: Pick<Io, 'env' | 'cwd' | 'stdin'>): Promise<Plan> {
  const now = new Date();
  const generators = generatorsNamed(settings.generators, settings.sections?.extension);
  const checks = checksNamed(settings.checks, settings.sections?.extension);
  const known = loadBaseline(settings.baseline, io.cwd, now.toISOString(), settings.updateBaseline);
  const document = amendedBy(await readDocument(settings, io), settings.profiles);
  // A signal that came meanwhile is heard before the rest of the work begins.
  await new Promise((resolve) => setImmediate(resolve));
  const chosen = selectedOperations(document, settings);
  checkSchemes(settings, operations(document));
  const settled = settledOperations(settings, document, chosen, io.env, now.toISOString());
  const seed = seedFor(settings.seed, document.digest);
  const reached = await reach(settings, io, document, chosen, seed);
  return {
    document,
    options: {
      document,
      operations: settled.operations,
      skipped: settled.skipped,
      fixed: settled.fixed,
      expected: settled.expected,
      diagnostics: settled.diagnostics,
      target: { baseUrl: reached.baseUrl, headers: reached.headers, own: settled.headers },
      embedded: reached.embedded,
      identities: reached.embedded
        ? reached.identities
        : ownIdentities(reached.identities, settled.auth, io.env, settings.sections?.file ?? ''),
      secrets: reached.secrets,
      transport: reached.transport,
      seed,
      cases: settings.cases,
      concurrency: settings.concurrency,
      rate: settings.rate,
      timeout: settings.timeout,
      maxResponseTime: settings.maxResponseTime,
      timeLimit: settings.timeLimit,
      maxRequests: settings.maxRequests,
      readOnly: settings.readOnly,
      strict: settings.strict,
      formats: settings.formats,
      disposableCredentials: settings.disposableCredentials ?? isLoopback(reached.baseUrl),
      generators,
      checks,
      extension: settings.sections?.extension,
      profiles: settings.profiles,
      shard: settings.shard,
      stopAfter: settings.stopAfter,
      record: settings.record || (settings.reports?.some(({ format }) => format === 'har') ?? false),
      failOn: failOnOf(settings),
      known,
      settings: { ...settings.shown, ...(settings.url !== undefined && { url: withoutUserinfo(settings.url) }) },
      version: packageVersion(),
      startedAt: now.toISOString(),
      documentText: document.text.length <= MOST_TEXT ? document.text : undefined,
      now: () => performance.now(),
    },
    close: reached.close,
  };
}

interface Reached {
  readonly baseUrl: string;
  readonly headers: readonly HeaderField[];
  readonly embedded: boolean;
  readonly identities: Identities;
  readonly secrets: readonly string[];
  readonly transport: Transport;
  close(): Promise<void>;
}

async function reach(
  settings: Settings,
  io: Pick<Io, 'env' | 'cwd'>,
  document: LoadedDocument,
  chosen: readonly Operation[],
  seed: number,
): Promise<Reached> {
  const transport = createTransport({
    connections: Math.max(16, settings.concurrency),
    ...readTls(settings.tls, io.cwd),
    http2: settings.http2,
    proxy: {
      httpProxy: io.env.http_proxy ?? io.env.HTTP_PROXY,
      httpsProxy: io.env.https_proxy ?? io.env.HTTPS_PROXY,
      noProxy: io.env.no_proxy ?? io.env.NO_PROXY,
    },
  });
  if (settings.url !== undefined) {
    const url = baseUrlOf(settings.url, document);
    const { baseUrl, headers: authorization } = takeUserinfo(url, NOBODY, chosen);
    const headers = [...settings.headers, ...authorization];
    try {
      const identities = await identitiesAfterLogin(settings, io.env, { document, baseUrl, headers, transport });
      const taken = takeUserinfo(url, identities, chosen);
      return {
        baseUrl,
        headers,
        embedded: false,
        identities: taken.identities,
        secrets: [...configuredSecrets(settings, io.env), ...taken.secrets],
        transport,
        close: () => transport.close(),
      };
    } catch (error) {
      await transport.close();
      throw error;
    }
  }
  // The mock accepts what is made up for it: nobody has to be logged in, and nothing that a login needs has to be there.
  const alone = { ...settings, sections: withoutCredentials(settings.sections) };
  const strict = amendedBy(originalOf(document), settings.profiles, 'allowed');
  // Every operation is served, whatever was selected: the others still are what makes 405 and Allow right.
  const {
    mock,
    identities,
    secrets: invented,
  } = await startEmbeddedMock(strict, operations(strict), suppliedIdentities(alone, io.env), {
    seed,
  });
  return {
    baseUrl: mock.url.replace(/\/+$/, ''),
    headers: settings.headers,
    embedded: true,
    identities,
    secrets: [...configuredSecrets(alone, io.env), ...invented],
    transport,
    async close() {
      await transport.close();
      await mock.close();
    },
  };
}

function failOnOf({ failOn = 'error' }: Settings): RunOptions['failOn'] {
  if (failOn === 'error' || failOn === 'warning' || failOn === 'none') return failOn;
  throw new PlumblineError('USAGE', `--fail-on ${failOn} belongs to drift; here it is error, warning or none`);
}

function withoutUserinfo(url: string): string {
  return url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#@]*@/i, '$1[redacted]@');
}

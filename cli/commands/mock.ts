import { faults } from '../../mock/faults/index.ts';
import { applicableFaults } from '../../mock/faults/select.ts';
import { mockIdentities } from '../../mock/identities.ts';
import { startMock } from '../../mock/server.ts';
import { PlumblineError } from '../../openapi/error.ts';
import type { Io } from '../io.ts';
import { didYouMean } from '../nearest.ts';
import type { Settings } from '../options/settings.ts';
import { readDocument, selectedOperations } from '../plan/document.ts';
import { suppliedIdentities } from '../plan/identities.ts';
import { seedFor } from '../plan/seed.ts';

/** Serves the document until it is interrupted; with `--faults` lists the ways in which it can be made to lie. */
export async function execute(settings: Settings, io: Io): Promise<number> {
  for (const fault of settings.faults) {
    const [id = ''] = fault.split('@');
    const ids = faults.map((known) => known.id);
    if (!ids.includes(id))
      throw new PlumblineError(
        'USAGE',
        `--fault ${id} is no fault${didYouMean(id, ids)}; plumbline mock --faults lists them`,
      );
  }
  const document = await readDocument(settings, io);
  const operations = selectedOperations(document, settings);
  if (settings.listFaults) {
    listFaults(settings, io, new Set(applicableFaults(operations, document).map(({ fault }) => fault.id)));
    return 0;
  }
  const supplied = suppliedIdentities(settings, io.env);
  const schemes = new Map(
    operations.flatMap(({ security }) => security.flat().map(({ scheme }) => [scheme.name, scheme] as const)),
  );
  const mock = await startMock({
    document,
    operations,
    host: settings.host,
    port: settings.port,
    seed: seedFor(settings.seed, document.digest),
    faults: settings.faults,
    latency: settings.latency,
    log: settings.verbose ? (line) => io.err(`${line}\n`) : undefined,
    accepts(scheme, secret) {
      if (secret === supplied.second?.credential(scheme)) return 'second';
      const chosen = supplied.first.credential(scheme);
      return chosen === undefined ? mockIdentities.accepts(scheme, secret) : secret === chosen ? 'first' : undefined;
    },
  });
  for (const scheme of schemes.values())
    if (supplied.first.credential(scheme) === undefined && scheme.type !== 'mutualTLS')
      io.err(`${scheme.name}: accepts ${mockIdentities.secret('first', scheme)}; --token or --auth chooses another\n`);
  io.out(`listening on ${mock.url}\n`);
  await interruption(io.interrupted);
  await mock.close();
  return 0;
}

function interruption(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function listFaults(settings: Settings, io: Io, applicable: ReadonlySet<string>): void {
  if (settings.format === 'json') {
    const listed = faults.map(({ id, family, summary, provokes, also }) => ({
      id,
      family,
      summary,
      provokes,
      also,
      applies: applicable.has(id),
    }));
    io.out(`${JSON.stringify({ faults: listed }, null, 2)}\n`);
    return;
  }
  const width = Math.max(...faults.map(({ id }) => id.length));
  for (const { id, summary, provokes } of faults)
    io.out(`${applicable.has(id) ? ' ' : '–'} ${id.padEnd(width)}  ${summary} → ${provokes}\n`);
}

import { dirname, resolve } from 'node:path';
import { faults } from '../../mock/faults/index.ts';
import { applicableFaults } from '../../mock/faults/select.ts';
import { mockIdentities } from '../../mock/identities.ts';
import { type RunningMock, startMock } from '../../mock/server.ts';
import type { LoadedDocument } from '../../openapi/document.ts';
import { PlumblineError } from '../../openapi/error.ts';
import { didYouMean } from '../../openapi/nearest.ts';
import { wrap } from '../../reports/paint.ts';
import type { Io } from '../io.ts';
import type { Settings } from '../options/settings.ts';
import { readDocument, selectedOperations, sourceOf } from '../plan/document.ts';
import { suppliedIdentities } from '../plan/identities.ts';
import { seedFor } from '../plan/seed.ts';
import { watchFiles } from '../watch-files.ts';

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
    rateLimit: settings.rateLimit,
    cors: settings.cors,
    // A pipe that nobody reads would block the server: there the log is written only where it was asked for.
    log: settings.verbose || (io.errIsTerminal && !settings.quiet) ? (line) => io.err(`${line}\n`) : undefined,
    accepts(scheme, secret) {
      if (secret === supplied.second?.credential(scheme)) return 'second';
      const chosen = supplied.first.credential(scheme);
      return chosen === undefined ? mockIdentities.accepts(scheme, secret) : secret === chosen ? 'first' : undefined;
    },
  });
  for (const scheme of schemes.values())
    if (supplied.first.credential(scheme) === undefined && scheme.type !== 'mutualTLS')
      io.err(`${scheme.name}: accepts ${mockIdentities.secret('first', scheme)}; --token or --auth chooses another\n`);
  let watched = watchedFiles(document, settings, io);
  let unwatch = watchFiles(watched, changed);
  async function changed(): Promise<void> {
    const next = await reload(mock, settings, io);
    if (next === undefined || io.interrupted.aborted) return;
    const files = watchedFiles(next, settings, io);
    if (files.join('\n') === watched.join('\n')) return;
    unwatch();
    watched = files;
    unwatch = watchFiles(watched, changed);
  }
  io.out(`listening on ${mock.url}\n`);
  await interruption(io.interrupted);
  unwatch();
  await mock.close();
  return 0;
}

/** The local files that the document is read from: its own, the overlays, and those that it refers to. */
function watchedFiles({ referenced }: LoadedDocument, settings: Settings, io: Io): readonly string[] {
  const source = sourceOf(settings, io);
  const local = (file: string): boolean => file !== '-' && !/^https?:/i.test(file);
  const folder = local(source) ? dirname(resolve(io.cwd, source)) : io.cwd;
  return [
    ...[source, ...settings.overlays].filter(local).map((file) => resolve(io.cwd, file)),
    ...referenced.filter(local).map((file) => resolve(folder, file)),
  ];
}

/** Serves the document as it is now, which it returns; where it cannot be read, goes on with what was read last. */
async function reload(mock: RunningMock, settings: Settings, io: Io): Promise<LoadedDocument | undefined> {
  try {
    const document = await readDocument(settings, io);
    const operations = selectedOperations(document, settings);
    mock.reload(document, operations);
    io.err(
      `${document.source} has changed: ${operations.length} operations, with the resources that are still valid\n`,
    );
    return document;
  } catch (error) {
    if (!(error instanceof PlumblineError)) throw error;
    io.err(`the document has changed, and cannot be served: ${error.message}; the one before is served on\n`);
    return undefined;
  }
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
  const longest = Math.max(...faults.map(({ id }) => id.length));
  // Whoever reads it from a pipe reads it by the line.
  const width = io.outIsTerminal ? Math.max(24, io.width - longest - 4) : Number.POSITIVE_INFINITY;
  for (const { id, summary, provokes } of faults) {
    const told = wrap(`${summary} → ${provokes}`, width).join(`\n${' '.repeat(longest + 4)}`);
    io.out(`${applicable.has(id) ? ' ' : '–'} ${id.padEnd(longest)}  ${told}\n`);
  }
}

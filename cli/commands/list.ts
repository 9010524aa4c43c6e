import { PlumblineError } from '../../openapi/error.ts';
import { checks } from '../../properties/checks/index.ts';
import { selectChecks } from '../../properties/checks/select.ts';
import { createContext } from '../../properties/context.ts';
import { layOut } from '../../properties/engine/pair.ts';
import { isSkip } from '../../properties/generator.ts';
import { generators } from '../../properties/generators/index.ts';
import { amendedBy } from '../../properties/profiles/amended.ts';
import type { Io } from '../io.ts';
import type { Settings } from '../options/settings.ts';
import { type Listing, renderListing } from '../output/listing.ts';
import { readDocument, selectedOperations } from '../plan/document.ts';
import { completedIdentities } from '../plan/identities.ts';
import { identitiesWithoutLogin } from '../plan/logged-in.ts';
import { settledOperations } from '../plan/operation-settings.ts';
import { ownGenerator } from '../plan/own-generator.ts';
import { checksNamed, generatorsNamed } from '../plan/registry-names.ts';
import { seedFor } from '../plan/seed.ts';
import { baseUrlOf, isLoopback } from '../plan/target.ts';

const DUMMY = { first: 'plumbline-dummy-credential-0001', second: 'plumbline-dummy-credential-0002' };
const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE', 'QUERY']);

/** Prints operations × generators with the number of cases or the reason for none, and every check. Sends nothing. */
export async function execute(settings: Settings, io: Io): Promise<number> {
  if (settings.format !== 'text' && settings.format !== 'json')
    throw new PlumblineError('USAGE', `--format ${settings.format} is no format of list; it has text and json`);
  const listing = await makeListing(settings, io);
  io.out(
    settings.format === 'json'
      ? `${JSON.stringify(listing, null, 2)}\n`
      : renderListing(listing, {
          color: settings.color ?? false,
          // Whoever reads it from a pipe reads it by the line.
          width: io.outIsTerminal ? io.width : Number.POSITIVE_INFINITY,
        }),
  );
  return 0;
}

async function makeListing(settings: Settings, io: Io): Promise<Listing> {
  const extension = settings.sections?.extension;
  const everyCheck = [...checks, ...(extension?.checks ?? [])];
  const everyGenerator = [...generators, ...(extension?.generators ?? []).map(ownGenerator)];
  const wanted = generatorsNamed(settings.generators, extension);
  const ids = checksNamed(settings.checks, extension);
  const document = amendedBy(await readDocument(settings, io), settings.profiles);
  const operations = selectedOperations(document, settings);
  const settled = settledOperations(settings, document, operations, io.env, new Date().toISOString());
  const left = new Map(settled.skipped.map(({ operation, reason }) => [operation, reason]));
  const supplied = identitiesWithoutLogin(settings, io.env, document);
  const baseUrl = settings.url === undefined ? undefined : baseUrlOf(settings.url, document);
  const seed = seedFor(settings.seed, document.digest);
  const context = createContext({
    document,
    operations,
    fixed: settled.fixed,
    configuredHeaders: ({ label }) => (settled.headers.get(label) ?? []).map(([name]) => name.toLowerCase()),
    // The embedded mock would be given credentials for everything; another target has what was supplied.
    identities: baseUrl === undefined ? completedIdentities(supplied, DUMMY) : supplied,
    seed,
    formats: settings.formats,
    disposableCredentials: settings.disposableCredentials ?? (baseUrl === undefined || isLoopback(baseUrl)),
    readOnly: settings.readOnly,
    profiles: settings.profiles,
  });
  const enabled = new Set(
    selectChecks(everyCheck, { ids, maxResponseTime: settings.maxResponseTime, profiles: settings.profiles }).map(
      ({ id }) => id,
    ),
  );
  const used = everyGenerator.filter(({ id }) => !wanted || wanted.includes(id));
  return {
    document: { source: document.source, title: document.title, version: document.version, openapi: document.openapi },
    seed,
    generators: used.map(({ id, summary }) => ({ id, summary })),
    operations: operations.map((operation) => ({
      operation: operation.label,
      operationId: operation.operationId,
      tags: operation.tags,
      generators: used.map((generator) => {
        const why = left.get(operation);
        if (why !== undefined) return { id: generator.id, skip: why };
        if (settings.readOnly && !SAFE.has(operation.method)) return { id: generator.id, skip: '--read-only' };
        const source = generator.cases(operation, context);
        const laidOut = layOut(source, settings.cases, settings.shard);
        if (isSkip(source)) return { id: generator.id, skip: source.skip };
        return 'skip' in laidOut
          ? { id: generator.id, skip: laidOut.skip }
          : { id: generator.id, cases: laidOut.length };
      }),
    })),
    checks: everyCheck.map(({ id, family, level, severity, requirement, clause, profile }) => ({
      id,
      family,
      level,
      severity,
      enabled: enabled.has(id),
      requirement,
      clause: clause.label,
      ...(profile !== undefined && { profile }),
    })),
  };
}

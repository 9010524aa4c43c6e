import { DUMMY_CREDENTIALS } from '../../http/credentials/dummy.ts';
import { encodeCase } from '../../http/encode.ts';
import { caseLine } from '../../properties/case-line.ts';
import { createContext } from '../../properties/context.ts';
import { addressOf } from '../../properties/engine/address.ts';
import { layOut } from '../../properties/engine/pair.ts';
import { isSkip } from '../../properties/generator.ts';
import { generators } from '../../properties/generators/index.ts';
import type { Io } from '../io.ts';
import type { Settings } from '../options/settings.ts';
import { readDocument, selectedOperations } from '../plan/document.ts';
import { completedIdentities } from '../plan/identities.ts';
import { settledOperations } from '../plan/operation-settings.ts';
import { ownGenerator } from '../plan/own-generator.ts';
import { generatorsNamed } from '../plan/registry-names.ts';
import { seedFor } from '../plan/seed.ts';
import { baseUrlOf } from '../plan/target.ts';

/** Nothing that is configured is read for these: a listing of cases needs no secret. */
const NOBODY = { first: { credential: () => undefined } };
const NO_TARGET = 'http://target.invalid';

/** Prints every case that `test` would send before it has seen an answer, one JSON object a line. Sends nothing. */
export async function execute(settings: Settings, io: Io): Promise<number> {
  const wanted = generatorsNamed(settings.generators, settings.sections?.extension);
  const everyGenerator = [...generators, ...(settings.sections?.extension?.generators ?? []).map(ownGenerator)];
  const document = await readDocument(settings, io);
  const settled = settledOperations(
    settings,
    document,
    selectedOperations(document, settings),
    io.env,
    new Date().toISOString(),
  );
  const { operations } = settled;
  const seed = seedFor(settings.seed, document.digest);
  const identities = completedIdentities(NOBODY, DUMMY_CREDENTIALS);
  const target = {
    baseUrl: settings.url === undefined ? NO_TARGET : baseUrlOf(settings.url, document),
    headers: [],
    own: settled.headers,
  };
  const context = createContext({
    document,
    operations,
    fixed: settled.fixed,
    configuredHeaders: ({ label }) => (settled.headers.get(label) ?? []).map(([name]) => name.toLowerCase()),
    identities,
    seed,
    formats: settings.formats,
    disposableCredentials: settings.disposableCredentials ?? true,
    readOnly: settings.readOnly,
  });
  for (const operation of operations) {
    for (const generator of everyGenerator) {
      if (wanted && !wanted.includes(generator.id)) continue;
      const source = generator.cases(operation, context);
      const indices = layOut(source, settings.cases, settings.shard);
      if (isSkip(source) || 'skip' in indices) continue;
      for (const index of indices) {
        const testCase = source.systematic[index] ?? source.draw?.(index);
        if (!testCase) continue;
        const address = addressOf(seed, operation, generator.id, index);
        const wire = encodeCase(testCase, target, identities, document.root);
        io.out(`${JSON.stringify(caseLine(testCase, generator.id, address, wire))}\n`);
        if (io.interrupted.aborted) return 130;
      }
    }
  }
  return 0;
}

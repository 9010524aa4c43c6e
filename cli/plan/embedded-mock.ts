import { randomBytes } from 'node:crypto';
import type { Identities } from '../../http/identity.ts';
import { type RunningMock, startMock } from '../../mock/server.ts';
import type { ApiDocument } from '../../openapi/api-document.ts';
import type { Operation } from '../../openapi/operation.ts';
import { completedIdentities } from './identities.ts';

/** The embedded mock as a target: its address, and who it knows. */
export interface EmbeddedMock {
  readonly mock: RunningMock;
  readonly identities: Identities;
  /** The credentials that were made up for it. */
  readonly secrets: readonly string[];
}

/** Starts the mock on a free loopback port. Credentials that were not supplied are random, so that nobody else has them. */
export async function startEmbeddedMock(
  document: ApiDocument,
  operations: readonly Operation[],
  supplied: Identities,
  options: { readonly seed: number; readonly faults?: readonly string[] },
): Promise<EmbeddedMock> {
  const invented = { first: randomBytes(18).toString('base64url'), second: randomBytes(18).toString('base64url') };
  const identities = completedIdentities(supplied, invented);
  const mock = await startMock({
    document,
    operations,
    port: 0,
    seed: options.seed,
    faults: options.faults,
    accepts: (scheme, secret) =>
      secret === identities.first.credential(scheme)
        ? 'first'
        : secret === identities.second?.credential(scheme)
          ? 'second'
          : undefined,
  });
  return { mock, identities, secrets: [invented.first, invented.second] };
}

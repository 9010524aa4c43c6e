import { identitiesAt } from '../../http/identity.ts';
import type { Operation } from '../../openapi/operation.ts';
import type { RunOptions } from '../run-options.ts';
import type { Scouted } from './scout.ts';

/** Whether the target refused valid requests for want of good credentials. */
export function credentialsRefused(operation: Operation, scouted: Scouted): boolean {
  const status = scouted.refusal?.response?.status;
  return (
    scouted.control === undefined &&
    operation.security.some((alternative) => alternative.length > 0) &&
    (status === 401 || status === 403)
  );
}

/** One sentence for people: what was refused, and what to set. */
export function refusalSentence(operation: Operation, status: number, identities: RunOptions['identities']): string {
  const schemes = [...new Map(operation.security.flat().map(({ scheme }) => [scheme.name, scheme])).values()];
  const { first } = identitiesAt(identities, operation);
  const supplied = schemes.filter((scheme) => first.credential(scheme) !== undefined);
  const remedy = schemes.some(
    (scheme) => scheme.type !== 'apiKey' && !(scheme.type === 'http' && scheme.scheme.toLowerCase() === 'basic'),
  )
    ? '--token'
    : `--auth ${schemes[0]?.name ?? 'SCHEME'}=VALUE`;
  return supplied.length === 0
    ? `no credentials were supplied and the target answered ${status} to every valid request; set ${remedy}`
    : `the target refused the credentials (${status} to every valid request); check ${remedy}`;
}

import type { ApiDocument } from '../../../openapi/api-document.ts';
import type { Operation } from '../../../openapi/operation.ts';
import { type BodyMembers, bodyMembers, nameLike } from '../members.ts';

/** An operation that makes an authorization code, and what it calls the members of RFC 7636, 4.3. */
export interface CodeCreation {
  readonly operation: Operation;
  readonly body: BodyMembers;
  readonly challenge: string;
  readonly method: string | undefined;
  readonly callback: string | undefined;
}

/** An operation that exchanges an authorization code, and what it calls the members of RFC 7636, 4.5. */
export interface CodeExchange {
  readonly operation: Operation;
  readonly body: BodyMembers;
  readonly code: string;
  readonly verifier: string;
  readonly method: string | undefined;
  readonly callback: string | undefined;
}

const METHOD = /^codechallengemethod$/;
const CALLBACK = /^(callback|redirect)ur[il]$/;

/** How the operation makes codes; `undefined` where it does not. */
export function codeCreation(operation: Operation, document: ApiDocument): CodeCreation | undefined {
  const body = bodyMembers(operation, document);
  const challenge = body && nameLike(body.names, /^codechallenge$/);
  if (!body || challenge === undefined) return undefined;
  return {
    operation,
    body,
    challenge,
    method: nameLike(body.names, METHOD),
    callback: nameLike(body.names, CALLBACK),
  };
}

/** How the operation exchanges codes; `undefined` where it does not. */
export function codeExchange(operation: Operation, document: ApiDocument): CodeExchange | undefined {
  const body = bodyMembers(operation, document);
  const verifier = body && nameLike(body.names, /^codeverifier$/);
  const code = body && nameLike(body.names, /^(auth(orization)?)?code$/);
  if (!body || verifier === undefined || code === undefined) return undefined;
  return {
    operation,
    body,
    code,
    verifier,
    method: nameLike(body.names, METHOD),
    callback: nameLike(body.names, CALLBACK),
  };
}

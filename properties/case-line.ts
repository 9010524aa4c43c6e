import type { Case, Intent } from '../http/case.ts';
import { DUMMY_CREDENTIALS } from '../http/credentials/dummy.ts';
import type { WireRequest } from '../http/exchange.ts';
import { createRedactor, type Redactor } from '../http/redact.ts';
import { showRequest } from '../http/shown.ts';
import type { Json, JsonObject } from '../openapi/json.ts';
import type { Operation } from '../openapi/operation.ts';
import type { GeneratorId } from './generator.ts';
import type { Address } from './outcome.ts';

/** The listing knows no secrets but the made-up ones, and shows where they stand as a report shows a real one. */
const redactors = new WeakMap<Operation, Redactor>();

/**
 * One case as `plumbline cases` prints it: what it is for, what it breaks, and its request as it would be sent. A pure
 * function of its arguments; a body that is not UTF-8 is `{"base64":"…"}`.
 */
export function caseLine(testCase: Case, generator: GeneratorId, address: Address, wire: WireRequest): JsonObject {
  const { intent, operation } = testCase;
  const request = showRequest(wire, redactorOf(operation));
  return {
    operation: operation.label,
    generator,
    address,
    intent: intentOf(intent),
    ...(intent.kind === 'invalid' && {
      violation: {
        part: intent.violation.part,
        at: intent.violation.at,
        keyword: intent.violation.keyword,
        proof: intent.violation.proof,
        schema: intent.violation.schema,
        summary: intent.violation.summary,
      },
    }),
    request: {
      method: request.method,
      url: request.url,
      headers: request.headers.map(([name, value]) => [name, value]),
      ...(request.body !== undefined && {
        body: typeof request.body === 'string' ? request.body : { base64: request.body.base64 },
      }),
    },
  };
}

function redactorOf(operation: Operation): Redactor {
  const redactor =
    redactors.get(operation) ??
    createRedactor(
      Object.values(DUMMY_CREDENTIALS),
      operation.security.flat().map(({ scheme }) => scheme),
    );
  redactors.set(operation, redactor);
  return redactor;
}

function intentOf(intent: Intent): JsonObject {
  switch (intent.kind) {
    case 'valid':
      return { kind: 'valid', summary: intent.summary };
    case 'invalid':
      return { kind: 'invalid' };
    case 'unauthenticated': {
      const { id, class: kind, scheme, summary } = intent.credential;
      return { kind: 'unauthenticated', credential: { id, class: kind, scheme, summary } };
    }
    case 'protocol': {
      const probe: Json = { ...intent.probe };
      return { kind: 'protocol', probe };
    }
  }
}

import type { Case } from '../../http/case.ts';
import type { Operation } from '../../openapi/operation.ts';
import { probing } from '../profiles/probe.ts';
import { type Actor, NotApplicable, type Scenario } from './scenario.ts';

interface Malformed {
  readonly rule: string;
  readonly summary: string;
  readonly headers: NonNullable<Case['headers']>;
  readonly hostless?: true;
}

const HOSTS: readonly Malformed[] = [
  { rule: 'missing', summary: 'no Host field', headers: [], hostless: true },
  {
    rule: 'repeated',
    summary: 'two Host fields',
    headers: [
      ['Host', 'plumbline.invalid'],
      ['Host', 'other.plumbline.invalid'],
    ],
  },
  { rule: 'invalid', summary: 'a Host with a space in it', headers: [['Host', 'plumbline invalid']] },
  { rule: 'invalid', summary: 'a Host with a path in it', headers: [['Host', 'plumbline.invalid/path']] },
];

const FRAMINGS: readonly Malformed[] = [
  {
    rule: 'colon',
    summary: 'a space between the name of a field and its colon',
    headers: [['Content-Length ', '0']],
  },
  { rule: 'length', summary: 'a Content-Length that is no number', headers: [['Content-Length', 'zero']] },
  { rule: 'length', summary: 'a negative Content-Length', headers: [['Content-Length', '-1']] },
  {
    rule: 'lengths',
    summary: 'two Content-Lengths that differ',
    headers: [
      ['Content-Length', '0'],
      ['Content-Length', '1'],
    ],
  },
  {
    rule: 'coding',
    summary: 'a Transfer-Encoding that does not end in chunked',
    headers: [['Transfer-Encoding', 'gzip']],
  },
];

/** Requests without one valid Host (RFC 9112, 3.2), on the first operation that changes nothing. */
export function malformedHosts(operation: Operation, operations: readonly Operation[]): Scenario | undefined {
  return sent('host-validated', operation, operations, HOSTS);
}

/** Requests whose end cannot be told (RFC 9112, 5.1 and 6.3), on the first operation that changes nothing. */
export function malformedFramings(operation: Operation, operations: readonly Operation[]): Scenario | undefined {
  return sent('framing-validated', operation, operations, FRAMINGS);
}

function sent(
  check: string,
  operation: Operation,
  operations: readonly Operation[],
  all: readonly Malformed[],
): Scenario | undefined {
  // Whoever reads requests reads all of them alike: once is enough.
  const first = operations.find(({ method, path }) => method === 'GET' && !path.includes('{')) ?? operations[0];
  if (operation !== first) return undefined;
  return {
    id: check,
    summary: `${operation.label} in ways that HTTP has answered 400`,
    async play(actor: Actor) {
      const base = { ...actor.request(operation, actor.known(operation.path)[0]), raw: true, body: undefined };
      for (const { rule, summary, headers, hostless } of all) {
        const testCase = { ...base, headers: [...(base.headers ?? []), ...headers], ...(hostless && { hostless }) };
        try {
          await actor.step(probing(testCase, { check, rule, summary }));
        } catch (error) {
          // A closed connection is as good a refusal.
          if (!(error instanceof NotApplicable)) throw error;
        }
      }
    },
  };
}

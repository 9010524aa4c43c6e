import { defineFailureCheck } from '../check.ts';
import { rfc9112 } from './clauses.ts';

const JUDGED: ReadonlySet<string> = new Set(['timeout', 'reset', 'framing', 'too-large']);

export const answers = defineFailureCheck({
  id: 'answers',
  family: 'contract',
  level: 'MUST',
  severity: 'error',
  requirement: 'Every request gets a complete, well-framed answer within the time limit.',
  clause: rfc9112('6.3'),
  mustRepeat: true,
  appliesTo: ({ failure }) => JUDGED.has(failure.kind),
  *inspect({ case: { operation, intent }, failure, request }) {
    // A closed connection is a legal answer to what is too large, or is no HTTP.
    // Whoever cannot tell where a request ends may wait for more of it.
    if (intent.kind === 'protocol' && intent.probe.id === 'rule' && request.raw) return;
    if (
      failure.kind === 'reset' &&
      (request.raw ||
        (request.body?.length ?? 0) > 60_000 ||
        (intent.kind === 'unauthenticated' && intent.credential.class === 'S'))
    )
      return;
    yield { expected: 'a complete answer', actual: failure.message, at: operation.pointer, keyword: failure.kind };
  },
});

import type { AnsweredExchange, ReceivedResponse, WireRequest } from '../http/exchange.ts';
import { createRedactor } from '../http/redact.ts';
import type { ApiDocument } from '../openapi/api-document.ts';
import type { Operation } from '../openapi/operation.ts';
import { operations } from '../openapi/operations.ts';
import type { Check, CheckContext } from '../properties/check.ts';
import { checks as registry } from '../properties/checks/index.ts';
import { type Selection, selectChecks } from '../properties/checks/select.ts';
import { statusDocumented } from '../properties/checks/status-documented.ts';
import { makeFinding } from '../properties/engine/finding.ts';
import { fingerprint } from '../properties/engine/fingerprint.ts';
import { createInspector, type Objection } from '../properties/engine/inspect.ts';
import { createResponseJudge } from '../properties/judge/index.ts';
import type { Finding } from '../properties/outcome.ts';
import { secretsIn } from './secrets.ts';

/** Judges single answers against one document; its schemas are compiled once. */
export interface AnswerJudge {
  /**
   * Everything wrong with this answer of this operation, redacted. `ids` as of `--check`, `profiles` as of `--profile`; throws
   * USAGE for an unknown check.
   */
  findings(
    operation: Operation,
    request: WireRequest,
    response: ReceivedResponse,
    selection?: Pick<Selection, 'ids' | 'profiles'>,
  ): readonly Finding[];
}

/** Whether a request deserved its answer is for whoever sent it to say. */
const OF_THE_REQUEST: ReadonlySet<string> = new Set(['valid-accepted', 'no-server-error', statusDocumented.id]);

/** A judge of answers that somebody holds in hand: the checks of `test`, as far as they need nothing but the answer. */
export function createAnswerJudge(document: ApiDocument): AnswerJudge {
  const judge = createResponseJudge(document, { formats: true });
  const all = operations(document);
  const schemes = all.flatMap(({ security }) => security.flat().map(({ scheme }) => scheme));
  return {
    findings(operation, request, response, { ids = [], profiles = [] } = {}) {
      const context: CheckContext = { document, judge, formats: true, secrets: [], asked: new Set(ids) };
      const selected = selectChecks(registry, { ids, profiles });
      const exchange = exchangeOf(operation, request, response, judge);
      const inspector = createInspector(
        selected.filter(({ id }) => !OF_THE_REQUEST.has(id)),
        () => context,
      );
      const objections = [...undocumented(selected, operation, response, judge), ...inspector.inspect(exchange)];
      const redactor = createRedactor([...new Set(secretsIn(request, all))], schemes);
      const found = new Map<string, Finding>();
      for (const objection of objections) {
        const id = fingerprint(objection.check, operation, objection.deviation, exchange);
        const evidence = {
          id,
          objection,
          exchange,
          operation,
          generator: 'recorded',
          address: '',
          occurrences: 1,
        } as const;
        if (!found.has(id)) found.set(id, makeFinding(evidence, document, redactor, false));
      }
      return [...found.values()];
    },
  };
}

/**
 * The operation answers for every status that its document covers: a range and `default` count as much as the status itself,
 * for in a test nothing stands between the API and whoever asks.
 */
function exchangeOf(
  operation: Operation,
  request: WireRequest,
  response: ReceivedResponse,
  judge: CheckContext['judge'],
): AnsweredExchange {
  const described = judge.responseFor(operation, response.status);
  const responses = described && new Map(operation.responses).set(`${response.status}`, described);
  return {
    case: {
      operation: responses ? { ...operation, responses } : operation,
      intent: { kind: 'valid', summary: 'a request of the test' },
      parameters: [],
      credentials: { kind: 'none' },
      ...(request.method !== operation.method && { method: request.method }),
    },
    request,
    response,
    elapsed: 0,
    before: [],
  };
}

/** In a run an undocumented status may be a gateway's, or only what HTTP makes of a strange request; here it is the answer. */
function undocumented(
  selected: readonly Check[],
  operation: Operation,
  response: ReceivedResponse,
  judge: CheckContext['judge'],
): readonly Objection[] {
  const { responses, pointer } = operation;
  const check = selected.find(({ id }) => id === statusDocumented.id);
  if (!check || responses.size === 0 || judge.responseFor(operation, response.status)) return [];
  const expected = `one of ${[...responses.keys()].join(', ')}`;
  const actual = String(response.status);
  return [{ check, deviation: { expected, actual, at: `${pointer}/responses`, severity: 'error' } }];
}

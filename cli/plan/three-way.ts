import type { Change } from '../../drift/change.ts';
import {
  admittedBy,
  answerClass,
  requestClass,
  type TargetClass,
  targetClasses,
  verdictOf,
} from '../../drift/target/classes.ts';
import { undocumentedChanges } from '../../drift/undocumented/changes.ts';
import { findUndocumented } from '../../drift/undocumented/find.ts';
import { proposeOverlay } from '../../drift/undocumented/overlay.ts';
import type { ReceivedResponse, WireRequest } from '../../http/exchange.ts';
import type { ApiDocument } from '../../openapi/api-document.ts';
import { PlumblineError } from '../../openapi/error.ts';
import type { JsonObject } from '../../openapi/json.ts';
import type { Operation } from '../../openapi/operation.ts';
import { runRedactor } from '../../properties/engine/run-redactor.ts';
import type { Finding } from '../../properties/outcome.ts';
import type { Io } from '../io.ts';
import { createView, type DocumentView } from './document-view.ts';
import { observeTarget } from './observe.ts';
import type { Plan } from './plan.ts';

/** Checks that hold an answer against what is described of it. */
const ABOUT_ANSWERS: ReadonlySet<string> = new Set([
  'body-matches-schema',
  'status-documented',
  'content-type-documented',
  'headers-match-schema',
]);

/**
 * Runs the suite of the new document against the target, and says of every disagreement who is off: the target, the new
 * document, or the clients of the old one. Disagreements of the new document and the target are those that the suite
 * confirmed. Beside it, what no document speaks of, and an Overlay that would. `undefined` when it was interrupted. Does not end the plan.
 */
export async function threeWay(
  plan: Plan,
  old: { readonly document: ApiDocument; readonly operations: readonly Operation[] },
  io: Pick<Io, 'interrupted'>,
): Promise<{ readonly changes: readonly Change[]; readonly overlay: JsonObject } | undefined> {
  const { document, options } = plan;
  const before = createView(old.document, old.operations, options.target.baseUrl);
  const after = createView(document, options.operations, options.target.baseUrl);
  const found = new Map<string, Change>();
  const redactor = runRedactor(options);
  const note = (seen: Change): void => {
    const { witness } = seen;
    // A path that was sent may hold what nobody is to read.
    const change =
      witness && witness.kind !== 'instance'
        ? { ...seen, witness: { ...witness, shown: redactor.text(witness.shown) } }
        : seen;
    const key = [change.id, change.direction, change.operation, change.at.new].join(' ');
    if (!found.has(key)) found.set(key, change);
  };
  const { end, observations } = await observeTarget(plan, io, {
    seen: (request, response) => {
      for (const change of inStep(before, after, request, response)) note(change);
    },
    sink: (record) => {
      const change = record.type === 'finding' ? outOfStep(before, record) : undefined;
      if (change) note(change);
    },
  });
  if (io.interrupted.aborted) return undefined;
  if (end.totals.tested === 0)
    throw new PlumblineError(
      'TARGET_UNREACHABLE',
      `the target could not be judged: ${end.reason ?? 'nothing answered'}`,
    );
  const undocumented = findUndocumented(observations, options.operations);
  return {
    changes: [...found.values(), ...undocumentedChanges(undocumented)],
    overlay: proposeOverlay(document, undocumented),
  };
}

/** Where the new document and the target agree, and the old document does not. */
function* inStep(
  before: DocumentView,
  after: DocumentView,
  request: WireRequest,
  response: ReceivedResponse,
): Iterable<Change> {
  const operation = after.operationOf(request);
  const accepted = isAccepted(response.status);
  const [was, is] = [before.admits(request), after.admits(request)];
  const shown = `${request.method} ${new URL(request.url).pathname}, answered ${response.status}`;
  if (!operation || was === undefined) return;
  if (accepted !== undefined && is === accepted) {
    const of = requestClass(was, is, accepted);
    if (of) yield changeOf(of, 'request', operation, operation.pointer, shown);
  }
  // Only what clients of the old document may send brings them an answer.
  if (!was || !after.describes(request, response) || before.describes(request, response)) return;
  const of = answerClass(false, true);
  const at = operation.responses.get(String(response.status))?.pointer ?? operation.pointer;
  if (of) yield changeOf(of, 'response', operation, at, shown);
}

/** Where the suite found the target and the new document apart: the old document tells who moved. */
function outOfStep(before: DocumentView, finding: Finding): Change | undefined {
  const { check, request, response, operation } = finding;
  if (!response || finding.intermittent) return undefined;
  const sent = wireOf(request);
  const was = before.admits(sent);
  const said = (of: TargetClass | undefined, direction: 'request' | 'response'): Change | undefined =>
    of && {
      ...changeOf(
        of,
        direction,
        { label: `${operation.method} ${operation.path}` },
        finding.at.pointer.replace(/^#/, ''),
        `${request.method} ${new URL(request.url).pathname}, answered ${response.status}`,
      ),
      message: `${targetClasses[of]}: ${finding.sent}; expected ${finding.expected}, got ${finding.actual}`,
      verdict: finding.severity === 'warning' && verdictOf(of) === 'breaking' ? 'review' : verdictOf(of),
    };
  if (check === 'valid-accepted' && was !== undefined) return said(requestClass(was, true, false), 'request');
  if (check === 'invalid-rejected' && was !== undefined) return said(requestClass(was, false, true), 'request');
  if (!ABOUT_ANSWERS.has(check)) return undefined;
  const body = typeof response.body === 'string' ? Buffer.from(response.body) : new Uint8Array();
  return said(
    answerClass(before.describes(sent, { status: response.status, headers: response.headers, body }), false),
    'response',
  );
}

function changeOf(
  of: TargetClass,
  direction: 'request' | 'response',
  { label }: Pick<Operation, 'label'>,
  at: string,
  shown: string,
): Change {
  const verdict = verdictOf(of);
  return {
    id: of,
    verdict,
    direction,
    operation: label,
    at: { old: at, new: at },
    message: targetClasses[of],
    witness: { kind: direction === 'request' ? 'request' : 'answer', shown, ...admittedBy(of, direction) },
  };
}

/** Refusals for what a request holds; others are about credentials, state or load. */
function isAccepted(status: number): boolean | undefined {
  if (status >= 200 && status < 300) return true;
  return status === 400 || status === 415 || status === 422 ? false : undefined;
}

function wireOf({ method, url, headers, body }: Finding['request']): WireRequest {
  return { method, url, headers, ...(typeof body === 'string' && { body: Buffer.from(body) }) };
}

import type { Intent } from '../../http/case.ts';
import { curlOf } from '../../http/curl.ts';
import type { Exchange, ReceivedResponse, WireRequest } from '../../http/exchange.ts';
import type { Redactor } from '../../http/redact.ts';
import { type ShownResponse, showRequest, showResponse } from '../../http/shown.ts';
import type { ApiDocument } from '../../openapi/api-document.ts';
import type { Operation } from '../../openapi/operation.ts';
import type { Severity } from '../check.ts';
import type { GeneratorId } from '../generator.ts';
import type { CodeFrame, Finding } from '../outcome.ts';
import type { Objection } from './inspect.ts';

/** What a finding is made from, before redaction. */
export interface Evidence {
  readonly id: string;
  readonly objection: Objection;
  readonly exchange: Exchange;
  /** What the target had accepted of the same operation, beside an invalid request. */
  readonly accepted?: WireRequest;
  readonly operation: Operation;
  readonly generator: GeneratorId;
  readonly address: string;
  readonly occurrences: number;
  readonly intermittent?: { readonly failed: number; readonly of: number; readonly other?: Exchange };
}

const MOST_BODY = 16 * 1024;
const FRAME_BEFORE = 2;
const FRAME_AFTER = 2;

/** Makes a finding: the only place where evidence is redacted and gets its place in the document. */
export function makeFinding(evidence: Evidence, document: ApiDocument, redactor: Redactor, strict: boolean): Finding {
  const { objection, exchange, operation, intermittent } = evidence;
  const { check, deviation } = objection;
  const request = showRequest(exchange.request, redactor);
  const place = document.locate(deviation.at);
  const { intent } = exchange.case;
  return {
    id: evidence.id,
    check: check.id,
    level: deviation.level ?? check.level,
    severity: severityOf(objection, strict),
    operation: { method: operation.method, path: operation.path, operationId: operation.operationId },
    generator: evidence.generator,
    requirement: check.requirement,
    clause: check.clause,
    expected: redactor.text(deviation.expected),
    actual: redactor.text(deviation.actual),
    sent: redactor.text(sentSummary(intent)),
    at: { pointer: `#${deviation.at}`, file: place?.file, line: place?.line, column: place?.column },
    frame: codeFrame(document, deviation.at),
    ...(intent.kind === 'invalid' && {
      violation: {
        part: intent.violation.part,
        at: intent.violation.at,
        keyword: intent.violation.keyword,
        proof: intent.violation.proof,
      },
    }),
    part: deviation.part,
    request,
    ...(evidence.accepted && { accepted: showRequest(evidence.accepted, redactor) }),
    ...(exchange.response && { response: shown(exchange.response, exchange.elapsed, redactor) }),
    ...(exchange.failure && {
      failure: { kind: exchange.failure.kind, message: redactor.text(exchange.failure.message) },
    }),
    ...(exchange.before.length > 0 && {
      before: exchange.before.map((earlier) => ({
        request: showRequest(earlier.request, redactor),
        response: shown(earlier.response, earlier.elapsed, redactor),
      })),
    }),
    ...(intermittent && {
      intermittent: {
        failed: intermittent.failed,
        of: intermittent.of,
        ...(intermittent.other?.response && {
          other: shown(intermittent.other.response, intermittent.other.elapsed, redactor),
        }),
      },
    }),
    curl: curlOf(request, exchange.case),
    address: evidence.address,
    occurrences: evidence.occurrences,
  };
}

/** The severity that counts: the deviation's own, else the check's; with `--strict` every warning is an error. */
export function severityOf({ check, deviation }: Objection, strict: boolean): Severity {
  const severity = deviation.severity ?? (check.severity === 'off' ? 'warning' : check.severity);
  return strict ? 'error' : severity;
}

function shown(response: ReceivedResponse, elapsed: number, redactor: Redactor): ShownResponse {
  return showResponse(response, elapsed, redactor, { maxBody: MOST_BODY });
}

function sentSummary(intent: Intent): string {
  switch (intent.kind) {
    case 'valid':
      return intent.summary;
    case 'invalid':
      return intent.violation.summary;
    case 'unauthenticated':
      return intent.credential.summary;
    case 'protocol':
      return probeSummary(intent.probe);
  }
}

function probeSummary(probe: Extract<Intent, { kind: 'protocol' }>['probe']): string {
  switch (probe.id) {
    case 'undeclared-method':
      return `${probe.method}, a method that the document does not declare here`;
    case 'head':
      return 'a HEAD request';
    case 'options':
      return 'an OPTIONS request';
    case 'unknown-path':
      return 'a path that the document does not have';
    case 'trailing-data':
      return 'a body with trailing data';
    case 'media-type':
      return probe.mediaType === null ? 'a body without a Content-Type' : `a body labelled ${probe.mediaType}`;
    case 'malformed-json':
    case 'hygiene':
    case 'rule':
      return probe.summary;
    case 'wire-variant':
      return `a valid request in other bytes: ${probe.variant}`;
    case 'accept':
      return `Accept: ${probe.accept}`;
    case 'conditional':
      return `a conditional request with ${probe.field}`;
    case 'workflow':
      return `the last step of a sequence: ${probe.relation.replaceAll('-', ' ')}`;
  }
}

/** The lines of the document around this pointer; `undefined` where it has no place. */
export function codeFrame(document: ApiDocument, pointer: string): CodeFrame | undefined {
  const place = document.locate(pointer);
  if (!place) return undefined;
  const lines = document.lines(place.file);
  const firstLine = Math.max(1, place.line - FRAME_BEFORE);
  return {
    file: place.file,
    line: place.line,
    column: place.column,
    length: place.length ?? 1,
    firstLine,
    lines: lines.slice(firstLine - 1, place.line + FRAME_AFTER).map((line) => line.slice(0, 200)),
  };
}

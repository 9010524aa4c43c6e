import type { Case, Intent, Probe } from '../../http/case.ts';
import type { AnsweredExchange, RawFacts } from '../../http/exchange.ts';
import type { Operation } from '../../openapi/operation.ts';
import { operations } from '../../openapi/operations.ts';
import { parseDocument } from '../../openapi/parse.ts';
import type { AnswerCheck, CheckContext, Deviation } from '../check.ts';
import { createResponseJudge } from '../judge/index.ts';

const text = `
openapi: 3.1.0
info: {title: Test, version: '1'}
paths:
  /books:
    get:
      responses:
        '200': {description: list, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Book'}}}}}
    post:
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Book'}}}}
      responses:
        '201':
          description: made
          headers: {Location: {required: true, schema: {type: string}}, X-Left: {schema: {type: integer}}}
          content: {application/json: {schema: {$ref: '#/components/schemas/Book'}}}
        '400': {description: bad, content: {}}
        '401': {description: who}
        '415': {description: media type}
  /books/{id}:
    get:
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses:
        '200': {description: one, content: {application/json: {schema: {$ref: '#/components/schemas/Book'}}}}
        '404': {description: none}
    put:
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Book'}}}}
      responses:
        '200': {description: replaced, content: {application/json: {schema: {$ref: '#/components/schemas/Book'}}}}
        '403': {description: scope}
    delete:
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {'204': {description: gone}}
components:
  schemas:
    Book:
      type: object
      required: [title]
      properties: {id: {type: string, readOnly: true}, title: {type: string}, price: {type: number}, archived: {type: boolean}, room: {type: string, default: main}, signed: {type: boolean, default: false}, secret: {type: string, writeOnly: true}}
`;

const document = parseDocument(text, { source: 'test.yaml' });
const all = operations(document);

/** The operation of the test document with this label. */
export function operationOf(label: string): Operation {
  const found = all.find((operation) => operation.label === label);
  if (!found) throw new Error(`no operation ${label}`);
  return found;
}

/** What an exchange for tests is made of; a conforming POST /books unless said otherwise. */
export interface Given {
  readonly label?: string;
  readonly intent?: Intent;
  readonly probe?: Probe;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly lines?: readonly (readonly [string, string])[];
  readonly json?: unknown;
  readonly text?: string;
  readonly bytes?: Uint8Array;
  readonly sent?: unknown;
  /** The JSON text that was sent, as it stands. */
  readonly sentText?: string;
  readonly method?: string;
  readonly raw?: RawFacts;
  readonly elapsed?: number;
  readonly before?: readonly AnsweredExchange[];
}

/** An answered exchange on the test document. */
export function exchange(given: Given = {}): AnsweredExchange {
  const operation = operationOf(given.label ?? 'POST /books');
  const intent: Intent = given.probe
    ? { kind: 'protocol', probe: given.probe }
    : (given.intent ?? { kind: 'valid', summary: 'test' });
  const testCase: Case = {
    operation,
    intent,
    parameters: [],
    credentials: { kind: 'supplied' },
    ...(given.method && { method: given.method }),
    ...(given.sent !== undefined && {
      body: { mediaType: 'application/json', value: JSON.parse(JSON.stringify(given.sent)) },
    }),
    ...(given.sentText !== undefined && { body: { mediaType: 'application/json', text: given.sentText } }),
  };
  const body =
    given.bytes ?? new TextEncoder().encode(given.text ?? (given.json === undefined ? '' : JSON.stringify(given.json)));
  const type: Record<string, string> = body.length > 0 ? { 'content-type': 'application/json' } : {};
  return {
    case: testCase,
    request: { method: given.method ?? operation.method, url: `http://target.invalid${operation.path}`, headers: [] },
    elapsed: given.elapsed ?? 1,
    before: given.before ?? [],
    response: {
      status: given.status ?? 200,
      headers: [
        ...Object.entries({ ...type, ...given.headers }).filter(([, value]) => value !== ''),
        ...(given.lines ?? []),
      ],
      body,
      raw: given.raw,
    },
  };
}

/** The step of a workflow that shows `relation` about the exchanges before it. */
export function step(relation: string, given: Given): AnsweredExchange {
  return exchange({ ...given, probe: { id: 'workflow', relation } });
}

const context: CheckContext = {
  document,
  judge: createResponseJudge(document, { formats: true }),
  formats: true,
  maxResponseTime: 1000,
  unknownPath: { status: 404, shape: '' },
  secrets: ['super-secret-token'],
};

/** What a check says of an exchange; nothing when it does not apply. */
export function deviations(
  check: AnswerCheck,
  given: AnsweredExchange,
  more: Partial<CheckContext> = {},
): readonly Deviation[] {
  const seen = { ...context, ...more };
  return check.appliesTo(given, seen) ? [...check.inspect(given, seen)] : [];
}

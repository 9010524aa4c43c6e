import type { Finding } from '../properties/outcome.ts';
import type { Run, RunRecord } from '../properties/run-record.ts';
import { runOf } from './run-file.ts';

/** What servers send to break reports: markup, escapes, controls, the end of CDATA, a lone surrogate, right-to-left marks. */
export const HOSTILE =
  '</script><script>alert(1)</script><img src=x onerror=alert(1)> \u001b[31mred\u001b[0m \u0000 ]]> \ud800 \u202e {{x}} | `x` %0A';

/** A finding for tests. */
export function finding(id: string, more: Partial<Finding> = {}): Finding {
  return {
    id,
    check: 'body-matches-schema',
    level: 'document',
    severity: 'error',
    operation: { method: 'POST', path: '/books', operationId: 'createBook' },
    generator: 'valid',
    requirement: 'The body of an answer is valid against the schema for its status and media type.',
    clause: { label: 'OpenAPI, Media Type Object', url: 'https://spec.openapis.org/oas/latest.html#media-type-object' },
    expected: '/price is number',
    actual: '"12"',
    sent: 'required parts only',
    at: { pointer: '#/components/schemas/Book/properties/price/type', file: 'books.yaml', line: 3, column: 5 },
    frame: {
      file: 'books.yaml',
      line: 3,
      column: 5,
      length: 4,
      firstLine: 1,
      lines: ['openapi: 3.1.0', 'paths:', '    type: number', 'x: y'],
    },
    part: '/price',
    request: {
      method: 'POST',
      url: 'http://127.0.0.1:4010/books',
      headers: [['Content-Type', 'application/json']],
      body: '{"title":"A"}',
    },
    response: {
      status: 201,
      headers: [['Content-Type', 'application/json']],
      body: '{"id":"1","price":"12"}',
      durationMs: 3,
    },
    curl: `curl 'http://127.0.0.1:4010/books' -d '{"title":"A"}'`,
    address: '7/createBook/valid/1',
    occurrences: 3,
    ...more,
  };
}

/** The records of a run with findings of many kinds, among them every byte a server could send. */
export function records(findings: readonly Finding[]): readonly RunRecord[] {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return [
    {
      type: 'start',
      schemaVersion: 1,
      tool: { name: 'plumbline', version: '0.1.0' },
      document: {
        source: 'books.yaml',
        title: `Books ${HOSTILE}`,
        version: '1',
        openapi: '3.1.0',
        digest: 'sha256:00',
        text: `openapi: 3.1.0\npaths:\n    type: number\n${HOSTILE}\n`,
      },
      target: { url: 'http://127.0.0.1:4010', embedded: false },
      seed: 7,
      startedAt: '2026-01-02T03:04:05.000Z',
      settings: { concurrency: 8, only: ['tag:books'] },
      shard: { index: 1, of: 1 },
      operations: [
        {
          label: 'POST /books',
          id: 'createBook',
          method: 'POST',
          path: '/books',
          operationId: 'createBook',
          tags: ['books'],
          at: { pointer: '#/paths/~1books/post', line: 2, column: 1 },
          documentedStatuses: ['201', '400'],
        },
      ],
      generators: [
        { id: 'valid', summary: 'random valid requests' },
        { id: 'invalid', summary: 'one fault' },
      ],
      checks: [
        {
          id: 'body-matches-schema',
          family: 'contract',
          level: 'document',
          severity: 'error',
          requirement: 'The body is valid.',
          clause: { label: 'OpenAPI', url: 'https://spec.openapis.org' },
          enabled: true,
        },
      ],
      diagnostics: [
        {
          code: 'no-servers',
          severity: 'info',
          message: 'no servers',
          pointer: '',
          place: { file: 'books.yaml', line: 1, column: 1 },
        },
      ],
    },
    {
      type: 'outcome',
      operation: 'POST /books',
      generator: 'valid',
      status: 'fail',
      cases: 10,
      requests: 12,
      findings: findings.map(({ id }) => id),
      durationMs: 40,
    },
    {
      type: 'outcome',
      operation: 'POST /books',
      generator: 'invalid',
      status: 'skip',
      reason: `no positive control ${HOSTILE}`,
      durationMs: 0,
    },
    ...findings.map((each) => ({ type: 'finding' as const, ...each })),
    {
      type: 'end',
      verdict: errors > 0 ? 'deviates' : 'conforms',
      totals: {
        operations: 1,
        tested: 1,
        cases: 10,
        requests: 12,
        errors,
        warnings: findings.length - errors,
        known: 0,
        skipped: 1,
        durationMs: 40,
      },
      coverage: [
        {
          operation: 'POST /books',
          constraints: {
            tried: 1,
            of: 2,
            untried: ['body required'],
            ledger: [
              { place: 'body', keyword: 'type', state: 'tried' },
              { place: 'body', keyword: 'required', state: 'proven' },
            ],
          },
          statuses: { seen: ['201'], documented: ['201', '400'] },
          latencyMs: { p50: 1, p95: 3, max: 4, count: 12 },
        },
      ],
      notTested: [`status 400 was never answered ${HOSTILE}`],
    },
  ];
}

/** A run with three findings, one of them made of hostile bytes, one without an answer. */
export function fixtureRun(): Run {
  return runOf(
    records([
      finding('aaaaaaaaaaaa'),
      finding('bbbbbbbbbbbb', {
        check: 'no-internals-leaked',
        severity: 'warning',
        actual: HOSTILE,
        expected: HOSTILE,
        sent: HOSTILE,
        response: { status: 400, headers: [['X-Evil', HOSTILE]], body: HOSTILE, durationMs: 1 },
        frame: undefined,
      }),
      finding('cccccccccccc', {
        check: 'answers',
        response: undefined,
        failure: { kind: 'timeout', message: 'no complete answer within 100 ms' },
        part: undefined,
        request: { method: 'POST', url: 'http://127.0.0.1:4010/books', headers: [], body: { base64: '/wD+' } },
      }),
    ]),
  );
}

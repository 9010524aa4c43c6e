import { operations } from '../openapi/operations.ts';
import { parseDocument } from '../openapi/parse.ts';
import { type MockOptions, type RunningMock, startMock } from './server.ts';

/** What came back, for tests. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look at bodies whose shape they know
  readonly json: any;
}

/** A mock of a document written in the test, for as long as `use` takes. */
export async function serving(
  document: object,
  use: (send: (line: string, init?: RequestInit) => Promise<Answer>, mock: RunningMock) => Promise<void>,
  options: Partial<MockOptions> = {},
): Promise<void> {
  const parsed = parseDocument(
    JSON.stringify({ openapi: '3.1.0', info: { title: 'test', version: '1' }, ...document }),
    { source: 'test.json' },
  );
  const mock = await startMock({ document: parsed, operations: operations(parsed), ...options });
  try {
    await use(async (line, init = {}) => {
      const [method = 'GET', path = '/'] = line.split(' ');
      const response = await fetch(`${mock.url}${path}`, { method, redirect: 'manual', ...init });
      const text = await response.text();
      let json: unknown;
      try {
        json = JSON.parse(text);
      } catch {
        json = undefined;
      }
      return { status: response.status, headers: response.headers, text, json };
    }, mock);
  } finally {
    await mock.close();
  }
}

/** A request with a JSON body. */
export function sending(value: unknown, headers: Record<string, string> = {}): RequestInit {
  return { body: JSON.stringify(value), headers: { 'content-type': 'application/json', ...headers } };
}

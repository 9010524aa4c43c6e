import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createTransport } from '../../http/transport.ts';
import type { ApiDocument } from '../../openapi/api-document.ts';
import { operations } from '../../openapi/operations.ts';
import type { GeneratorId } from '../generator.ts';
import type { Finding } from '../outcome.ts';
import { run } from '../run.ts';
import type { RunOptions } from '../run-options.ts';
import { amendedBy } from './amended.ts';
import type { Profile } from './profile.ts';

/** A request as a server of a test gets it. */
export interface Asked {
  readonly method: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Decoded, as far as it can be. */
  readonly path: string;
  /** The JSON of the body; `undefined` when it is none. */
  readonly json: unknown;
}

/** What it answers: JSON unless a type is given. */
export interface Told {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
}

/** What a run with this profile finds at a server that answers like this; the server lives as long as the run. */
export async function findingsWith(
  profile: Profile | undefined,
  document: ApiDocument,
  answer: (asked: Asked) => Told,
  generators?: readonly GeneratorId[],
  more: Partial<RunOptions> = {},
): Promise<readonly Finding[]> {
  const server = createServer((message, response) => {
    const pieces: Buffer[] = [];
    message.on('data', (piece: Buffer) => pieces.push(piece));
    message.on('end', () => {
      const url = new URL(message.url ?? '/', 'http://host');
      const told = answer({
        method: message.method ?? '',
        path: decoded(url.pathname),
        query: url.searchParams,
        headers: Object.fromEntries(
          Object.entries(message.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join() : value]),
        ),
        json: parsed(Buffer.concat(pieces)),
      });
      const text = told.json === undefined ? '' : JSON.stringify(told.json);
      response.writeHead(told.status, {
        ...(text !== '' && { 'Content-Type': told.status >= 400 ? 'application/problem+json' : 'application/json' }),
        ...(told.status !== 204 && told.status !== 304 && { 'Content-Length': Buffer.byteLength(text) }),
        ...told.headers,
      });
      response.end(message.method === 'HEAD' ? undefined : text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // listening on a port, not on a pipe
  const transport = createTransport();
  const found: Finding[] = [];
  const profiles = profile === undefined ? [] : [profile];
  const amended = amendedBy(document, profiles);
  try {
    await run({
      document: amended,
      operations: operations(amended),
      target: { baseUrl: `http://127.0.0.1:${port}`, headers: [] },
      embedded: false,
      identities: { first: { credential: () => undefined } },
      secrets: [],
      transport,
      seed: 11,
      cases: 6,
      concurrency: 8,
      timeout: 3000,
      readOnly: false,
      strict: false,
      formats: true,
      disposableCredentials: true,
      profiles,
      shard: { index: 1, of: 1 },
      record: false,
      failOn: 'warning',
      generators,
      settings: {},
      version: '0',
      startedAt: '2026-01-01T00:00:00Z',
      now: () => performance.now(),
      sink(record) {
        if (record.type === 'finding') found.push(record);
      },
      ...more,
    });
    return found;
  } finally {
    await transport.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

/** What is shown of findings where none is expected. */
export function shownOf(findings: readonly Finding[]): readonly string[] {
  return findings.map(
    ({ check, operation, sent, expected, actual, request }) =>
      `${check} ${operation.method} ${operation.path}: ${sent}: ${expected}, not ${actual} ${JSON.stringify(request.body ?? null)}`,
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}

import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from './run-command.testing.ts';

const thing = {
  type: 'object',
  required: ['name'],
  properties: { name: { type: 'string', maxLength: 30 }, size: { type: 'integer' } },
};
const content = { 'application/json': { schema: thing } };
const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
const limit = { name: 'limit', in: 'query', schema: { type: 'integer', maximum: 9 } };
const ok = { 200: { description: 'ok', content } };
const api = {
  openapi: '3.1.0',
  info: { title: 'Things', version: '1' },
  paths: {
    '/things': {
      get: { parameters: [limit], responses: ok },
      post: { requestBody: { required: true, content }, responses: ok },
    },
    '/things/{id}': {
      get: { parameters: [id], responses: ok },
      put: { parameters: [id], requestBody: { content }, responses: ok },
    },
  },
};

let folder = '';
let server: Server;
let url = '';

beforeAll(async () => {
  // Without state: the same request has the same answer, whatever was sent before.
  server = createServer((request, response) => {
    request.resume();
    request.on('end', () =>
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":"7","name":"x"}'),
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  folder = mkdtempSync(join(tmpdir(), 'plumbline-'));
  writeFileSync(join(folder, 'api.json'), JSON.stringify(api));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

/** The requests of one run by address: those that follow from document, seed and options. */
async function requestsOf(...options: readonly string[]): Promise<ReadonlyMap<string, string>> {
  await runCommand(['api.json', '--url', url, '--cases', '5', '--record', '--report', 'json', ...options], {
    cwd: folder,
  });
  const requests = new Map<string, string>();
  for (const line of readFileSync(join(folder, 'plumbline-report', 'run.ndjson'), 'utf8')
    .trimEnd()
    .split('\n')) {
    const record = JSON.parse(line);
    if (record.type !== 'exchange' || record.purpose !== 'case') continue;
    expect(requests.has(record.address)).toBe(false);
    requests.set(record.address, JSON.stringify(record.request));
  }
  return requests;
}

const hashOf = (requests: ReadonlyMap<string, string>): string =>
  createHash('sha256')
    .update([...requests].sort().join('\n'))
    .digest('hex');

describe('the requests of a run', () => {
  test('are the same, octet by octet, however many are in flight and however they are shared out', async () => {
    const whole = await requestsOf('--concurrency', '1');
    expect(whole.size).toBeGreaterThan(100);
    for (const concurrency of ['8', '64'])
      expect(hashOf(await requestsOf('--concurrency', concurrency))).toBe(hashOf(whole));
    const findings = findingsOf();
    const together = new Map<string, string>();
    const files: string[] = [];
    for (const share of ['1/4', '2/4', '3/4', '4/4']) {
      for (const [address, request] of await requestsOf('--shard', share)) {
        expect(together.has(address)).toBe(false);
        together.set(address, request);
      }
      files.push(join(folder, `${share.replace('/', 'of')}.ndjson`));
      copyFileSync(join(folder, 'plumbline-report', 'run.ndjson'), files.at(-1) ?? '');
    }
    expect(hashOf(together)).toBe(hashOf(whole));
    await runCommand(['report', ...files, '--report', 'json'], { cwd: folder });
    expect(findingsOf()).toEqual(findings);
  });

  test('are others for another seed, and the random one is said', async () => {
    const seeded = await requestsOf('--seed', '1');
    expect(hashOf(await requestsOf('--seed', '2'))).not.toBe(hashOf(seeded));
    const { err } = await runCommand(['api.json', '--url', url, '--cases', '1', '--seed', 'random'], { cwd: folder });
    expect(err).toMatch(/seed \d+/);
  });
});

function findingsOf(): readonly string[] {
  const report = JSON.parse(readFileSync(join(folder, 'plumbline-report', 'report.json'), 'utf8'));
  return report.findings.map((finding: { id: string }) => finding.id).sort();
}

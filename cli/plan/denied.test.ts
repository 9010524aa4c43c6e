import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startMock } from '../../mock/server.ts';
import { operations } from '../../openapi/operations.ts';
import { parseDocument } from '../../openapi/parse.ts';
import { type Ended, runCommand } from '../run-command.testing.ts';
import { booksWith } from './login.testing.ts';

const document = booksWith({ type: 'http', scheme: 'bearer' });
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-denied-'));
  writeFileSync(join(folder, 'books.json'), JSON.stringify(document));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs `test` against a server that lets everybody with a token do everything. */
async function runWith(second: object): Promise<Ended> {
  const read = parseDocument(JSON.stringify(document), { source: 'books.json' });
  const mock = await startMock({
    document: read,
    operations: operations(read),
    accepts: (_, secret) => (secret === 'owner-token' || secret === 'reader-token' ? 'first' : undefined),
  });
  const config = {
    document: 'books.json',
    url: mock.url,
    seed: 1,
    generator: ['credentials'],
    identities: { main: { token: 'owner-token' }, second },
  };
  writeFileSync(join(folder, 'plumbline.config.json'), JSON.stringify(config));
  try {
    return await runCommand(['test', '--fail-on', 'warning'], { cwd: folder });
  } finally {
    await mock.close();
  }
}

test('what the second identity may not do is refused to it, whatever the document says of scopes', async () => {
  const label = operations(parseDocument(JSON.stringify(document), { source: 'books.json' }))[0]?.label ?? '';
  const free = await runWith({ token: 'reader-token' });
  expect([free.code, free.out]).toEqual([0, expect.stringContaining('conforms')]);
  const denied = await runWith({ token: 'reader-token', mayNot: [label] });
  expect([denied.code, denied.out]).toEqual([1, expect.stringContaining(`authorization-enforced · ${label}`)]);
});

test('an operation that there is not is an error in one sentence', async () => {
  const ended = await runWith({ token: 'reader-token', mayNot: ['GET /bokos'] });
  expect([ended.code, ended.err]).toEqual([2, expect.stringContaining('which names no operation of the document')]);
});

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { operations } from '../openapi/operations.ts';
import { parseDocument } from '../openapi/parse.ts';
import type { Change } from './change.ts';
import { type Compared, compareDocuments } from './compare-documents.ts';
import { TODAY } from './corpus.testing.ts';
import { meaningOf } from './kinds/index.ts';

const shared = join(import.meta.dirname, '..', '..', 'shared');

function load(name: string, only?: string): Compared {
  const document = parseDocument(readFileSync(join(shared, name)), { source: name });
  return { document, operations: operations(document).filter(({ label }) => only === undefined || label === only) };
}

function said(changes: readonly Change[]): readonly string[] {
  return changes.map(({ id, verdict, message }) => `${verdict} ${id}: ${message}`);
}

const PAIRS = [
  ['microcks/v1.1.yaml', 'microcks/v1.3.yaml'],
  ['openapi-3.1/adyen-payout-30.json', 'openapi-3.1/adyen-payout-68.json'],
] as const;

describe.skipIf(!existsSync(shared))('published documents', () => {
  test('one endpoint and the whole API: fourteen changes, and only the required body breaks', () => {
    const only = 'POST /auth/keys/code';
    const changes = compareDocuments(
      load('seed/openrouter-auth-keys-code.md', only),
      load('documents/openrouter/2026-08.yaml', only),
      { strict: false, today: TODAY },
    );
    expect(said(changes).toSorted()).toEqual([
      'breaking request-body-became-required: the request body is required now',
      'compatible api-operation-id-removed: the operationId create-auth-keys-code is now createAuthKeysCode',
      ...['expires_at', 'key_label', 'spawn_agent', 'spawn_cloud', 'usage_limit_type', 'workspace_id'].map(
        (name) => `compatible new-optional-request-property: the request body: the optional member ${name} is new`,
      ),
      ...[400, 401, 500].map(
        (status) => `compatible response-media-type-added: ${status} may come as application/json now`,
      ),
      ...[403, 409].map((status) => `compatible response-non-success-status-added: status ${status} is new`),
      'compatible response-property-type-specialized: the body of 200, data.app_id: the type number is now integer',
    ]);
  });

  test.each(PAIRS)('%s and %s: every breaking change has a witness', (old, fresh) => {
    const changes = compareDocuments(load(`documents/${old}`), load(`documents/${fresh}`), {
      strict: false,
      today: TODAY,
    });
    expect(changes.length).toBeGreaterThan(0);
    expect(changes.filter(({ verdict, witness }) => verdict === 'breaking' && !witness)).toEqual([]);
    expect(changes.filter(({ id }) => meaningOf(id) === undefined)).toEqual([]);
  });
});

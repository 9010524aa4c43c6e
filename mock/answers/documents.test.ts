import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadDocument } from '../../openapi/document.ts';
import { operations } from '../../openapi/operations.ts';
import { createValidators } from '../../openapi/schema/validators.ts';
import { createAnswerMaker } from './make.ts';

const shared = join(import.meta.dirname, '..', '..', '..', 'shared');
const documents = [
  'testbed/bookshop/openapi.yaml',
  'documents/openapi-3.0/govuk-pay.json',
  'documents/openapi-3.1/listennotes.json',
  'documents/openapi-3.1/adyen-payout-68.json',
  'documents/microcks/v1.12.yaml',
  'documents/swagger-2.0/govuk-pay.json',
];

describe('every documented answer of a real document has a valid instance', () => {
  for (const name of documents) {
    test.skipIf(!existsSync(join(shared, name)))(`in ${name} (skipped where ../shared is absent)`, async () => {
      const document = await loadDocument(join(shared, name));
      const notes: string[] = [];
      const validators = createValidators(document.root, { formats: true });
      const maker = createAnswerMaker({ root: document.root, validators, seed: 1, note: (text) => notes.push(text) });
      let answers = 0;
      for (const operation of operations(document)) {
        for (const [pattern, response] of operation.responses) {
          maker.make(operation, pattern === 'default' ? 500 : Number(pattern.replace('XX', '00')), response, {});
          answers++;
        }
      }
      expect(answers).toBeGreaterThan(10);
      expect(notes).toEqual([]);
    });
  }
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { operation, validCase } from '../engine/operation.testing.ts';
import { brokenJson } from './broken-json.ts';

test('no broken body is JSON, whatever the body is that it is made from', () => {
  const base = validCase(operation('POST /a'));
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const texts = [
        ...brokenJson({ ...base, body: { mediaType: 'application/json', value: JSON.parse(JSON.stringify(value)) } }),
      ].map(({ body }) => (body && 'text' in body ? body.text : ''));
      expect(texts.length).toBeGreaterThan(5);
      for (const text of texts) expect(() => JSON.parse(text), text).toThrow(SyntaxError);
    }),
  );
});

import { expect, test } from 'vitest';
import { isObject, type Json } from '../../openapi/json.ts';
import { createRequestModels } from '../request-models.ts';

const names = Array.from({ length: 150 }, (_, i) => `m${i}`);
const text = (of: Json | undefined, name: string): string => {
  const value = isObject(of) ? of[name] : undefined;
  return typeof value === 'string' ? value : '';
};

test('a body with more members than there can be requests has the boundaries of each tried, many at once', () => {
  const schema = {
    type: 'object',
    required: names,
    properties: Object.fromEntries(names.map((name) => [name, { type: 'string' }])),
  };
  const values = createRequestModels({ root: { schema } }, { formats: true }).model('/schema').systematic();
  expect(values.length).toBeLessThanOrEqual(170);
  for (const name of names) {
    expect(values.some(({ value }) => text(value, name).length > 100)).toBe(true);
    expect(values.some(({ value }) => isObject(value) && value[name] === '')).toBe(true);
  }
  for (const { value } of values) expect(JSON.stringify(value).length).toBeLessThan(80_000);
});

test('what would be invalid together is left out, and what is valid without it stays', () => {
  const properties = Object.fromEntries(names.map((name) => [name, { type: 'string' }]));
  // Only one of the first two may be empty.
  const schema = {
    type: 'object',
    required: names,
    properties,
    anyOf: [
      { properties: { m0: { type: 'string', minLength: 1 } } },
      { properties: { m1: { type: 'string', minLength: 1 } } },
    ],
  };
  const model = createRequestModels({ root: { schema } }, { formats: true }).model('/schema');
  const packed = model.systematic().filter(({ summary }) => summary.endsWith('places at once'));
  expect(packed.length).toBeGreaterThan(3);
  for (const { value } of packed) expect(model.accepts(value)).toBe(true);
});

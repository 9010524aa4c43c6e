import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../openapi/json.ts';
import type { MediaType, Parameter } from '../openapi/operation.ts';
import { parameter } from './engine/operation.testing.ts';
import type { Mutant } from './models.ts';
import { createRequestModels } from './request-models.ts';
import { proofOfBody, proofOfParameter } from './wire-proof.ts';

function proof(subject: Parameter, schema: JsonObject, value: Json, keyword = 'type'): string | undefined {
  const model = createRequestModels({ root: { schema } }, { formats: true }).model('/schema');
  const mutant: Mutant = { baseline: null, value, at: '', keyword, schema: '/schema', summary: '', proof: 'strict' };
  expect(model.accepts(value), JSON.stringify(value)).toBe(false);
  return proofOfParameter(subject, mutant, model);
}

const limit: JsonObject = { type: 'integer', minimum: 1, maximum: 100 };

describe('in a query', () => {
  const query = parameter('query', 'limit');
  test('a value that no reader takes for a valid one is strict', () => {
    for (const value of [0, 101, 'abc', 5.5, true]) expect(proof(query, limit, value), String(value)).toBe('strict');
  });

  test('a text that spells a valid value is ambiguous', () => {
    expect(proof(query, limit, '50')).toBe('ambiguous');
    expect(proof(query, { type: 'boolean' }, 'yes')).toBe('ambiguous');
    expect(proof(query, { type: 'string' }, 7)).toBe('ambiguous');
  });

  test('what reads as nothing is not sent', () => {
    for (const value of ['', null, [], {}]) expect(proof(query, limit, value)).toBeUndefined();
  });

  test('a list of one is the item to many', () => {
    expect(proof(query, { type: 'array', items: { enum: ['a', 'b'] } }, 'a')).toBe('ambiguous');
    expect(proof(query, { type: 'array', items: { enum: ['a', 'b'] } }, ['c'], 'enum')).toBe('strict');
  });

  test('an exploded object in place of a number is no value of the parameter, which may be absent', () => {
    expect(proof(query, limit, { a: 1 })).toBe('ambiguous');
    expect(proof({ ...query, required: true }, limit, { a: 1 })).toBe('strict');
  });

  test('an undeclared or plain value beside bracketed members is overlooked', () => {
    const filter = parameter('query', 'filter', { style: 'deepObject', explode: true });
    const schema: JsonObject = {
      type: 'object',
      additionalProperties: false,
      properties: { a: { type: 'integer', minimum: 1 } },
    };
    expect(proof(filter, schema, 'text')).toBe('ambiguous');
    expect(proof(filter, schema, { other: 'x' }, 'additionalProperties')).toBe('ambiguous');
    expect(proof(filter, schema, { a: 0 }, 'minimum')).toBe('strict');
  });
});

describe('in a path', () => {
  const id = parameter('path', 'id');
  test('what would be another path is not sent', () => {
    for (const value of ['.', '..', 'a/b', 'a\\b', 'a;b', '\0'])
      expect(proof(id, { type: 'integer' }, value)).toBeUndefined();
  });

  test('a near miss is strict', () => {
    expect(proof(id, { type: 'string', format: 'uuid' }, 'not-a-uuid', 'format')).toBe('strict');
  });
});

describe('in a field or cookie', () => {
  test('letter case counts, white space around the value does not', () => {
    const mode = parameter('header', 'X-Mode');
    expect(proof(mode, { enum: ['a', 'b'] }, 'A', 'enum')).toBe('strict');
    expect(proof(mode, { enum: ['a', 'b'] }, 'a ', 'enum')).toBeUndefined();
  });

  test('what cannot stand there is not sent', () => {
    expect(proof(parameter('header', 'X-Mode'), { enum: ['a'] }, '\tb', 'enum')).toBeUndefined();
    expect(proof(parameter('cookie', 'mode'), { enum: ['a'] }, 'b; other=1', 'enum')).not.toBe('strict');
  });
});

test('JSON in a parameter has one reading', () => {
  const content: MediaType = { range: 'application/json', encoding: {}, examples: [], pointer: '' };
  expect(proof(parameter('query', 'filter', { content }), { type: 'integer' }, '5')).toBe('strict');
});

test('a body in JSON keeps the proof of its mutant, one in a form is text', () => {
  const schema: JsonObject = { type: 'object', required: ['n'], properties: { n: { type: 'integer', minimum: 1 } } };
  const model = createRequestModels({ root: { schema } }, { formats: true }).model('/schema');
  const media = (range: string): MediaType => ({ range, encoding: {}, examples: [], pointer: '' });
  const mutant = (value: Json, keyword: string, more: Partial<Mutant> = {}): Mutant => ({
    baseline: { n: 1 },
    value,
    at: '/n',
    keyword,
    schema: '',
    summary: '',
    proof: 'strict',
    ...more,
  });
  const form = media('application/x-www-form-urlencoded');
  expect(proofOfBody(media('application/json'), mutant({ n: '1' }, 'type', { proof: 'coercion' }), model, true)).toBe(
    'coercion',
  );
  expect(proofOfBody(form, mutant({ n: '1' }, 'type'), model, true)).toBe('ambiguous');
  expect(proofOfBody(form, mutant({ n: 0 }, 'minimum'), model, false)).toBe('strict');
  expect(proofOfBody(form, mutant({}, 'required'), model, true)).toBe('strict');
  expect(proofOfBody(form, mutant({}, 'required'), model, false)).toBe('ambiguous');
});

describe('in a form', () => {
  const schema: JsonObject = {
    type: 'object',
    properties: {
      insured: { type: 'boolean' },
      weight: { type: 'number' },
      address: { type: 'object', properties: { street: { type: 'string' } } },
    },
  };
  const model = createRequestModels({ root: { schema } }, { formats: true }).model('/schema');
  const form: MediaType = {
    range: 'application/x-www-form-urlencoded',
    schema: '/schema',
    encoding: {},
    examples: [],
    pointer: '/content',
  };
  const inForm = (baseline: JsonObject, value: JsonObject): string =>
    proofOfBody(
      form,
      {
        baseline,
        value,
        at: `/${Object.keys(value)[0]}`,
        keyword: 'type',
        schema: '/schema',
        summary: '',
        proof: 'strict',
      },
      model,
      true,
    );

  test('a word in place of a number or a boolean is one that no reader takes', () => {
    expect(inForm({ insured: true }, { insured: 'maybe' })).toBe('strict');
    expect(inForm({ weight: 1 }, { weight: 'much' })).toBe('strict');
  });

  test('a boolean spelt otherwise, and a word where members in brackets are read, prove nothing', () => {
    expect(inForm({ insured: true }, { insured: 'yes' })).toBe('ambiguous');
    expect(inForm({ address: { street: 'x' } }, { address: 'word' })).toBe('ambiguous');
  });
});

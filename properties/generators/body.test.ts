import { describe, expect, test } from 'vitest';
import type { Json } from '../../openapi/json.ts';
import type { MediaType } from '../../openapi/operation.ts';
import { bodyMediaTypes, bodyOf, canCarry, concrete, smallestBody } from './body.ts';
import { contextOf } from './context.testing.ts';

const media = (range: string): MediaType => ({ range, encoding: {}, examples: [], pointer: '' });
const carried = (range: string, value: Json): boolean => canCarry(media(range), value);

describe('a media type carries', () => {
  test('every value as JSON', () => {
    for (const value of [null, '', [], {}, -0, { a: [null] }]) {
      expect(carried('application/json', value)).toBe(true);
      expect(carried('application/merge-patch+json', value)).toBe(true);
    }
  });

  test('text and lists of text in a form, and nothing empty', () => {
    const form = 'application/x-www-form-urlencoded';
    expect(carried(form, { a: 'x', b: 3, c: ['x', 'y'], d: true })).toBe(true);
    for (const value of ['x', { a: '' }, { a: null }, { a: [] }, { a: { b: 1 } }, { a: [{ b: 1 }] }, { a: -0 }])
      expect(carried(form, value), JSON.stringify(value)).toBe(false);
  });

  test('nested objects, but no line breaks, in multipart', () => {
    expect(carried('multipart/form-data', { meta: { a: 1 }, file: 'bytes' })).toBe(true);
    expect(carried('multipart/form-data', { file: 'two\r\nlines' })).toBe(false);
  });

  test('text only, where it is text', () => {
    expect(carried('text/plain', 'x')).toBe(true);
    expect(carried('text/plain', 3)).toBe(false);
    expect(carried('application/octet-stream', '\ud800')).toBe(false);
  });

  test('no null, no empty list and no control character in XML', () => {
    expect(carried('application/xml', { a: 'x', b: [1, 2] })).toBe(true);
    for (const value of [{ a: null }, { a: [] }, { a: '\u0001' }, { a: '' }, { a: [['x']] }])
      expect(carried('application/xml', value), JSON.stringify(value)).toBe(false);
  });
});

test('a range is sent as one of its members', () => {
  expect(concrete('text/*')).toBe('text/plain');
  expect(concrete('*/*')).toBe('application/json');
  expect(bodyOf(media('text/*'), 'x')).toEqual({ mediaType: 'text/plain', text: 'x' });
});

const bodies = (content: Json, required = true) => {
  const { context, operation } = contextOf({
    paths: { '/x': { post: { requestBody: { required, content }, responses: { 200: { description: 'ok' } } } } },
  });
  return { context, operation: operation('POST /x') };
};

test('the best understood media type comes first', () => {
  const { operation } = bodies({ '*/*': {}, 'text/csv': {}, 'multipart/form-data': {}, 'application/json': {} });
  expect(bodyMediaTypes(operation).map(({ range }) => range)).toEqual([
    'application/json',
    'multipart/form-data',
    'text/csv',
    '*/*',
  ]);
});

test('the smallest body is the one that its media type carries', () => {
  const { context, operation } = bodies({
    'application/x-www-form-urlencoded': {
      schema: { type: 'object', required: ['a'], properties: { a: { type: 'string' } } },
    },
  });
  expect(smallestBody(operation, context)).toMatchObject({ body: { value: { a: expect.stringMatching(/./) } } });
});

test('a form of which nothing is said has a field', () => {
  for (const range of ['multipart/form-data', 'application/x-www-form-urlencoded']) {
    const { context, operation } = bodies({ [range]: {} });
    expect(smallestBody(operation, context), range).toMatchObject({ body: { value: { plumbline: 'text' } } });
  }
});

test('a required body that has no valid value is a reason to skip, an optional one is left out', () => {
  const impossible = { 'application/json': { schema: { type: 'string', minLength: 5, maxLength: 2 } } };
  const demanded = bodies(impossible);
  expect(smallestBody(demanded.operation, demanded.context)).toMatchObject({
    skip: expect.stringContaining('unsatisfiable'),
  });
  const offered = bodies(impossible, false);
  expect(smallestBody(offered.operation, offered.context)).toBeUndefined();
});

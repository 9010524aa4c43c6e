import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../openapi/json.ts';
import type { ContextOptions } from '../context.ts';
import { contextOf } from './context.testing.ts';
import { isOpaque, ownParameters, parameterValues, requiredParameters, variable } from './parameters.ts';

const paths = (path: string, parameters: Json): JsonObject => ({
  paths: { [path]: { get: { parameters, responses: { 200: { description: 'ok' } } } }, '/items/search': { get: {} } },
});

function given(path: string, parameters: Json, more: JsonObject = {}, options: Partial<ContextOptions> = {}) {
  const { context, operation } = contextOf({ ...paths(path, parameters), ...more }, options);
  return { context, operation: operation(`GET ${path}`) };
}

describe('the parameters of an operation', () => {
  test('are not the places where its credentials stand', () => {
    const parameters = [
      { name: 'x-api-key', in: 'header', required: true, schema: { type: 'string' } },
      { name: 'limit', in: 'query', schema: { type: 'integer' } },
    ];
    const more = {
      security: [{ key: [] }],
      components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-API-Key' } } },
    };
    const { context, operation } = given('/items', parameters, more);
    expect(ownParameters(operation, context).map(({ name }) => name)).toEqual(['limit']);
  });

  test('are not the fields that every request carries by configuration', () => {
    const parameters = [{ name: 'X-Tenant', in: 'header', required: true, schema: { type: 'string' } }];
    const { context, operation } = given('/items', parameters, {}, { configuredHeaders: () => ['x-tenant'] });
    expect(requiredParameters(operation, context)).toEqual([]);
  });

  test('vary unless they ask for something else', () => {
    const names = ['If-None-Match', 'Range', 'Accept-Language', 'User-Agent', 'X-Currency', 'Idempotency-Key'];
    const { operation } = given(
      '/items',
      names.map((name) => ({ name, in: 'header', schema: { type: 'string' } })),
    );
    expect(operation.parameters.filter(variable).map(({ name }) => name)).toEqual(['X-Currency', 'Idempotency-Key']);
  });
});

describe('values of a parameter', () => {
  test('are observed ones first, then documented ones, then those of the schema', () => {
    const parameters = [
      { name: 'id', in: 'path', required: true, example: 'from-example', schema: { type: 'string', minLength: 3 } },
    ];
    const { context, operation } = given('/items/{id}', parameters, {}, { known: () => ['observed', 'no'] });
    const [parameter] = operation.parameters;
    const values = parameter ? [...parameterValues(operation, parameter, context)] : [];
    expect(values.slice(0, 2).map(({ value }) => value)).toEqual(['observed', 'from-example']);
    expect(values.length).toBeGreaterThan(4);
  });

  test('are all valid, and all that the place can hold', () => {
    const parameters = [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }];
    const { context, operation } = given('/items/{id}', parameters);
    const [parameter] = operation.parameters;
    for (const { value } of parameter ? parameterValues(operation, parameter, context) : []) {
      expect(value).toEqual(expect.any(String));
      expect(value).not.toMatch(/[/\\\0;]|^\.{0,2}$/);
    }
  });

  test('of a path never name another path of the document', () => {
    const parameters = [{ name: 'id', in: 'path', required: true, schema: { enum: ['search', 'other'] } }];
    const { context, operation } = given('/items/{id}', parameters);
    expect(requiredParameters(operation, context)).toEqual([{ in: 'path', name: 'id', value: 'other' }]);
  });

  test('that only the server can make are not made up', () => {
    const parameters = [
      { name: 'cursor', in: 'query', schema: { type: 'string' } },
      { name: 'page_token', in: 'query', schema: { type: 'string', pattern: '^c[0-9]+$' } },
      { name: 'next_token', in: 'query', schema: { type: 'string', format: 'byte' } },
      { name: 'after', in: 'query', schema: { type: 'string', format: 'date' } },
      { name: 'before', in: 'query', schema: { type: 'string', pattern: '^c[0-9]+$' } },
      { name: 'pageToken', in: 'query', schema: { enum: ['first', 'last'] } },
      { name: 'sync_token', in: 'query', schema: { type: 'string', format: 'date-time' } },
    ];
    const { context, operation } = given('/items', parameters);
    const opaque = operation.parameters.map((parameter) => isOpaque(parameter, context));
    expect(opaque).toEqual([true, true, true, false, false, false, false]);
    const [cursor] = operation.parameters;
    expect(cursor && [...parameterValues(operation, cursor, context)]).toEqual([]);
  });

  test('of a required If-Match say any version', () => {
    const parameters = [{ name: 'If-Match', in: 'header', required: true, schema: { type: 'string' } }];
    const { context, operation } = given('/items', parameters);
    expect(requiredParameters(operation, context)).toEqual([{ in: 'header', name: 'If-Match', value: '*' }]);
  });
});

describe('a required parameter', () => {
  test('without any valid value is a reason to skip', () => {
    const parameters = [
      { name: 'mode', in: 'query', required: true, schema: { type: 'string', minLength: 3, maxLength: 2 } },
    ];
    const { context, operation } = given('/items', parameters);
    expect(requiredParameters(operation, context)).toMatchObject({
      skip: expect.stringContaining('query parameter mode'),
    });
  });

  test('that the path names and nobody declares gets a value all the same', () => {
    const { context, operation } = given('/items/{id}', []);
    expect(requiredParameters(operation, context)).toEqual([{ in: 'path', name: 'id', value: 'plumbline' }]);
  });
});

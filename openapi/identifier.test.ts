import { describe, expect, it } from 'vitest';
import { identifiers } from './identifier.ts';
import type { JsonObject } from './json.ts';
import { operations } from './operations.ts';

const text = { type: 'string' };
const uuid = { type: 'string', format: 'uuid' };
const whole = { type: 'integer' };
const moment = { type: 'string', format: 'date-time', readOnly: true };

/** A collection whose items are at `/ships/{parameter}`, and what is said to tell them apart. */
function identifierOf(parameter: string, schema: object, properties: object, sent: object = {}): string | undefined {
  const ship = { type: 'object', required: Object.keys(properties), properties };
  const answer = (status: string, shown: object) => ({
    [status]: { description: '', content: { 'application/json': { schema: shown } } },
  });
  const root = {
    openapi: '3.1.0',
    info: { title: 'ships', version: '1' },
    paths: {
      '/ships': {
        get: { responses: answer('200', { type: 'array', items: ship }) },
        post: {
          requestBody: { content: { 'application/json': { schema: { type: 'object', properties: sent } } } },
          responses: answer('201', ship),
        },
      },
      [`/ships/{${parameter}}`]: {
        parameters: [{ name: parameter, in: 'path', required: true, schema }],
        get: { responses: answer('200', { type: 'object', properties: { data: ship } }) },
      },
    },
  } as JsonObject;
  const found = operations({ root });
  const named = new Set(found.map(({ identifier }) => identifier));
  expect(named.size).toBe(1);
  expect(identifiers(found, root).get('GET /ships')).toBe(found[0]?.identifier);
  return [...named][0];
}

describe('what tells the resources of a collection apart', () => {
  it('is the member that is called as the parameter, before an id', () => {
    expect(identifierOf('imo_number', text, { id: whole, name: text, imoNumber: text })).toBe('imoNumber');
  });

  it('is an id of the type of the parameter', () => {
    expect(identifierOf('shipId', uuid, { name: text, id: uuid })).toBe('id');
    expect(identifierOf('ship', text, { id: whole, key: text })).toBeUndefined();
  });

  it('is called after the noun, or is what the name of the parameter ends in', () => {
    expect(identifierOf('key', uuid, { name: text, ship_id: uuid })).toBe('ship_id');
    expect(identifierOf('shipRef', uuid, { name: text, ref: uuid })).toBe('ref');
  });

  it('is the only one of its type that the server sets', () => {
    expect(identifierOf('shipNo', whole, { ref: whole, crew: whole, at: moment }, { crew: whole })).toBe('ref');
    expect(identifierOf('shipNo', whole, { ref: whole, crew: whole, at: moment })).toBeUndefined();
    expect(identifierOf('ship', text, { handle: text, at: moment })).toBeUndefined();
  });
});

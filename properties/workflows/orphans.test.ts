import { expect, test } from 'vitest';
import { parseDocument } from '../../openapi/parse.ts';
import { type Asked, findingsWith, shownOf, type Told } from '../profiles/served.testing.ts';

const json = (schema: object) => ({ content: { 'application/json': { schema } } });
const refused = { '4XX': { description: 'refused', content: { 'application/problem+json': { schema: {} } } } };
const path = (name: string) => ({
  name,
  in: 'path',
  required: true,
  schema: { type: 'string', pattern: '^[a-z][0-9]{1,5}$' },
});
const named = { type: 'string', minLength: 1, maxLength: 9 };
const shown = { type: 'object', required: ['id', 'name'], properties: { id: { type: 'string' }, name: named } };
const makes = {
  requestBody: { required: true, ...json({ type: 'object', required: ['name'], properties: { name: named } }) },
  responses: { 201: { description: 'made', ...json(shown) }, ...refused },
};
const reads = { responses: { 200: { description: 'it', ...json(shown) }, ...refused } };
const deletes = { responses: { 204: { description: 'gone' }, ...refused } };

/** Orders and their items; what names an order is called otherwise where the path goes on. */
const document = parseDocument(
  JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Orders', version: '1' },
    paths: {
      '/orders': { post: makes },
      '/orders/{id}': { parameters: [path('id')], get: reads, delete: deletes },
      '/orders/{orderId}/items': { parameters: [path('orderId')], post: makes },
      '/orders/{orderId}/items/{itemId}': { parameters: [path('orderId'), path('itemId')], get: reads },
    },
  }),
  { source: 'orders.json' },
);

function orders(keepsItems: boolean): (asked: Asked) => Told {
  const kept = new Map<string, object>();
  let made = 0;
  const no = (status: number): Told => ({ status, json: { status } });
  return ({ method, path: at, json: sent }) => {
    const [, , order = '', part] = at.split('/');
    if (part !== undefined && !keepsItems && !kept.has(`/orders/${order}`)) return no(404);
    if (/\/(orders|items)$/.test(at)) {
      if (method !== 'POST') return no(405);
      if (part !== undefined && !kept.has(`/orders/${order}`)) return no(404);
      const name = typeof sent === 'object' && sent !== null && 'name' in sent ? sent.name : undefined;
      if (typeof name !== 'string' || name === '' || [...name].length > 9) return no(400);
      const one = { id: `o${++made}`, name };
      kept.set(`${at}/${one.id}`, one);
      return { status: 201, json: one };
    }
    if (!kept.has(at)) return no(404);
    if (method === 'DELETE' && part === undefined) return kept.delete(at) ? { status: 204 } : no(404);
    return method === 'GET' || method === 'HEAD' ? { status: 200, json: kept.get(at) } : no(405);
  };
}

test('what stood in what was deleted is found to be gone', async () => {
  expect(shownOf(await findingsWith(undefined, document, orders(false), ['workflow']))).toEqual([]);
});

test('what stood in what was deleted and is there still is told of', async () => {
  const found = await findingsWith(undefined, document, orders(true), ['workflow']);
  expect(shownOf(found)).toContainEqual(expect.stringContaining('deleted-is-gone DELETE /orders/{id}:'));
});

// OpenAPI documents of any size that the target of target.mjs keeps to.
const json = (schema) => ({ content: { 'application/json': { schema } } });
const refused = { description: 'refused', content: { 'application/problem+json': { schema: { type: 'object' } } } };
const id = { name: 'id', in: 'path', required: true, schema: { type: 'integer', minimum: 1, maximum: 1_000_000 } };
const limit = { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 100 } };
const schemas = {
  NewThing: {
    type: 'object',
    required: ['name', 'price'],
    additionalProperties: false,
    properties: {
      name: { type: 'string', minLength: 1, maxLength: 40 },
      price: { type: 'number', minimum: 0 },
      tags: { type: 'array', maxItems: 5, items: { type: 'string', maxLength: 20 } },
    },
  },
  Thing: {
    type: 'object',
    required: ['id', 'name', 'price'],
    properties: {
      id: { type: 'integer' },
      name: { type: 'string' },
      price: { type: 'number' },
      tags: { type: 'array', items: { type: 'string' } },
    },
  },
  Things: {
    type: 'object',
    required: ['items'],
    properties: { items: { type: 'array', items: { $ref: '#/components/schemas/Thing' } } },
  },
};
const ref = (name) => json({ $ref: `#/components/schemas/${name}` });
const ok = (name) => ({ description: 'done', ...ref(name) });
const created = { ...ok('Thing'), headers: { Location: { schema: { type: 'string' } } } };

/** Paths of things, thing by thing: GET one, GET all, POST, PUT, POST a copy, as many operations as asked for. */
export function documentOf(operations) {
  const paths = {};
  for (let n = 0; n < operations; n++) {
    const number = Math.floor(n / 5);
    const all = `/things${number === 0 ? '' : number}`;
    const one = `${all}/{id}`;
    const responses = { 400: refused, 404: refused };
    const requestBody = { required: true, ...ref('NewThing') };
    const operation = [
      [one, 'get', { parameters: [id], responses: { 200: ok('Thing'), ...responses } }],
      [all, 'get', { parameters: [limit], responses: { 200: ok('Things'), ...responses } }],
      [all, 'post', { requestBody, responses: { 201: created, 415: refused, ...responses } }],
      [one, 'put', { parameters: [id], requestBody, responses: { 200: ok('Thing'), 415: refused, ...responses } }],
      [
        `${one}/copies`,
        'post',
        { parameters: [id], requestBody, responses: { 201: created, 415: refused, ...responses } },
      ],
    ][n % 5];
    paths[operation[0]] = { ...paths[operation[0]], [operation[1]]: operation[2] };
  }
  return { openapi: '3.1.0', info: { title: 'Things', version: '1' }, paths, components: { schemas } };
}

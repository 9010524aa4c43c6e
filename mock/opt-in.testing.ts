const problem = {
  type: 'object',
  required: ['type', 'title', 'status'],
  properties: {
    type: { type: 'string', format: 'uri-reference' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
  },
};
const note = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'text', 'count'],
  properties: {
    id: { type: 'string', readOnly: true },
    text: { type: 'string', minLength: 1 },
    count: { type: 'integer', minimum: 0, maximum: 1000 },
    words: { type: 'array', items: { type: 'string' } },
  },
};
const patch = { type: 'object', additionalProperties: false, properties: note.properties };
const json = (schema: object) => ({ content: { 'application/json': { schema } } });
const refused = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problem } },
});
const refusals = { 400: refused('refused'), 401: refused('who'), 406: refused('not that'), 415: refused('not so') };
const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
const key = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  schema: { type: 'string', minLength: 8, maxLength: 64 },
};

/** A document on which every lie shows that a check is asked for alone: problems, merge patches, keys, tokens, one list. */
export const optInDocument: object = {
  openapi: '3.1.0',
  info: { title: 'Notes', version: '1' },
  components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
  security: [{ token: [] }],
  paths: {
    '/notes': {
      get: { responses: { 200: { description: 'all', ...json({ type: 'array', items: note }) }, ...refusals } },
      post: {
        parameters: [key],
        requestBody: { required: true, ...json(note) },
        responses: { 201: { description: 'made', ...json(note) }, 409: refused('used'), ...refusals },
      },
    },
    '/notes/{id}': {
      parameters: [id],
      get: { responses: { 200: { description: 'it', ...json(note) }, 404: refused('none'), ...refusals } },
      patch: {
        requestBody: { required: true, content: { 'application/merge-patch+json': { schema: patch } } },
        responses: { 200: { description: 'it', ...json(note) }, 404: refused('none'), ...refusals },
      },
      delete: { responses: { 204: { description: 'gone' }, 404: refused('none'), ...refusals } },
    },
  },
};

import { validate as validate30 } from '@hyperjump/json-schema/openapi-3-0';
import { validate as validate31 } from '@hyperjump/json-schema/openapi-3-1';
import { describe, expect, test } from 'vitest';
import { PlumblineError } from '../error.ts';
import { isArray, isObject, type Json } from '../json.ts';
import { lintDocument } from '../lint.ts';
import { parseDocument } from '../parse.ts';
import { type JsonPointer, join } from '../pointer.ts';

const parameter = { name: 'id', in: 'path', required: true, description: 'd', schema: { type: 'string' } };
const media = {
  'application/json': {
    schema: { $ref: '#/components/schemas/S' },
    examples: { e: { summary: 's', value: { a: 'x' } } },
    encoding: { a: { contentType: 'text/plain', headers: { H: { schema: { type: 'string' } } } } },
  },
};
/** A document with one of everything. */
const rich = (version: string): Json => ({
  openapi: version,
  info: {
    title: 't',
    version: '1',
    description: 'd',
    termsOfService: 'https://example.com',
    contact: { name: 'n', url: 'https://example.com', email: 'a@example.com' },
    license: { name: 'MIT', url: 'https://example.com' },
  },
  servers: [{ url: 'https://{e}.example.com', description: 'd', variables: { e: { enum: ['a'], default: 'a' } } }],
  tags: [{ name: 't', description: 'd', externalDocs: { url: 'https://example.com', description: 'd' } }],
  externalDocs: { url: 'https://example.com' },
  security: [{ k: [] }, { o: ['read'] }],
  paths: {
    '/a/{id}': {
      summary: 's',
      parameters: [parameter],
      get: {
        tags: ['t'],
        summary: 's',
        operationId: 'getA',
        deprecated: false,
        parameters: [{ name: 'q', in: 'query', style: 'form', explode: true, allowReserved: false, schema: {} }],
        responses: {
          '200': {
            description: 'ok',
            headers: { X: { description: 'd', required: true, schema: { type: 'string' } } },
            content: media,
            links: { self: { operationId: 'getA', parameters: { id: '$response.body#/a' }, description: 'd' } },
          },
          default: { $ref: '#/components/responses/R' },
        },
      },
      post: {
        requestBody: { description: 'd', required: true, content: media },
        responses: { '204': { description: 'none' } },
        callbacks: { c: { '{$request.body#/a}': { post: { responses: { '200': { description: 'ok' } } } } } },
        security: [],
        servers: [{ url: '/x' }],
      },
    },
  },
  components: {
    schemas: { S: { type: 'object', properties: { a: { type: 'string' } } } },
    responses: { R: { description: 'd' } },
    parameters: { P: parameter },
    examples: { E: { value: 1 } },
    requestBodies: { B: { content: media } },
    headers: { H: { schema: { type: 'string' } } },
    securitySchemes: {
      k: { type: 'apiKey', name: 'k', in: 'header' },
      h: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
      o: {
        type: 'oauth2',
        flows: { clientCredentials: { tokenUrl: 'https://example.com', scopes: { read: 'r' } } },
      },
    },
    links: { L: { operationId: 'getA' } },
    callbacks: { C: { '{$url}': { post: { responses: { '200': { description: 'ok' } } } } } },
  },
});

interface Broken {
  readonly what: string;
  readonly document: Json;
}

/** The document with each member left out, of each wrong type, and with one that does not exist; schemas are left alone. */
function* broken(value: Json, rebuild: (value: Json) => Json, pointer: JsonPointer): Iterable<Broken> {
  if (/\/(schema|schemas\/S|value|scopes)$/.test(pointer)) return;
  if (isObject(value)) {
    yield { what: `${pointer}: + unknown`, document: rebuild({ ...value, unknown: 1 }) };
    for (const [name, inner] of Object.entries(value)) {
      if (inner === undefined || name === '$ref') continue;
      const { [name]: _, ...rest } = value;
      const at = join(pointer, name);
      yield { what: `${at}: left out`, document: rebuild(rest) };
      for (const other of [7, 'text', [], {}, null])
        if (typeof other !== typeof inner || isArray(other) !== isArray(inner))
          yield { what: `${at}: ${JSON.stringify(other)}`, document: rebuild({ ...value, [name]: other }) };
      yield* broken(inner, (changed) => rebuild({ ...value, [name]: changed }), at);
    }
  } else if (isArray(value)) {
    for (const [i, item] of value.entries())
      yield* broken(item, (changed) => rebuild(value.with(i, changed)), join(pointer, i));
  }
}

/** What `lint` says of a document to the letter: nothing, something, or an error. */
function said(document: Json): 'nothing' | 'warning' | 'error' {
  try {
    const found = lintDocument(parseDocument(JSON.stringify(document), { source: 'a.json', repair: false }));
    if (found.some(({ severity }) => severity === 'error')) return 'error';
    return found.some(({ severity }) => severity === 'warning') ? 'warning' : 'nothing';
  } catch (error) {
    if (error instanceof PlumblineError) return 'error';
    throw error;
  }
}

/** A constant of a link may be anything (Link Object, parameters: Any | {expression}); the official schema of 3.1 wants text. */
const EXCEPT = /\/links\/self\/parameters/;

describe.each([
  ['3.0.3', await validate30('https://spec.openapis.org/oas/3.0/schema')],
  ['3.1.1', await validate31('https://spec.openapis.org/oas/3.1/schema')],
])('structure, compared with the official schema of %s', (version, official) => {
  const document = rich(version);
  // The official validator takes plain JSON, which a Json is.
  const valid = (value: Json): boolean => official(value as Parameters<typeof official>[0]).valid;
  const all = [...broken(document, (value) => value, '')];

  test('a document with one of everything is fine', () => {
    expect(valid(document)).toBe(true);
    expect(said(document)).toBe('nothing');
  });

  // Each comparison takes the official validator 15 ms: here a share of them, all with PLUMBLINE_SWEEP=1.
  const share = process.env.PLUMBLINE_SWEEP ? all : all.filter((_, i) => i % 9 === 0);

  test('what the official schema refuses is told of', () => {
    const missed = share.filter((each) => said(each.document) === 'nothing' && !valid(each.document));
    expect(missed.map(({ what }) => what).filter((what) => !EXCEPT.test(what))).toEqual([]);
    expect(all.length).toBeGreaterThan(500);
  });
});

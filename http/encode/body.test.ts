import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../openapi/json.ts';
import type { MediaType } from '../../openapi/operation.ts';
import { mediaTypeOf, operationOf } from '../operation.testing.ts';
import { encodeBody } from './body.ts';

function encode(mediaType: MediaType, value: Json, root?: JsonObject) {
  const operation = operationOf({ method: 'POST', requestBody: { required: true, content: [mediaType], pointer: '' } });
  const { bytes, contentType } = encodeBody({ mediaType: mediaType.range, value }, operation, root);
  return { text: new TextDecoder().decode(bytes), contentType };
}

const withSchema = (schema: JsonObject): JsonObject => ({ components: { schemas: { Thing: schema } } });
const pointer = '/components/schemas/Thing';

describe('encodeBody', () => {
  test('writes JSON and keeps the sign of negative zero', () => {
    const { text, contentType } = encode(mediaTypeOf('application/merge-patch+json'), {
      a: -0,
      b: [null, 'ü'],
      c: undefined,
    });
    expect(text).toBe('{"a":-0,"b":[null,"ü"]}');
    expect(contentType).toBe('application/merge-patch+json');
  });

  test('keeps a member named __proto__', () => {
    const value: Json = JSON.parse('{"__proto__":{"a":-0}}');
    expect(encode(mediaTypeOf('application/json'), value).text).toBe('{"__proto__":{"a":-0}}');
  });

  test('makes a range concrete, and appends parameters', () => {
    expect(encode(mediaTypeOf('*/*'), 1).contentType).toBe('application/json');
    expect(encode(mediaTypeOf('text/*'), 'x').contentType).toBe('text/plain');
    const operation = operationOf();
    const { contentType } = encodeBody(
      { mediaType: 'application/json', parameters: '; charset=utf-8', value: 1 },
      operation,
    );
    expect(contentType).toBe('application/json; charset=utf-8');
  });

  test('sends no Content-Type for a body without a media type, and texts and bytes as they are', () => {
    expect(encodeBody({ mediaType: null, text: '{' }, operationOf()).contentType).toBeUndefined();
    expect(encodeBody({ mediaType: 'a/b', base64: 'AP8=' }, operationOf()).bytes).toEqual(Buffer.from([0, 255]));
  });

  test('writes text and octets from strings as they are', () => {
    expect(encode(mediaTypeOf('text/plain'), 'a "b"').text).toBe('a "b"');
    expect(encode(mediaTypeOf('application/octet-stream'), 'abc').text).toBe('abc');
    expect(encode(mediaTypeOf('text/plain'), 5).text).toBe('5');
  });

  test('writes one JSON text a line where the media type says so', () => {
    expect(encode(mediaTypeOf('application/x-ndjson'), [{ a: 1 }, 2]).text).toBe('{"a":1}\n2\n');
    expect(encode(mediaTypeOf('application/json-seq'), [1]).text).toBe('\x1e1\n');
  });

  test('writes a form: arrays repeat the name, objects are JSON, styles where they are asked for', () => {
    const value = { a: ['x', 'y z'], b: { c: 1 }, d: true, e: undefined, f: 'a&b=c' };
    expect(encode(mediaTypeOf('application/x-www-form-urlencoded'), value).text).toBe(
      'a=x&a=y%20z&b=%7B%22c%22%3A1%7D&d=true&f=a%26b%3Dc',
    );
    const encoding = {
      a: { style: 'pipeDelimited', explode: false, headers: [] },
      b: { style: 'deepObject', explode: true, headers: [] },
    } as const;
    expect(encode(mediaTypeOf('application/x-www-form-urlencoded', { encoding }), value).text).toBe(
      'a=x%7Cy%20z&b[c]=1&d=true&f=a%26b%3Dc',
    );
    const json = { a: { contentType: 'application/json', headers: [] } };
    expect(encode(mediaTypeOf('application/x-www-form-urlencoded', { encoding: json }), { a: [1, 2] }).text).toBe(
      'a=%5B1%2C2%5D',
    );
  });

  test('writes multipart parts by schema and Encoding Object', () => {
    const root: JsonObject = {
      components: {
        schemas: {
          Binary: { type: 'string', format: 'binary' },
          Thing: {
            type: 'object',
            properties: {
              name: { type: 'string' },
              photo: { type: 'string', contentMediaType: 'image/png' },
              raw: { $ref: '#/components/schemas/Binary' },
              tags: { type: 'array', items: { type: 'string' } },
            },
          },
        },
      },
    };
    const encoding = { note: { contentType: 'text/markdown, text/plain', headers: [] } };
    const { text, contentType } = encode(
      mediaTypeOf('multipart/form-data', { schema: pointer, encoding }),
      { name: 'n', photo: 'PNG', raw: 'RAW', tags: ['a', 'b'], meta: { x: 1 }, note: '# hi' },
      root,
    );
    const boundary = /boundary=(.*)$/.exec(contentType ?? '')?.[1] ?? '';
    expect(text.split(`--${boundary}`).map((part) => part.trim())).toEqual([
      '',
      'Content-Disposition: form-data; name="name"\r\n\r\nn',
      'Content-Disposition: form-data; name="photo"; filename="photo.png"\r\nContent-Type: image/png\r\n\r\nPNG',
      'Content-Disposition: form-data; name="raw"; filename="raw.bin"\r\nContent-Type: application/octet-stream\r\n\r\nRAW',
      'Content-Disposition: form-data; name="tags"\r\n\r\na',
      'Content-Disposition: form-data; name="tags"\r\n\r\nb',
      'Content-Disposition: form-data; name="meta"\r\nContent-Type: application/json\r\n\r\n{"x":1}',
      'Content-Disposition: form-data; name="note"; filename="note.bin"\r\nContent-Type: text/markdown\r\n\r\n# hi',
      '--',
    ]);
  });

  test('chooses a boundary that stands in no part, the same each time', () => {
    const value = { a: 'plumbline-7d1f5a0c' };
    const first = encode(mediaTypeOf('multipart/form-data'), value);
    expect(first.contentType).toBe('multipart/form-data; boundary=plumbline-7d1f5a0c-1');
    expect(encode(mediaTypeOf('multipart/form-data'), value)).toEqual(first);
  });

  test('cannot be led out of a part by a name', () => {
    const { text } = encode(mediaTypeOf('multipart/form-data'), { 'a"\r\nX: y': 'v' });
    expect(text).toContain('name="a%22%0D%0AX: y"');
  });

  test('writes XML by the schema: names, attributes, namespaces, wrapped and plain arrays', () => {
    const root = withSchema({
      type: 'object',
      xml: { name: 'book', namespace: 'http://example.com/b', prefix: 'b' },
      properties: {
        id: { type: 'integer', xml: { attribute: true } },
        title: { type: 'string', xml: { name: 'heading' } },
        tags: { type: 'array', xml: { wrapped: true }, items: { type: 'string', xml: { name: 'tag' } } },
        notes: { type: 'array', items: { type: 'string' } },
        text: { type: ['string', 'null'] },
      },
    });
    const { text } = encode(
      mediaTypeOf('application/xml', { schema: pointer }),
      { id: 7, title: 'a < b & "c"', tags: ['x', 'y'], notes: ['n', 'm'], text: null },
      root,
    );
    expect(text).toBe(
      '<?xml version="1.0" encoding="UTF-8"?><b:book xmlns:b="http://example.com/b" id="7"><heading>a &lt; b &amp; "c"</heading>' +
        '<tags><tag>x</tag><tag>y</tag></tags><notes>n</notes><notes>m</notes>' +
        '<text xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/></b:book>',
    );
  });

  test('names the XML root after its component, and survives a schema that contains itself', () => {
    const root: JsonObject = {
      components: {
        schemas: {
          Thing: {
            allOf: [
              { $ref: '#/components/schemas/Thing' },
              { properties: { a: { $ref: '#/components/schemas/Thing' } } },
            ],
          },
        },
      },
    };
    expect(encode(mediaTypeOf('text/xml', { schema: pointer }), { a: { a: 1 } }, root).text).toBe(
      '<?xml version="1.0" encoding="UTF-8"?><Thing><a><a>1</a></a></Thing>',
    );
  });
});

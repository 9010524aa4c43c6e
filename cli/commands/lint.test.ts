import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { runCommand } from '../run-command.testing.ts';

const cwd = mkdtempSync(join(tmpdir(), 'plumbline-lint-'));
const head = "openapi: 3.1.0\ninfo: {title: t, version: '1'}\nservers: [{url: /}]\n";
const good = `${head}paths:\n  /a:\n    get: {responses: {'200': {description: ok}}}\n`;
const json = JSON.stringify({ openapi: '3.1.0', info: { title: 't', version: '1' }, paths: {} });
const withSchema = (schema: string): string =>
  `${head}paths:\n  /a:\n    post:\n      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/S'}}}}\n      responses: {'200': {description: ok}}\ncomponents:\n  schemas:\n    S: ${schema}\n`;
const bomb = Array.from(
  { length: 9 },
  (_, i) => `a${i + 1}: &a${i + 1} [${Array(10).fill(`*a${i}`).join(',')}]\n`,
).join('');

/** Forty schemas, each twice the next: 2^40 places, were they all visited. */
function doubling(): string {
  const twice = (i: number): string =>
    `S${i}: {allOf: [{$ref: '#/components/schemas/S${i + 1}'}, {$ref: '#/components/schemas/S${i + 1}'}]}`;
  return [...Array.from({ length: 40 }, (_, i) => twice(i)), 'S40: {type: object}'].join(', ');
}

/** A document that cannot be read: what it is, its text, and the sentence that says so. */
const unreadable: readonly (readonly [what: string, text: string | Uint8Array, says: RegExp])[] = [
  ['nothing', '', /is empty; give/],
  ['comments', '# x\n', /:1:1: this is nothing but comments/],
  ['a list', '[1, 2]', /:1:1: this is a list/],
  ['a text', 'hello', /:1:1: this is a text/],
  [
    'tabs',
    'openapi: 3.1.0\ninfo:\n\ttitle: t\n',
    /:3:1 cannot be read: Tabs are not allowed as indentation; indent with spaces/,
  ],
  ['an open brace', 'openapi: 3.1.0\ninfo: {title: t\npaths: []\n', /:3:1 cannot be read: /],
  ['JSON cut off', json.slice(0, 40), /:1:\d+ cannot be read: /],
  ['JSON with a comment', `{\n// c\n${json.slice(1)}`, /:2:1 cannot be read: .* mend the JSON there/],
  ['a web page', '<!DOCTYPE html>\n<html></html>', /:1:1 is a web page/],
  ['XML', '<?xml version="1.0"?>\n<a/>', /:1:1 is XML/],
  ['a GraphQL schema', 'type Query {\n  a: String!\n}\n', /:1:1 is a GraphQL schema/],
  ['AsyncAPI', 'asyncapi: 2.6.0\n', /this is an AsyncAPI document/],
  ['a merge conflict', `<<<<<<< ours\n${good}=======\n${good}>>>>>>> theirs\n`, /:1:1 is a file with a merge conflict/],
  ['a Git LFS pointer', 'version https://git-lfs.github.com/spec/v1\nsize 1\n', /:1:1 is a Git LFS pointer/],
  ['TOML', 'openapi = "3.1.0"\n[info]\ntitle = "t"\n', /:1:1 is TOML/],
  ['TypeSpec', 'import "@typespec/http";\n', /:1:1 is a TypeSpec source/],
  ['Smithy', '$version: "2"\nnamespace a\n', /:1:1 is a Smithy model/],
  ['OpenRPC', 'openrpc: 1.2.6\nmethods: []\n', /this is an OpenRPC document/],
  ['a manifest', 'apiVersion: v1\nkind: Service\n', /this is a Kubernetes manifest/],
  ['a wrapped document', `{"data": ${json}}`, /this is an object whose "data" is the document/],
  ['an Overlay', 'overlay: 1.0.0\nactions: []\n', /this is an OpenAPI Overlay \(give it with --overlay\)/],
  ['another version', good.replace('3.1.0', '4.0.0'), /:1:1: it says that it is OpenAPI "4.0.0"/],
  ['a misspelt key', good.replace('openapi:', 'OpenAPI:'), /:1:1: OpenAPI is not the name of a member; write openapi/],
  ['a NUL', `${good}x-a: "\0"\n`, /:7:7 holds a NUL character/],
  ['Latin-1', Buffer.from(`${good}x-a: \xe9\n`, 'latin1'), /:7:6 is not UTF-8/],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1]), /is a PNG image/],
  ['broken gzip', gzipSync(good).subarray(0, 20), /cannot be decompressed/],
  ['a gzip bomb', gzipSync(Buffer.alloc(70 * 1024 * 1024, 32)), /larger than 64 MiB/],
  [
    'an alias bomb',
    `${good}a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n${bomb}`,
    /:1\d:\d+ cannot be read: aliases repeat more than/,
  ],
  ['an alias without anchor', `${good}x-a: *nobody\n`, /:7:6 cannot be read: \*nobody/],
  [
    'brackets, deep',
    `{"openapi":"3.1.0","x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
    /:1:\d+ cannot be read: it is nested more than/,
  ],
  ['indicators, deep', `${good}x-a:\n  ${'- '.repeat(100_000)}x\n`, /:8:1 cannot be read: it is nested/],
  [
    'indentation, deep',
    `${good}x-a:\n${Array.from({ length: 3000 }, (_, i) => `${' '.repeat(i + 1)}a:\n`).join('')}`,
    /:\d+:\d+ cannot be read: it is nested/,
  ],
  [
    'a file that is not there',
    withSchema("{$ref: './nowhere.yaml#/S'}"),
    /:11:9 refers to .\/nowhere.yaml#\/S, which cannot be read: there is no such file/,
  ],
  [
    'a path out of the folder',
    withSchema("{$ref: '../../../../etc/passwd'}"),
    /which is outside the folder .* --allow-file-refs/,
  ],
  ['a file URL', withSchema("{$ref: 'file:///etc/passwd'}"), /which is outside the folder/],
  [
    'a reference to the network',
    withSchema("{$ref: 'https://example.invalid/x'}"),
    /on the network; allow it with --allow-remote-refs/,
  ],
];

/** A document that can be read, the exit code of `lint`, and codes that it must show. */
const odd: readonly (readonly [what: string, text: string | Uint8Array, exit: number, codes: readonly string[]])[] = [
  ['a byte order mark', `\ufeff${good}`, 0, []],
  ['CRLF', good.replaceAll('\n', '\r\n'), 0, []],
  ['CR', good.replaceAll('\n', '\r'), 0, []],
  ['UTF-16', Buffer.from(`\ufeff${good}`, 'utf16le'), 0, []],
  ['gzip', gzipSync(good), 0, []],
  ['a key twice in YAML', `${good}  /a:\n    get: {responses: {'200': {description: ok}}}\n`, 1, ['duplicate-key']],
  ['a key twice in JSON', json.replace('"paths":{}', '"paths":{},"paths":{}'), 1, ['duplicate-key']],
  ['a comma too many', json.replace('{}}', '{},}'), 1, ['json-invalid']],
  ['two documents', `${good}---\n${good}`, 0, ['yaml-documents']],
  ['an alias inside itself', `${good}x-a: &x {b: *x}\n`, 1, ['yaml-cycle']],
  ['a version without quotes', good.replace('3.1.0', '3.0'), 0, ['version-odd']],
  ['swagger and openapi', `swagger: '2.0'\n${good}`, 0, ['version-odd']],
  ['statuses without quotes', good.replace("'200'", '200'), 0, ['response-key-number']],
  ['no paths', head, 0, ['no-paths']],
  ['paths that are a list', `${head}paths: []\n`, 1, ['structure', 'no-paths']],
  ['an operation that is null', `${head}paths: {/a: {get: null}}\n`, 1, ['structure', 'no-paths']],
  ['a loop of references', withSchema("{$ref: '#/components/schemas/S'}"), 1, ['reference-unresolved']],
  ['an empty reference', withSchema("{properties: {a: {$ref: ''}}}"), 1, ['reference-unresolved']],
  ['a schema inside itself', withSchema("{allOf: [{$ref: '#/components/schemas/S'}]}"), 1, ['schema-circular']],
  [
    'what cannot end',
    withSchema("{type: object, required: [s], properties: {s: {$ref: '#/components/schemas/S'}}}"),
    1,
    ['schema-unsatisfiable'],
  ],
  [
    'prototype keys',
    withSchema('{type: object, properties: {__proto__: {type: string}, constructor: {type: int}}}'),
    0,
    ['type-name'],
  ],
  [
    'patterns that explode',
    withSchema(`{type: object, properties: {a: {type: string, pattern: '^(a+)+$', example: '${'a'.repeat(60)}!'}}}`),
    0,
    ['pattern-invalid'],
  ],
  [
    'a path loop',
    `${head}paths: {/a: {$ref: '#/paths/~1b'}, /b: {$ref: '#/paths/~1a'}}\n`,
    1,
    ['reference-unresolved'],
  ],
  ['webhooks only', `${head}webhooks: {x: {post: {responses: {'200': {description: ok}}}}}\n`, 0, ['no-paths']],
  [
    'names that no message carries',
    good.replace('get: {', "get: {parameters: [{name: 'a;b', in: cookie, schema: {}}], "),
    1,
    ['parameter-name-invalid'],
  ],
  ['a path that is no address', good.replace('/a:', "'/a b':"), 0, ['path-characters']],
  [
    'a path that has such a name already',
    `${good.replace('/a:', "'/a b':")}  /a%20b:\n    get: {responses: {'200': {description: ok}}}\n`,
    0,
    [],
  ],
  [
    'a style that no query has',
    good.replace('get: {', 'get: {parameters: [{name: q, in: query, style: matrix, schema: {}}], '),
    0,
    ['parameter-style'],
  ],
  ['a length that is no whole number', withSchema('{type: string, minLength: 1.5}'), 1, ['keyword-malformed']],
  [
    'a body that nothing satisfies',
    withSchema('false')
      .replace("$ref: '#/components/schemas/S'", 'not: {}')
      .replace('schema: {not: {}}', 'schema: false'),
    1,
    ['schema-unsatisfiable'],
  ],
  [
    'more different items than there are',
    withSchema('{type: array, minItems: 3, uniqueItems: true, items: {type: boolean}}'),
    1,
    ['schema-unsatisfiable'],
  ],
  [
    'a mapping to no schema',
    withSchema(
      "{oneOf: [{type: object}], discriminator: {propertyName: k, mapping: {a: '#/components/schemas/T', b: S}}}",
    ),
    0,
    ['discriminator-unresolved'],
  ],
  [
    'a body and a form in Swagger 2.0',
    `swagger: '2.0'\ninfo: {title: t, version: '1'}\nhost: example.com\npaths:\n  /a:\n    post:\n      parameters: [{name: b, in: body, schema: {type: object}}, {name: f, in: formData, type: string}]\n      responses: {'200': {description: ok}}\n`,
    1,
    ['structure'],
  ],
  ['a reference to a text', withSchema("{$ref: '#/info/title'}"), 1, ['reference-unresolved']],
  [
    'a body without media types',
    good.replace('get: {', 'post: {requestBody: {required: true, content: {}}, '),
    0,
    ['member-missing'],
  ],
  [
    'a schema that is its own condition',
    withSchema("{if: {type: object}, then: {$ref: '#/components/schemas/S'}}"),
    1,
    ['schema-circular'],
  ],
  ['a response that no status has', good.replace("'200'", "'20X'"), 0, ['response-key-unknown']],
  ['a number that nobody can hold', withSchema('{type: integer, maximum: 1e400}'), 1, ['keyword-malformed']],
  ['a discriminator that is a text', withSchema('{discriminator: kind}'), 1, ['keyword-malformed']],
  ['schemas that repeat each other', `${good}components: {schemas: {${doubling()}}}\n`, 0, []],
  ['an undefined scheme', good.replace('get: {', 'get: {security: [{nobody: []}], '), 1, ['security-scheme-undefined']],
];

async function lint(text: string | Uint8Array, format = 'json') {
  writeFileSync(join(cwd, 'api.yaml'), text);
  return runCommand(['lint', 'api.yaml', '--format', format], { cwd });
}

describe('a document that cannot be read', () => {
  test.each(unreadable)('is one sentence with its place, and exit code 2: %s', async (_, text, says) => {
    const { code, out, err } = await lint(text);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(says);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).not.toMatch(/fault of Plumbline|\bat .*:\d+:\d+\)/);
  });

  test('is none of lint alone: list says the same', async () => {
    writeFileSync(join(cwd, 'api.yaml'), 'openapi: 3.1.0\n\tx: 1\n');
    expect((await runCommand(['list', 'api.yaml'], { cwd })).code).toBe(2);
  });
});

describe('an odd document', () => {
  test.each(odd)('is read, and what is odd has a place: %s', async (_, text, exit, codes) => {
    const { code, out, err } = await lint(text);
    expect(err).toBe('');
    const { diagnostics } = JSON.parse(out);
    expect(code, out).toBe(exit);
    for (const each of codes)
      expect(diagnostics).toContainEqual(
        expect.objectContaining({
          code: each,
          at: expect.objectContaining({ line: expect.any(Number), column: expect.any(Number) }),
        }),
      );
    if (codes.length === 0) expect(diagnostics).toEqual([]);
  });

  test('that holds nothing to test is exit code 3 of test and list', async () => {
    writeFileSync(join(cwd, 'api.yaml'), head);
    for (const command of ['list', 'test']) {
      const { code, err } = await runCommand([command, 'api.yaml'], { cwd });
      expect({ command, code }).toEqual({ command, code: 3 });
      expect(err).toMatch(/declares no operation/);
    }
  });
});

test('a reference that is misspelt is told what may be meant', async () => {
  const { out } = await lint(withSchema("{properties: {a: {$ref: '#/components/schemas/s'}}}"));
  expect(JSON.parse(out).diagnostics).toContainEqual(
    expect.objectContaining({ remedy: 'write #/components/schemas/S, or add what it names' }),
  );
});

test('--fix writes the repairs as an Overlay, which makes them unnecessary', async () => {
  await lint(withSchema('{type: int}'));
  const fixed = await runCommand(['lint', 'api.yaml', '--fix'], { cwd });
  expect(fixed.code).toBe(0);
  expect(fixed.out).toBe(readFileSync(join(cwd, 'api.overlay.yaml'), 'utf8'));
  const again = await runCommand(['lint', 'api.yaml', '--overlay', 'api.overlay.yaml', '--no-repair'], { cwd });
  expect({ code: again.code, out: again.out }).toEqual({
    code: 0,
    out: expect.stringContaining('0 errors, 0 warnings'),
  });
});

test('in text, a code that occurs often is written out ten times and then counted', async () => {
  const members = Array.from({ length: 14 }, (_, i) => `p${i}: {type: int}`).join(', ');
  const { out } = await lint(withSchema(`{type: object, properties: {${members}}}`), 'text');
  expect(out.match(/warning\[type-name\]/g)).toHaveLength(10);
  expect(out).toContain('and 4 more of type-name; --verbose shows all');
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Ended, runCommand } from '../run-command.testing.ts';

const document = {
  openapi: '3.1.0',
  info: { title: 'Books', version: '1' },
  paths: {
    '/books/{isbn}': {
      get: {
        operationId: 'getBook',
        parameters: [{ name: 'isbn', in: 'path', required: true, schema: { type: 'string', format: 'isbn' } }],
        responses: {
          200: {
            description: 'ok',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['isbn'],
                  properties: { isbn: { type: 'string', format: 'isbn' } },
                },
              },
            },
          },
          400: { description: 'bad', content: {} },
          404: { description: 'none', content: {} },
        },
      },
    },
  },
};

const check = `{
  id: 'acme-request-id', on: 'answer', family: 'protocol', level: 'convention', severity: 'warning',
  requirement: 'Every answer has a request id.', clause: { label: 'Acme 7', url: 'https://acme.example/7' },
  appliesTo: () => true,
  *inspect({ response }) {
    if (!response.headers.some(([name]) => name.toLowerCase() === 'x-request-id')) yield { expected: 'X-Request-Id', actual: 'none' };
  },
}`;
const generator = `{
  id: 'acme-classics', summary: 'books that everybody has',
  cases: (operation) => ({ systematic: [{
    operation, intent: { kind: 'valid', summary: 'a classic' }, credentials: { kind: 'supplied' },
    parameters: [{ in: 'path', name: 'isbn', value: '9780140328721' }],
  }] }),
}`;
const report = `{ id: 'acme-line', fileName: 'line.txt', render: (run) => 'findings: ' + run.findings.length }`;
const repair = `{
  code: 'acme-title', summary: 'titles are in capitals',
  *mend(root) {
    root.info.title = root.info.title.toUpperCase();
    yield { code: 'acme-title', severity: 'warning', pointer: '/info/title', message: 'the title is not in capitals' };
  },
}`;
const fastCheck = pathToFileURL(join(import.meta.dirname, '../../node_modules/fast-check/lib/fast-check.js')).href;
const isbn = `{ validate: (text) => /^97[89][0-9]{10}$/.test(text), arbitrary: fc.stringMatching(/^97[89][0-9]{10}$/) }`;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-extension-'));
  writeFileSync(join(folder, 'books.json'), JSON.stringify(document));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs a command where the configuration file exports these members. */
function runWith(members: string, ...argv: string[]): Promise<Ended> {
  const head = members.includes('fc.') ? `import * as fc from ${JSON.stringify(fastCheck)};\n` : '';
  writeFileSync(join(folder, 'plumbline.config.mjs'), `${head}export default { ${members} };\n`);
  return runCommand(argv, { cwd: folder });
}

const quick = ['test', 'books.json', '--cases', '5', '--seed', '1'];

describe('a configuration file', () => {
  test('adds checks, generators and reports that are listed, run and rendered like ours', async () => {
    const members = `checks: [${check}], generators: [${generator}], reports: [${report}]`;
    const { code, out } = await runWith(
      members,
      ...quick,
      '--fail-on',
      'warning',
      '--report',
      'acme-line=own.txt',
      '--report',
      'sarif',
    );
    expect(out).toContain('Every answer has a request id.');
    expect(code).toBe(1);
    expect(readFileSync(join(folder, 'own.txt'), 'utf8')).toMatch(/^findings: [1-9]/);
    expect(readFileSync(join(folder, 'plumbline-report/report.sarif'), 'utf8')).toContain('https://acme.example/7');
    expect(readFileSync(join(folder, 'plumbline-report/run.ndjson'), 'utf8')).toMatch(
      /"generator":"acme-classics",.*"status":"(pass|fail)"/,
    );

    const listed = JSON.parse((await runWith(members, 'list', 'books.json', '--format', 'json')).out);
    expect(listed.checks).toContainEqual(
      expect.objectContaining({ id: 'acme-request-id', enabled: true, clause: 'Acme 7' }),
    );
    expect(listed.operations[0].generators).toContainEqual({ id: 'acme-classics', cases: 1 });
    const cases = await runWith(members, 'cases', 'books.json', '--generator', 'acme-classics');
    expect(JSON.parse(cases.out).request.url).toBe('http://target.invalid/books/9780140328721');
  });

  test('adds formats: valid ones are sent, others are refused, and answers are held to them', async () => {
    const cases = await runWith(
      `formats: { isbn: ${isbn} }`,
      'cases',
      'books.json',
      '--generator',
      'valid',
      '--cases',
      '5',
    );
    const paths = cases.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).request.url);
    for (const path of paths) expect(path).toMatch(/\/books\/97[89][0-9]{10}$/);
    const invalid = await runWith(`formats: { isbn: ${isbn} }`, 'cases', 'books.json', '--generator', 'invalid');
    expect(invalid.out).toContain('"keyword":"format"');
    expect((await runWith(`formats: { isbn: ${isbn} }`, ...quick, '--fail-on', 'warning')).code).toBe(0);
    const { out } = await runWith(`formats: { isbn: ${isbn} }`, 'lint', 'books.json');
    expect(out).not.toContain('isbn is not registered');
  });

  test('adds repairs, which say what they changed', async () => {
    const { out } = await runWith(`repairs: [${repair}]`, 'lint', 'books.json');
    expect(out).toContain('acme-title');
    expect(out).toContain('the title is not in capitals');
  });
});

describe('what somebody else wrote', () => {
  test('makes no finding where a check throws: the run says so, and cannot vouch for the target', async () => {
    const throwing = check.replace('if (!response', 'null.length; if (!response');
    const { code, out } = await runWith(`checks: [${throwing}]`, ...quick, '--fail-on', 'warning');
    expect(out).toContain('the check acme-request-id threw on GET /books/{isbn}: TypeError');
    expect(code).toBe(3);
    expect(readFileSync(join(folder, 'plumbline-report/run.ndjson'), 'utf8')).not.toContain('"type":"finding"');
  });

  test.for([
    [
      'a generator that throws',
      `generators: [${generator.replace('({ systematic', '({ a: null.b, systematic')}]`,
      3,
      /the generator acme-classics threw on GET/,
    ],
    [
      'a report that throws',
      `reports: [${report.replace("'findings: '", 'null.x')}], report: ['acme-line']`,
      2,
      /the report acme-line threw: TypeError/,
    ],
    [
      'a repair that throws',
      `repairs: [${repair.replace('root.info.title =', 'null.x =')}]`,
      2,
      /repairs \(acme-title\) in plumbline\.config\.mjs threw: TypeError/,
    ],
  ] as const)('%s is named', async ([, members, code, message]) => {
    const ended = await runWith(members, ...quick);
    expect(`${ended.out}${ended.err}`).toMatch(message);
    expect(ended.code).toBe(code);
  });

  test.for([
    [
      'an id of ours',
      `checks: [${check.replace('acme-request-id', 'status-documented')}]`,
      /^plumbline: checks\[0\] in plumbline\.config\.mjs is called status-documented, and so is a check of Plumbline; give it another name\n$/,
    ],
    [
      'an id twice',
      `checks: [${check}, ${check}]`,
      /checks\[1\] .* is called acme-request-id, and so is a check before it/,
    ],
    ['no id', `generators: [{ summary: 'x', cases() {} }]`, /generators\[0\] .* needs an id in kebab-case/],
    [
      'a missing member',
      `checks: [${check.replace(/requirement: '[^']*',/, '')}]`,
      /checks\[0\] \(acme-request-id\) in .* lacks requirement: one sentence that says what is promised/,
    ],
    [
      'a wrong member',
      `checks: [${check.replace("'protocol'", "'style'")}]`,
      /checks\[0\] \(acme-request-id\)\.family in .* must be one of contract, authentication/,
    ],
    [
      'no function',
      `reports: [{ id: 'acme-line', fileName: 'x', render: 'text' }]`,
      /reports\[0\] \(acme-line\)\.render in .* must be a function/,
    ],
    [
      'a name',
      `checks: ['no-server-error']`,
      /checks\[0\] in .* is a text; check: \["no-server-error"\] chooses by name/,
    ],
    ['no list', `checks: {}`, /checks in .* must be a list/],
    [
      'a registered format',
      `formats: { uuid: ${isbn} }`,
      /formats\.uuid in .* is a registered format; give yours another name/,
    ],
    [
      'a format that contradicts itself',
      `formats: { isbn: ${isbn.replace('/^97[89][0-9]{10}$/) }', '/^12$/) }')} }`,
      /formats\.isbn in .* draws "12", which its validate refuses/,
    ],
    [
      'a format without an arbitrary',
      `formats: { isbn: { validate: () => true } }`,
      /formats\.isbn in .* needs an arbitrary/,
    ],
    ['a misspelt key', `chekcs: []`, /has no option chekcs; did you mean checks\?/],
  ] as const)('with %s is refused in one sentence', async ([, members, message]) => {
    const { code, err } = await runWith(members, 'list', 'books.json');
    expect(err).toMatch(message);
    expect(code).toBe(2);
  });
});

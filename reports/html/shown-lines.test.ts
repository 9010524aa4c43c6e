import { expect, test } from 'vitest';
import { requestLines, responseLines } from './shown-lines.ts';

const answer = (body: string | { readonly base64: string }) =>
  responseLines({ status: 200, headers: [['X-Total', '3']], body, durationMs: 1 });

test('a body of JSON has a line for each value, and each line knows its place', () => {
  const lines = answer('{"a/b":[1,{"c":null}],"d":{}}');
  expect(lines.map(({ text }) => text)).toEqual([
    '200',
    'X-Total: 3',
    '',
    '{',
    '  "a/b": [',
    '    1,',
    '    {',
    '      "c": null',
    '    }',
    '  ],',
    '  "d": {}',
    '}',
  ]);
  expect(lines.find(({ at }) => at === '/a~1b/1/c')).toMatchObject({ value: 'null' });
  expect(lines.find(({ field }) => field === 'x-total')).toMatchObject({ text: 'X-Total: 3' });
});

test('a body that is no JSON is shown as it came', () => {
  expect(answer('<b>\r\nno').map(({ text }) => text)).toEqual(['200', 'X-Total: 3', '', '<b>', 'no']);
});

test('a body of ten megabytes is cut, and so is one that nests without end', () => {
  const size = (body: string): number => answer(body).reduce((sum, { text }) => sum + text.length, 0);
  expect(size('x'.repeat(10_000_000))).toBeLessThan(70_000);
  expect(size('['.repeat(20_000) + ']'.repeat(20_000))).toBeLessThan(100_000);
});

test('octets that are no text are counted', () => {
  const lines = requestLines({ method: 'POST', url: '/', headers: [], body: { base64: '/wD+' } });
  expect(lines.map(({ text }) => text)).toContain('(3 octets that are no text, in base64)');
});

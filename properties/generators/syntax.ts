import type { Case, Probe } from '../../http/case.ts';
import { isJson } from '../../http/media-type.ts';

const DEEP = 5000;
const LONG = 200_000;

/** Texts that are no JSON, and texts that are JSON no server should fail at (`reference/checks.md`, 5). */
export function* syntaxCases(base: Case): Iterable<Case> {
  const { body } = base;
  if (!body || body.mediaType === null || !isJson(body.mediaType) || !('value' in body)) return;
  const { mediaType } = body;
  const plain = JSON.stringify(body.value);
  const probe = (
    id: 'malformed-json' | 'hygiene',
    summary: string,
    content: { readonly text: string } | { readonly base64: string },
  ): Case => ({
    ...base,
    body: { mediaType, ...content },
    intent: { kind: 'protocol', probe: { id, summary } satisfies Probe },
  });
  yield probe('malformed-json', 'JSON that ends in the middle', { text: plain.slice(0, -1) });
  yield probe('hygiene', 'an empty body labelled as JSON', { text: '' });
  yield probe('malformed-json', 'text that is no JSON', { text: 'this is not json' });
  yield probe('malformed-json', 'JSON with a trailing comma', {
    text: plain.endsWith('}') && plain !== '{}' ? `${plain.slice(0, -1)},}` : `${plain},`,
  });
  yield probe('malformed-json', 'JSON in single quotes', {
    text: plain.includes('"') ? plain.replaceAll('"', "'") : "'a'",
  });
  yield probe('malformed-json', 'JSON with data behind it', { text: `${plain} trailing` });
  yield probe('malformed-json', 'NaN', { text: 'NaN' });
  yield probe('hygiene', 'invalid UTF-8 in a string', {
    base64: Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xc3, 0x28, 0xff]), Buffer.from('"}')]).toString(
      'base64',
    ),
  });
  yield probe('hygiene', 'a byte order mark before the body', { text: `\uFEFF${plain}` });
  yield probe('hygiene', 'a member name twice', {
    text: plain.startsWith('{"') ? `{"plumbline":1,"plumbline":2,${plain.slice(1)}` : '{"a":1,"a":2}',
  });
  yield probe('hygiene', `arrays nested ${DEEP} deep`, { text: '['.repeat(DEEP) + ']'.repeat(DEEP) });
  yield probe('hygiene', `objects nested ${DEEP} deep`, { text: '{"a":'.repeat(DEEP) + 'null' + '}'.repeat(DEEP) });
  yield probe('hygiene', `a string of ${LONG} characters`, { text: JSON.stringify('a'.repeat(LONG)) });
  yield probe('hygiene', 'a lone surrogate', { text: '{"plumbline":"\\ud800"}' });
  yield probe('hygiene', 'the member __proto__', {
    text:
      plain.startsWith('{') && plain !== '{}' ? `{"__proto__":{"polluted":true},${plain.slice(1)}` : '{"__proto__":{}}',
  });
  for (const [summary, text] of [
    ['null', 'null'],
    ['a number', '1e400'],
    ['an empty list', '[]'],
    ['an empty object', '{}'],
  ] as const)
    yield probe('hygiene', `the JSON value ${summary} as the whole body`, { text });
}

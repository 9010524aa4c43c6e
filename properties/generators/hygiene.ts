import type { Case } from '../../http/case.ts';
import { jsonText } from '../../http/encode/json-text.ts';
import { isJson } from '../../http/media-type.ts';
import { isObject } from '../../openapi/json.ts';
import { lineEnds } from './canary.ts';

const DEEP = 5000;
const LONG = 200_000;
const LONG_VALUE = 4096;

/**
 * Requests that no server should fail at, whatever else it says to them: unusual JSON, very large and very deep values,
 * undeclared parameters, characters that parsers trip over (`reference/checks.md`, 5).
 */
export function* hygiene(base: Case): Generator<Case> {
  yield* unusualJson(base);
  yield* unusualParameters(base);
  yield* lineEnds(base);
}

function probe(base: Case, summary: string, more: Partial<Case>): Case {
  return { ...base, ...more, intent: { kind: 'protocol', probe: { id: 'hygiene', summary } } };
}

function* unusualJson(base: Case): Generator<Case> {
  const { body } = base;
  if (!body || body.mediaType === null || !isJson(body.mediaType) || !('value' in body)) return;
  const { mediaType, value } = body;
  const plain = jsonText(value);
  // One more member before the others, so that the rest stays as it was accepted.
  const plus = (member: string): string =>
    isObject(value) && plain !== '{}' ? `{${member},${plain.slice(1)}` : `{${member}}`;
  const text = (summary: string, content: string): Case => probe(base, summary, { body: { mediaType, text: content } });
  yield text('the JSON value null as the whole body', 'null');
  yield text('an empty body labelled as JSON', '');
  yield text('an empty list as the whole body', '[]');
  yield text('an empty object as the whole body', '{}');
  yield text('a text as the whole body', '"plumbline"');
  yield text('a number beyond every range as the whole body', '1e400');
  yield text('a byte order mark before the body', `\uFEFF${plain}`);
  yield text('a member name twice', plus('"plumbline":1,"plumbline":2'));
  yield text('a lone surrogate in a string', plus('"plumbline":"\\ud800"'));
  yield text('a NUL in a member name', plus('"plumb\\u0000line":1'));
  yield text('the member __proto__', plus('"__proto__":{"polluted":true}'));
  yield text('an integer beyond 2^64', plus('"plumbline":18446744073709551616'));
  yield text(`arrays nested ${DEEP} deep`, '['.repeat(DEEP) + ']'.repeat(DEEP));
  yield text(`objects nested ${DEEP} deep`, `${'{"a":'.repeat(DEEP)}null${'}'.repeat(DEEP)}`);
  yield text(`a string of ${LONG} characters`, plus(`"plumbline":"${'a'.repeat(LONG)}"`));
  const invalidUtf8 = Buffer.concat([
    Buffer.from('{"plumbline":"'),
    Buffer.from([0xc3, 0x28, 0xff]),
    Buffer.from(isObject(value) && plain !== '{}' ? `",${plain.slice(1)}` : '"}'),
  ]);
  yield probe(base, 'invalid UTF-8 in a string', { body: { mediaType, base64: invalidUtf8.toString('base64') } });
}

/** Names and values that readers of queries, fields and cookies trip over; they change nothing of what is asked. */
function* unusualParameters(base: Case): Generator<Case> {
  const query = (summary: string, name: string, wire: string): Case =>
    probe(base, summary, { parameters: [...base.parameters, { in: 'query', name, wire }] });
  yield query('an undeclared query parameter', 'plumbline', '1');
  yield query('an undeclared query parameter with brackets', 'plumbline[a][b]', '1');
  yield query('the undeclared query parameter __proto__', '__proto__[polluted]', 'true');
  yield query('a NUL in an undeclared query parameter', 'plumbline', '%00');
  yield query(`an undeclared query parameter of ${LONG_VALUE} characters`, 'plumbline', 'a'.repeat(LONG_VALUE));
  yield probe(base, 'an undeclared cookie', {
    parameters: [...base.parameters, { in: 'cookie', name: 'plumbline', wire: '%zz' }],
  });
}

import { isArray, isObject, type Json } from '../../openapi/json.ts';
import type { MockAnswer } from '../fault.ts';
import { jsonOf, withText } from './bend.ts';

/** A member that no document has: one of its own names would stand there twice. */
const FOREIGN = 'plumblineNote';

/** Whether there is an object with a member to spoil: the value itself, or the first item of a list. */
export function isFilled(value: Json | undefined): boolean {
  return (isObject(value) && Object.keys(value).length > 0) || (isArray(value) && isFilled(value[0]));
}

/** The answer's JSON text with text put in behind its first brace. */
function withInserted(answer: MockAnswer, insert: (firstMember: string) => string): MockAnswer {
  const body = jsonOf(answer);
  if (!isFilled(body)) return answer;
  const text = String(answer.body);
  const at = text.indexOf('{') + 1;
  const first = /^\s*("(?:[^"\\]|\\.)*")\s*:/.exec(text.slice(at))?.[1];
  return first === undefined ? answer : withText(answer, `${text.slice(0, at)}${insert(first)}${text.slice(at)}`);
}

/** Its first member stands there twice. */
export function withDuplicateKey(answer: MockAnswer): MockAnswer {
  return withInserted(answer, (first) => `${first}:null,`);
}

/** A member holds an integer beyond 2^53. */
export function withHugeInteger(answer: MockAnswer): MockAnswer {
  return withInserted(answer, () => `"${FOREIGN}":9007199254740993123,`);
}

/** A member holds NaN. */
export function withNotANumber(answer: MockAnswer): MockAnswer {
  return withInserted(answer, () => `"${FOREIGN}":NaN,`);
}

/** A member holds half a surrogate pair, escaped. */
export function withLoneSurrogate(answer: MockAnswer): MockAnswer {
  return withInserted(answer, () => `"${FOREIGN}":"\\ud83d",`);
}

/** A comma stands before the last brace. */
export function withTrailingComma(answer: MockAnswer): MockAnswer {
  if (!isFilled(jsonOf(answer))) return answer;
  const text = String(answer.body);
  const end = text.lastIndexOf('}');
  return withText(answer, `${text.slice(0, end)},${text.slice(end)}`);
}

/** A text holds an octet that UTF-8 never has. */
export function withBadOctet(answer: MockAnswer): MockAnswer {
  const marked = withInserted(answer, () => `"${FOREIGN}":"#BAD#",`);
  const { body } = marked;
  const at = body?.indexOf('#BAD#') ?? -1;
  return body === undefined || at < 0
    ? answer
    : { ...marked, body: Buffer.concat([body.subarray(0, at), Buffer.from([0xff]), body.subarray(at + 5)]) };
}

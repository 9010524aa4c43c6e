import { isObject, type Json } from '../../../openapi/json.ts';
import type { Fault } from '../../fault.ts';
import { parseJson } from '../../judge/wire.ts';
import { jsonOf, onSuccess, withJson } from '../bend.ts';
import { keptKinds, sampleAnswer } from '../sample-answers.ts';
import { requestPlaces } from '../visible.ts';

/** Shows the first of two values of a member, and stores the last. */
export const jsonDuplicatesDivided: Fault = {
  id: 'json-duplicates-divided',
  family: 'json',
  summary: 'shows the first of two values of a member, and stores the last',
  provokes: 'duplicate-keys-agree',
  also: [],
  appliesTo(operation, document, all) {
    const shown = jsonOf(sampleAnswer(operation, document));
    const free = requestPlaces(operation, document)
      .filter(({ part, depth }) => part === 'body' && depth === 0)
      .flatMap(({ schema: { properties } }) => (isObject(properties) ? Object.entries(properties) : []))
      .filter(([, schema]) => isObject(schema) && isFreeText(schema));
    return (
      isObject(shown) &&
      free.some(([name]) => typeof shown[name] === 'string') &&
      keptKinds(document, all).some((kind) => kind.create === operation && kind.read !== undefined)
    );
  },
  answer: onSuccess((answer, { request }) => {
    const shown = jsonOf(answer);
    const text = request.body.toString();
    const last = parseJson(request.body)?.value;
    if (!isObject(shown) || !isObject(last as Json)) return answer;
    const firsts = [...firstOfTwo(text)];
    const changed = firsts.filter(([name, value]) => typeof shown[name] === 'string' && shown[name] !== value);
    return changed.length === 0 ? answer : withJson(answer, { ...shown, ...Object.fromEntries(changed) });
  }),
};

/** The text that comes first for each member of the outermost object that occurs twice. */
function firstOfTwo(text: string): ReadonlyMap<string, Json> {
  const tokens = text.match(/"(?:[^"\\]|\\.)*"|[{}[\]:,]/g) ?? [];
  const firsts = new Map<string, Json>();
  const twice = new Set<string>();
  let depth = 0;
  for (const [i, token] of tokens.entries()) {
    if (token === '{' || token === '[') depth++;
    else if (token === '}' || token === ']') depth--;
    if (depth !== 1 || token !== ':') continue;
    const [name, value] = [tokens[i - 1] ?? '', tokens[i + 1] ?? ''];
    if (firsts.has(name)) twice.add(name);
    else if (value.startsWith('"')) firsts.set(name, JSON.parse(value) as Json); // a JSON string
  }
  return new Map(
    [...firsts].filter(([name]) => twice.has(name)).map(([name, value]) => [String(JSON.parse(name)), value]),
  );
}

function isFreeText({
  type,
  format,
  pattern,
  enum: values,
  const: constant,
  readOnly,
}: Readonly<Record<string, unknown>>): boolean {
  return (
    type === 'string' && readOnly !== true && [format, pattern, values, constant].every((one) => one === undefined)
  );
}

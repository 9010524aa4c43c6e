import { isArray, isObject, type Json } from '../../openapi/json.ts';
import { type Preference, readScalar } from './read-scalar.ts';
import type { Reading } from './reading.ts';
import type { Shape } from './shape.ts';
import type { WirePair } from './wire.ts';

/** `name[member]=value` pairs as an object. Repeated keys are lists; deeper brackets, which OpenAPI leaves open, are nested objects. */
export function readDeepObject(
  name: string,
  shape: Shape,
  pairs: readonly WirePair[],
  decode: (piece: string) => string | undefined,
): Reading {
  const own = pairs.filter((pair) => pair.name.startsWith(`${name}[`) || pair.name === name);
  if (own.length === 0) return 'absent';
  const values: Json[] = [];
  for (const preference of ['typed', 'text'] satisfies readonly Preference[]) {
    let whole: Json = {};
    for (const { name: key, text } of own) {
      const path = key === name ? undefined : bracketed(key.slice(name.length));
      const value = decode(text);
      if (path === undefined || value === undefined) return 'malformed';
      whole = placed(whole, path, value, shape, preference);
    }
    values.push(whole);
  }
  return values;
}

/** `[a][b]` as `['a', 'b']`; `undefined` when it is not of this form. */
function bracketed(text: string): readonly string[] | undefined {
  if (!/^(\[[^[\]]*\])+$/.test(text)) return undefined;
  const path = [...text.matchAll(/\[([^[\]]*)\]/g)].map((match) => match[1] ?? '');
  return path.at(-1) === '' ? path.slice(0, -1) : path;
}

function placed(
  holder: Json | undefined,
  path: readonly string[],
  text: string,
  shape: Shape,
  preference: Preference,
): Json {
  const [head, ...rest] = path;
  if (head === undefined) {
    const item = readScalar(text, shape.types.has('array') && shape.types.size < 7 ? shape.items() : shape, preference);
    if (holder === undefined) return shape.types.has('array') && shape.types.size < 7 ? [item] : item;
    return isArray(holder) ? [...holder, item] : [holder, item];
  }
  const members = isObject(holder) ? holder : {};
  return {
    ...members,
    [head]: placed(
      Object.hasOwn(members, head) ? members[head] : undefined,
      rest,
      text,
      shape.property(head),
      preference,
    ),
  };
}

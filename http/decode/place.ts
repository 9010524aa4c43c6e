import { isArray, isObject, type Json } from '../../openapi/json.ts';

/** The value with another one at this place; with `undefined` the member or item is gone. The value itself stays as it is. */
export function withReplaced(value: Json, tokens: readonly string[], replacement: Json | undefined): Json | undefined {
  const [token, ...rest] = tokens;
  if (token === undefined) return replacement;
  if (isArray(value)) {
    const index = Number(token);
    return value.flatMap((item, i) => {
      const next = i === index ? withReplaced(item, rest, replacement) : item;
      return next === undefined ? [] : [next];
    });
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]): [string, Json][] => {
      const next = name === token && member !== undefined ? withReplaced(member, rest, replacement) : member;
      return next === undefined ? [] : [[name, next]];
    }),
  );
}

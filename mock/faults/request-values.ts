import { isArray, isObject } from '../../openapi/json.ts';
import type { MockRequest } from '../fault.ts';
import { parseJson } from '../judge/wire.ts';

/** Whether some scalar in the JSON body of a request satisfies this. */
export function holds({ body, headers }: MockRequest, predicate: (value: unknown) => boolean): boolean {
  if (body.length === 0 || !/json/.test(headers['content-type'] ?? '')) return false;
  const within = (value: unknown): boolean => {
    if (isArray(value)) return value.some(within);
    if (isObject(value)) return Object.values(value).some(within);
    return predicate(value);
  };
  return within(parseJson(body)?.value);
}

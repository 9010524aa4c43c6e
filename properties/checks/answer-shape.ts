import type { ReceivedResponse } from '../../http/exchange.ts';
import { isObject } from '../../openapi/json.ts';
import { jsonOf, textOf } from '../judge/answer-text.ts';

/** The member names of a JSON body, or its first characters: enough to know the same answer again. */
export function answerShape(response: ReceivedResponse): string {
  const value = jsonOf(response);
  if (value === undefined) return textOf(response).slice(0, 40);
  return isObject(value) ? Object.keys(value).sort().join(',') : Array.isArray(value) ? 'array' : typeof value;
}

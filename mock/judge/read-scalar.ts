import type { Json } from '../../openapi/json.ts';
import type { Shape } from './shape.ts';

const NUMBER = /^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$/;

/** Whether texts that could be several types are taken as the narrower type or as a string. */
export type Preference = 'typed' | 'text';

/** What a text stands for under this shape. A text of no allowed type stays a string, which the schema then refuses. */
export function readScalar(text: string, { types }: Shape, preference: Preference): Json {
  if (preference === 'text' && types.has('string')) return text;
  if ((types.has('number') || types.has('integer')) && NUMBER.test(text)) return Number(text);
  if (types.has('boolean') && (text === 'true' || text === 'false')) return text === 'true';
  if (types.has('null') && (text === 'null' || (text === '' && !types.has('string')))) return null;
  return text;
}

/** Whether the two preferences can differ. */
export function isAmbiguous({ types }: Shape): boolean {
  return types.has('string') && types.size > 1;
}

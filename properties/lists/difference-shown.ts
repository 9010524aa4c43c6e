import type { AnsweredExchange } from '../../http/exchange.ts';
import { field } from '../../http/fields.ts';
import { parseMediaType } from '../../http/media-type.ts';
import { bareName } from '../../openapi/bare-name.ts';
import { isArray, isObject, type Json, type JsonObject } from '../../openapi/json.ts';
import { jsonBody } from '../engine/observe.ts';
import { representations } from '../engine/shown-resources.ts';

/** Members that repeat the request, name it, or lead to others like it. */
const ABOUT_REQUEST =
  /^(links?|self|href|ur[il]|next.*|prev.*|first|last|.*cursor|.*token|query|request.*|params|parameters|filters?|applied.*|criteria|search|took|duration.*|elapsed.*)$/;

/**
 * Where two answers to what means the same show something else: a pointer into their body, `/` for the whole of it, or
 * the name of a field; `undefined` where they show the same. What repeats the request counts as shown where both repeat
 * it: a page that names its size says which one it assumed.
 */
export function differenceShown(left: AnsweredExchange, right: AnsweredExchange, asked: string): string | undefined {
  if (left.response.status !== right.response.status) return 'the status';
  if (mediaType(left) !== mediaType(right)) return 'Content-Type';
  const [a, b] = [jsonBody(left.response), jsonBody(right.response)];
  if (a === undefined || b === undefined)
    return Buffer.compare(left.response.body, right.response.body) === 0 ? undefined : '/';
  const listed = representations(a).length > 1 || representations(b).length > 1;
  return difference(a, b, { at: '', asked: bareName(asked), page: listed || isArray(a) || isArray(b) });
}

function mediaType({ response }: AnsweredExchange): string | undefined {
  return parseMediaType(field(response.headers, 'content-type') ?? '')?.essence;
}

interface Place {
  readonly at: string;
  readonly asked: string;
  /** Outside of the items of a list, where a page speaks of itself. */
  readonly page: boolean;
}

function difference(a: Json | undefined, b: Json | undefined, place: Place): string | undefined {
  if (isArray(a) && isArray(b)) {
    if (a.length !== b.length) return place.at || '/';
    for (const [i, item] of a.entries()) {
      const found = difference(item, b[i], { ...place, page: false, at: `${place.at}/${i}` });
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (isObject(a) && isObject(b)) return ofMembers(a, b, place);
  if (typeof a === 'string' && typeof b === 'string' && isAddress(a) && isAddress(b)) return undefined;
  return (a ?? null) === (b ?? null) ? undefined : place.at || '/';
}

function ofMembers(a: JsonObject, b: JsonObject, place: Place): string | undefined {
  for (const name of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const [x, y] = [a[name] ?? null, b[name] ?? null];
    const bare = bareName(name);
    const repeats = bare.includes(place.asked) || place.page;
    if (ABOUT_REQUEST.test(bare) || (repeats && (x === null || y === null || typeof x !== typeof y))) continue;
    const found = difference(x, y, { ...place, at: `${place.at}/${name}` });
    if (found !== undefined) return found;
  }
  return undefined;
}

function isAddress(text: string): boolean {
  return /^(https?:\/)?\//.test(text);
}

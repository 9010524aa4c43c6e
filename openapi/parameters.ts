import { type JsonObject, member } from './json.ts';
import { examplesOf, isStyle, mediaTypesOf, schemaPointer } from './media-types.ts';
import type { Parameter, ParameterLocation } from './operation.ts';
import { type JsonPointer, join } from './pointer.ts';

const LOCATIONS: ReadonlySet<string> = new Set(['path', 'query', 'header', 'cookie', 'querystring']);

/** A Parameter Object with the defaults of its location; `undefined` where it has no name or place. */
export function readParameter(root: JsonObject, source: JsonObject, pointer: JsonPointer): Parameter | undefined {
  const name = member(source, 'name');
  const location = member(source, 'in');
  if (typeof name !== 'string' || typeof location !== 'string' || !LOCATIONS.has(location)) return undefined;
  const place = location as ParameterLocation; // one of LOCATIONS
  const written = member(source, 'style');
  const style = isStyle(written) ? written : place === 'query' || place === 'cookie' ? 'form' : 'simple';
  const explode = member(source, 'explode');
  return {
    name,
    in: place,
    required: place === 'path' || member(source, 'required') === true,
    deprecated: member(source, 'deprecated') === true,
    style,
    explode: typeof explode === 'boolean' ? explode : style === 'form' || style === 'cookie' || style === 'deepObject',
    allowReserved: member(source, 'allowReserved') === true,
    allowEmptyValue: member(source, 'allowEmptyValue') === true,
    schema: schemaPointer(source, pointer),
    content: mediaTypesOf(root, member(source, 'content'), join(pointer, 'content'))[0],
    examples: examplesOf(root, source, pointer),
    pointer,
  };
}

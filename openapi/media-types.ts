import { dereference } from './dereference.ts';
import { isArray, isObject, type Json, type JsonObject, member } from './json.ts';
import type { Encoding, HeaderObject, MediaType, NamedExample, ParameterStyle } from './operation.ts';
import { type JsonPointer, join } from './pointer.ts';

/** The media types of a `content` map, in order. */
export function mediaTypesOf(root: JsonObject, content: Json | undefined, pointer: JsonPointer): readonly MediaType[] {
  if (!isObject(content)) return [];
  return Object.entries(content).flatMap(([range, value]) => {
    if (range.startsWith('x-') || value === undefined) return [];
    const place = dereference(root, value, join(pointer, range));
    const media = isObject(place.value) ? place.value : {};
    return [
      {
        range,
        schema: schemaPointer(media, place.pointer),
        encoding: encodingsOf(root, member(media, 'encoding'), join(place.pointer, 'encoding')),
        examples: examplesOf(root, media, place.pointer),
        pointer: place.pointer,
      },
    ];
  });
}

/** The pointer of the `schema` of a parameter, header or media type, where it has one. */
export function schemaPointer(holder: JsonObject, pointer: JsonPointer): JsonPointer | undefined {
  const schema = member(holder, 'schema');
  return isObject(schema) || typeof schema === 'boolean' ? join(pointer, 'schema') : undefined;
}

/** The examples of a parameter or media type and of its schema: `example`, `examples`, and the schema's own. */
export function examplesOf(root: JsonObject, holder: JsonObject, pointer: JsonPointer): readonly NamedExample[] {
  const found: NamedExample[] = [];
  const single = member(holder, 'example');
  if (single !== undefined) found.push({ name: 'example', value: single, pointer: join(pointer, 'example') });
  const named = member(holder, 'examples');
  if (isObject(named)) {
    for (const [name, value] of Object.entries(named)) {
      const place = dereference(root, value, join(pointer, 'examples', name));
      const data = member(place.value, 'dataValue') ?? member(place.value, 'value');
      if (data !== undefined) found.push({ name, value: data, pointer: join(place.pointer, 'value') });
    }
  }
  const schema = dereference(root, member(holder, 'schema'), join(pointer, 'schema'));
  const own = member(schema.value, 'example');
  if (own !== undefined) found.push({ name: 'schema', value: own, pointer: join(schema.pointer, 'example') });
  const list = member(schema.value, 'examples');
  if (isArray(list))
    list.forEach((value, i) =>
      found.push({ name: `schema-${i + 1}`, value, pointer: join(schema.pointer, 'examples', i) }),
    );
  return found;
}

function encodingsOf(
  root: JsonObject,
  encoding: Json | undefined,
  pointer: JsonPointer,
): Readonly<Record<string, Encoding>> {
  if (!isObject(encoding)) return {};
  return Object.fromEntries(
    Object.entries(encoding).map(([name, value]) => {
      const contentType = member(value, 'contentType');
      const style = member(value, 'style');
      const explode = member(value, 'explode');
      const reserved = member(value, 'allowReserved');
      return [
        name,
        {
          contentType: typeof contentType === 'string' ? contentType : undefined,
          style: isStyle(style) ? style : undefined,
          explode: typeof explode === 'boolean' ? explode : undefined,
          allowReserved: typeof reserved === 'boolean' ? reserved : undefined,
          headers: headersOf(root, member(value, 'headers'), join(pointer, name, 'headers')),
        },
      ];
    }),
  );
}

/** The header fields that a response declares. One named Content-Type is ignored (OpenAPI, Response Object). */
export function headersOf(root: JsonObject, headers: Json | undefined, pointer: JsonPointer): readonly HeaderObject[] {
  if (!isObject(headers)) return [];
  return Object.entries(headers).flatMap(([name, value]) => {
    const place = dereference(root, value, join(pointer, name));
    if (!isObject(place.value) || name.toLowerCase() === 'content-type') return [];
    return [
      {
        name,
        required: member(place.value, 'required') === true,
        explode: member(place.value, 'explode') === true,
        schema: schemaPointer(place.value, place.pointer),
        content: mediaTypesOf(root, member(place.value, 'content'), join(place.pointer, 'content'))[0],
        pointer: place.pointer,
      },
    ];
  });
}

const STYLES: ReadonlySet<string> = new Set([
  'simple',
  'label',
  'matrix',
  'form',
  'spaceDelimited',
  'pipeDelimited',
  'deepObject',
  'cookie',
]);

/** True for a style that OpenAPI names. */
export function isStyle(value: Json | undefined): value is ParameterStyle {
  return typeof value === 'string' && STYLES.has(value);
}

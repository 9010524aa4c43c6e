import { isArray, isObject, type Json, type JsonObject } from '../openapi/json.ts';
import { listKeywords, mapKeywords, schemaKeywords } from '../openapi/schema/vocabulary.ts';

/** A copy of a document in which every schema object is what `rewrite` makes of it. Examples and other data are left alone. */
export function rewriteSchemas(root: JsonObject, rewrite: (schema: JsonObject) => JsonObject): JsonObject {
  const inSchema = (schema: Json | undefined): Json | undefined => {
    if (!isObject(schema)) return schema;
    const inner = Object.entries(schema).map(([keyword, value]): [string, Json | undefined] => {
      if (schemaKeywords.has(keyword)) return [keyword, inSchema(value)];
      if (listKeywords.has(keyword) && isArray(value)) return [keyword, value.map((item) => inSchema(item) ?? item)];
      if ((mapKeywords.has(keyword) || keyword === '$defs' || keyword === 'definitions') && isObject(value))
        return [keyword, schemasIn(value)];
      return [keyword, value];
    });
    return rewrite(Object.fromEntries(inner));
  };
  const schemasIn = (map: JsonObject): JsonObject =>
    Object.fromEntries(Object.entries(map).map(([name, schema]) => [name, inSchema(schema)]));
  const elsewhere = (value: Json | undefined): Json | undefined => {
    if (isArray(value)) return value.map((item) => elsewhere(item) ?? item);
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => {
        if (key === 'schema') return [key, inSchema(inner)];
        if (key === 'schemas' && isObject(inner)) return [key, schemasIn(inner)];
        return [key, key === 'example' || key === 'examples' ? inner : elsewhere(inner)];
      }),
    );
  };
  const rewritten = elsewhere(root);
  return isObject(rewritten) ? rewritten : root;
}

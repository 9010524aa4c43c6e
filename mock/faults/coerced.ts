import type { JsonObject } from '../../openapi/json.ts';

/** The schema with numbers and booleans accepted as text too; the schema itself where there is nothing to coerce. */
export function coerced(schema: JsonObject): JsonObject {
  if (schema.enum !== undefined || schema.const !== undefined) return schema;
  switch (schema.type) {
    case 'integer':
      return { ...schema, type: ['integer', 'string'], pattern: '^-?[0-9]+$' };
    case 'number':
      return { ...schema, type: ['number', 'string'], pattern: '^-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?$' };
    case 'boolean':
      return { ...schema, type: ['boolean', 'string'], pattern: '^(true|false)$' };
    default:
      return schema;
  }
}

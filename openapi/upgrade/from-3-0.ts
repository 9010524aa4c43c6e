import type { Draft } from '../repairs/repair.ts';
import { schemasOf } from '../walk.ts';

/** Gives every schema of an OpenAPI 3.0 document the meaning it has in 3.1 (JSON Schema 2020-12), in place. */
export function upgradeFrom30(root: Draft): void {
  for (const { schema } of schemasOf(root)) upgradeSchema(schema);
}

/** One schema of OpenAPI 3.0 or 2.0, in place; its subschemas are not touched. */
export function upgradeSchema(schema: Draft): void {
  // OpenAPI 3.0, Reference Object: siblings of $ref are ignored.
  if (typeof schema.$ref === 'string') {
    for (const name of Object.keys(schema)) if (name !== '$ref') delete schema[name];
    return;
  }
  for (const [bound, exclusive] of [
    ['minimum', 'exclusiveMinimum'],
    ['maximum', 'exclusiveMaximum'],
  ] as const) {
    if (typeof schema[exclusive] !== 'boolean') continue;
    const value = schema[bound];
    const strict = schema[exclusive];
    delete schema[exclusive];
    if (strict && typeof value === 'number') {
      schema[exclusive] = value;
      delete schema[bound];
    }
  }
  if (schema.nullable === true || schema['x-nullable'] === true) {
    if (typeof schema.type === 'string') schema.type = schema.type === 'null' ? 'null' : [schema.type, 'null'];
    // 3.0.3: nullable has no effect without a type beside it; authors mean it all the same where a reference is wrapped.
    else if (
      schema.type === undefined &&
      (Array.isArray(schema.allOf) || Array.isArray(schema.oneOf) || Array.isArray(schema.anyOf))
    ) {
      const inner: Draft = {};
      for (const keyword of ['allOf', 'oneOf', 'anyOf', 'discriminator']) {
        const value = schema[keyword];
        if (value === undefined) continue;
        inner[keyword] = value;
        delete schema[keyword];
      }
      schema.anyOf = [inner, { type: 'null' }];
    }
    if (Array.isArray(schema.enum) && !schema.enum.includes(null)) schema.enum = [...schema.enum, null];
  }
  delete schema.nullable;
  delete schema['x-nullable'];
  if (schema.type === 'file') {
    schema.type = 'string';
    schema.format = 'binary';
  }
}

import { join } from '../pointer.ts';
import { isDraft, mended, type Repair } from './repair.ts';

/** `nullable: true` in OpenAPI 3.1, which has no such keyword: null is meant to be allowed. */
export const nullableIn31: Repair = {
  code: 'nullable',
  summary: 'nullable in OpenAPI 3.1, where null is a type',
  *mendSchema(schema, pointer, family) {
    if ((family !== '3.1' && family !== '3.2') || schema.nullable === undefined || isDraft(schema.nullable)) return;
    const { nullable } = schema;
    delete schema.nullable;
    if (nullable === true) {
      const types = Array.isArray(schema.type) ? schema.type : schema.type === undefined ? undefined : [schema.type];
      if (types && !types.includes('null')) schema.type = [...types, 'null'];
      if (Array.isArray(schema.enum) && !schema.enum.includes(null)) schema.enum = [...schema.enum, null];
      // Beside a reference or a choice null becomes one more choice.
      for (const keyword of ['$ref', 'allOf', 'oneOf', 'anyOf'] as const) {
        const value = schema[keyword];
        if (value === undefined || (types && keyword !== '$ref')) continue;
        delete schema[keyword];
        const inner = { [keyword]: value };
        const rest = Array.isArray(schema.anyOf) ? schema.anyOf : undefined;
        schema.anyOf =
          keyword === 'anyOf' && Array.isArray(value)
            ? [...value, { type: 'null' }]
            : [...(rest ?? []), inner, { type: 'null' }];
        break;
      }
    }
    yield mended(
      'nullable',
      join(pointer, 'nullable'),
      `OpenAPI ${family} has no nullable`,
      nullable === true ? 'null is allowed' : 'nothing',
      nullable === true ? "add 'null' to type" : 'remove it',
    );
  },
};

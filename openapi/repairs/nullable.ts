import { join } from '../pointer.ts';
import { type Draft, isDraft, mended, type Repair } from './repair.ts';

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

/** `type: 'null'` beside `oneOf` or `anyOf` of other types: null is meant as one more choice, not as all of them at once. */
export const nullBesideChoice: Repair = {
  code: 'null-beside-choice',
  summary: "type: 'null' beside a choice of other types, which together nothing satisfies",
  *mendSchema(schema, pointer) {
    const { type } = schema;
    if (type !== 'null') return;
    const keyword = (['oneOf', 'anyOf', '$ref', 'properties'] as const).find((name) => schema[name] !== undefined);
    const value = keyword === undefined ? undefined : schema[keyword];
    if (keyword === undefined || value === undefined) return;
    const others = Array.isArray(value) ? value : [];
    if (others.some((branch) => isDraft(branch) && (branch.type === undefined || branch.type === 'null'))) return;
    delete schema.type;
    const inner: Draft = keyword === 'properties' ? { type: 'object' } : {};
    for (const name of keyword === 'properties' ? ['properties', 'required', 'additionalProperties'] : [keyword]) {
      const moved = schema[name];
      if (moved === undefined) continue;
      inner[name] = moved;
      delete schema[name];
    }
    const rest = Array.isArray(schema.anyOf) ? schema.anyOf : [];
    schema.anyOf = [...rest, inner, { type: 'null' }];
    yield mended(
      'null-beside-choice',
      join(pointer, 'type'),
      `type 'null' beside ${keyword}: no value satisfies both`,
      `null, or what ${keyword} describes`,
      `make { type: 'null' } one more member of ${keyword === 'oneOf' ? 'oneOf' : 'anyOf'}`,
    );
  },
};

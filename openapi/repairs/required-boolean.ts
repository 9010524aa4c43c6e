import { join } from '../pointer.ts';
import { type DraftValue, isDraft, mended, type Repair } from './repair.ts';

/** `required: true` on a member: it belongs into the list of the object around it. */
export const requiredBoolean: Repair = {
  code: 'required-boolean',
  summary: 'required is true or false on a member of an object, or one name in place of a list',
  *mendSchema(schema, pointer) {
    if (typeof schema.required === 'string') {
      yield mended(
        'required-boolean',
        join(pointer, 'required'),
        'required must be a list of names',
        `[${schema.required}]`,
        'write a list',
      );
      schema.required = [schema.required];
    }
    const { properties } = schema;
    if (!isDraft(properties)) return;
    for (const [name, property] of Object.entries(properties)) {
      if (!isDraft(property)) continue;
      const { required } = property;
      if (typeof required !== 'boolean' && required !== 'true' && required !== 'false') continue;
      delete property.required;
      const demanded = required === true || required === 'true';
      const list: readonly DraftValue[] = Array.isArray(schema.required) ? schema.required : [];
      if (demanded && !list.includes(name)) schema.required = [...list, name];
      yield mended(
        'required-boolean',
        join(pointer, 'properties', name, 'required'),
        `required of ${name} must be a list of names, and is ${String(required)}`,
        demanded ? `the object requires ${name}` : `the object does not require ${name}`,
        demanded ? `add ${name} to required of the object` : 'remove it',
      );
    }
  },
};

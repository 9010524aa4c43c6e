import { join } from '../pointer.ts';
import { type Draft, type DraftValue, isDraft, type Repair } from './repair.ts';

/** Generators such as Fern write enum members as `{value: x}`: under a scalar type no instance could equal them. */
export const enumValueObject: Repair = {
  code: 'enum-value-object',
  summary: 'enum members are objects {value: x} under a scalar type',
  *mendSchema(schema, pointer) {
    const members = wrapped(schema);
    if (!members) return;
    schema.enum = members;
    yield {
      code: 'enum-value-object',
      severity: 'warning',
      pointer: join(pointer, 'enum'),
      message: `enum lists objects under type ${String(schema.type)}: read to the letter, no value satisfies it`,
      interpretation: `the values ${members.map((member) => JSON.stringify(member)).join(', ')}`,
      remedy: 'write the values themselves as members of enum',
    };
  },
};

function wrapped(schema: Draft): DraftValue[] | undefined {
  const { enum: members, type } = schema;
  if (!Array.isArray(members) || members.length === 0 || type === 'object' || type === undefined || Array.isArray(type))
    return undefined;
  const values = members.map((member) =>
    isDraft(member) &&
    Object.hasOwn(member, 'value') &&
    Object.keys(member).every((name) => name === 'value' || name === 'name' || name === 'description')
      ? member.value
      : undefined,
  );
  return values.every((value): value is string | number | boolean => value !== undefined && typeof value !== 'object')
    ? values
    : undefined;
}

import { isArray, isObject, type Json } from '../json.ts';
import { compilePattern, explodingText } from '../pattern.ts';
import { join } from '../pointer.ts';
import { acceptor, schemaRule } from './schema-rule.ts';

const TYPES: ReadonlySet<Json> = new Set(['null', 'boolean', 'integer', 'number', 'string', 'array', 'object']);

/** A type that JSON Schema does not have. */
export const typeUnknown = schemaRule(
  'type-unknown',
  'error',
  'type is none of JSON Schema',
  function* ({ type }, pointer) {
    for (const name of isArray(type) ? type : type === undefined ? [] : [type]) {
      if (!TYPES.has(name))
        yield {
          pointer: join(pointer, 'type'),
          message: `type ${JSON.stringify(name)} is none of JSON Schema`,
          interpretation: 'no value has it',
          remedy: `use one of ${[...TYPES].join(', ')}`,
        };
    }
  },
);

/** Members of `enum` that the keywords beside it refuse. */
export const enumUnsatisfiable = schemaRule(
  'enum-unsatisfiable',
  'error',
  'no member of enum satisfies the rest of its schema',
  function* (schema, pointer, document) {
    const { enum: members } = schema;
    if (!isArray(members) || !isObject(schema)) return;
    if (members.length === 0)
      yield {
        pointer: join(pointer, 'enum'),
        message: 'enum is empty: unsatisfiable',
        remedy: 'list the values, or leave enum out',
      };
    const accepts = acceptor(schema, 'enum', document);
    if (!accepts || members.length === 0) return;
    const bad = members.filter((member) => !accepts(member));
    if (bad.length === members.length)
      yield {
        pointer: join(pointer, 'enum'),
        message: `no member of enum satisfies the schema beside it (${typeof schema.type === 'string' ? `type ${schema.type}` : 'its other keywords'}): unsatisfiable`,
        interpretation: 'the value cannot be tested',
        remedy: 'make the members and the type agree',
      };
    else if (bad.length > 0)
      yield {
        severity: 'warning',
        pointer: join(pointer, 'enum'),
        message: `${JSON.stringify(bad[0])} in enum does not satisfy the schema beside it`,
        interpretation: 'the other members',
        remedy: 'remove it, or widen the schema',
      };
  },
);

/** A pattern that is no regular expression, or one that takes exponential time. */
export const patternInvalid = schemaRule(
  'pattern-invalid',
  'error',
  'pattern is no ECMA-262 regular expression',
  function* ({ pattern }, pointer) {
    if (typeof pattern === 'string' && !compilePattern(pattern))
      yield {
        pointer: join(pointer, 'pattern'),
        message: `${JSON.stringify(pattern.slice(0, 80))} is no ECMA-262 regular expression`,
        interpretation: 'the pattern is ignored',
        remedy: 'write it in the dialect of ECMA-262',
      };
    else if (typeof pattern === 'string') {
      const text = explodingText(pattern);
      if (text !== undefined)
        yield {
          severity: 'warning',
          pointer: join(pointer, 'pattern'),
          message: `${JSON.stringify(pattern.slice(0, 80))} takes exponential time to refuse a text such as ${JSON.stringify(text)}…`,
          interpretation: 'texts on which it takes too long count as matching',
          remedy: 'avoid a repetition inside a repetition',
        };
    }
  },
);

/** A lower bound above its upper bound. */
export const boundsContradict = schemaRule(
  'bounds-contradict',
  'error',
  'a lower bound is above its upper bound',
  function* (schema, pointer) {
    for (const [low, high] of [
      ['minimum', 'maximum'],
      ['minLength', 'maxLength'],
      ['minItems', 'maxItems'],
      ['minProperties', 'maxProperties'],
    ] as const) {
      const [least, most] = [schema[low], schema[high]];
      if (typeof least === 'number' && typeof most === 'number' && least > most)
        yield {
          pointer: join(pointer, low),
          message: `${low} ${least} is above ${high} ${most}: unsatisfiable`,
          interpretation: 'the value cannot be tested',
          remedy: 'swap them, or correct one',
        };
    }
  },
);

/** A required member that is not declared. */
export const requiredUndeclared = schemaRule(
  'required-undeclared',
  'info',
  'required names a member that properties does not',
  function* (schema, pointer) {
    const { required, properties } = schema;
    if (!isArray(required) || !isObject(properties)) return;
    for (const name of required) {
      if (typeof name === 'string' && !Object.hasOwn(properties, name))
        yield {
          severity: schema.additionalProperties === false ? 'error' : 'info',
          pointer: join(pointer, 'required'),
          message: `${name} is required and not declared in properties`,
          interpretation: schema.additionalProperties === false ? 'no object satisfies it' : 'any value',
          remedy: `declare ${name}`,
        };
    }
  },
);

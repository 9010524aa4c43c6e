import type { ApiDocument } from '../api-document.ts';
import { isArray, isObject, type Json, type JsonObject } from '../json.ts';
import { compilePattern, explodingText } from '../pattern.ts';
import { type JsonPointer, join } from '../pointer.ts';
import { draftOf, isDraft } from '../repairs/repair.ts';
import { createValidators } from '../schema/validators.ts';
import { schemasOf } from '../walk.ts';
import type { Rule, RuleNote } from './rule.ts';

const TYPES: ReadonlySet<Json> = new Set(['null', 'boolean', 'integer', 'number', 'string', 'array', 'object']);

function* eachSchema({ root }: ApiDocument): Iterable<{ readonly schema: JsonObject; readonly pointer: JsonPointer }> {
  const draft = draftOf(root);
  if (isDraft(draft)) yield* schemasOf(draft);
}

const rule = (
  code: string,
  severity: Rule['severity'],
  summary: string,
  judge: (schema: JsonObject, pointer: JsonPointer, document: ApiDocument) => Iterable<RuleNote>,
): Rule => ({
  code,
  severity,
  summary,
  *diagnose(document) {
    for (const { schema, pointer } of eachSchema(document)) yield* judge(schema, pointer, document);
  },
});

export const typeUnknown = rule('type-unknown', 'error', 'type is none of JSON Schema', function* ({ type }, pointer) {
  for (const name of isArray(type) ? type : type === undefined ? [] : [type]) {
    if (!TYPES.has(name))
      yield {
        pointer: join(pointer, 'type'),
        message: `type ${JSON.stringify(name)} is none of JSON Schema`,
        interpretation: 'no value has it',
        remedy: `use one of ${[...TYPES].join(', ')}`,
      };
  }
});

export const enumUnsatisfiable = rule(
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
    const { enum: _, ...rest } = schema;
    const validator = createValidators({ ...document.root, 'x-plumbline-rest': rest }, { formats: true }).for(
      '/x-plumbline-rest',
      'request',
    );
    if (validator.unusable !== undefined || members.length === 0) return;
    const bad = members.filter((member) => !validator.accepts(member));
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

export const patternInvalid = rule(
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

export const boundsContradict = rule(
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

export const requiredUndeclared = rule(
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

export const valueInvalid = rule(
  'example-invalid',
  'warning',
  'an example or default does not satisfy its own schema',
  function* (schema, pointer, document) {
    const places: (readonly [string, Json])[] = [];
    for (const keyword of ['default', 'example'] as const) {
      const value = schema[keyword];
      if (value !== undefined) places.push([keyword, value]);
    }
    if (isArray(schema.examples)) schema.examples.forEach((value, i) => places.push([`examples/${i}`, value]));
    if (places.length === 0) return;
    const validator = createValidators(document.root, { formats: true }).for(pointer, 'response');
    for (const [keyword, value] of places) {
      const [error] = validator.errors(value);
      if (error)
        yield {
          pointer: `${pointer}/${keyword}`,
          message: `${keyword.split('/')[0]} does not satisfy its own schema: ${error.instance || 'it'} ${error.message}`,
          interpretation: 'it is not sent',
          remedy: 'correct the value or the schema',
        };
    }
  },
);

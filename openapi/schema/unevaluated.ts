import type { SchemaValidateFunction } from 'ajv';
import type { Ajv2020, ErrorObject } from 'ajv/dist/2020.js';
import { isArray, isObject, type Json, type JsonObject, member } from '../json.ts';
import { escapeToken } from '../pointer.ts';
import { compilePattern } from './shape.ts';

type Keyword = 'unevaluatedItems' | 'unevaluatedProperties';

/**
 * `unevaluatedItems` and `unevaluatedProperties` as 2020-12 means them (JSON Schema Core, 11): ajv's own count what an
 * `if` looked at that failed, and do not count what `contains` found.
 */
export function unevaluated(ajv: Ajv2020, keyword: Keyword): SchemaValidateFunction {
  const judge: SchemaValidateFunction = (schema: Json, data: unknown, parentSchema, context) => {
    if (schema === true || !isObject(parentSchema)) return true;
    const seen = evaluated(ajv, keyword, parentSchema, data, new Set());
    const left = namesOf(data).filter((name) => !seen.has(name));
    const path = context?.instancePath ?? '';
    const errors: Partial<ErrorObject>[] = [];
    for (const name of left) {
      if (schema === false)
        errors.push({
          keyword,
          instancePath: path,
          params: keyword === 'unevaluatedItems' ? { limit: Number(name) } : { unevaluatedProperty: name },
          message: `must NOT have unevaluated ${keyword === 'unevaluatedItems' ? 'items' : 'properties'}`,
          parentSchema,
        });
      else if (isObject(schema))
        errors.push(...inner(ajv, schema, memberOf(data, name), `${path}/${escapeToken(name)}`));
    }
    judge.errors = errors;
    return errors.length === 0;
  };
  return judge;
}

function inner(ajv: Ajv2020, schema: JsonObject, value: unknown, path: string): readonly Partial<ErrorObject>[] {
  const validate = ajv.compile(schema);
  if (validate(value) === true) return [];
  return (validate.errors ?? []).map((error) => ({ ...error, instancePath: `${path}${error.instancePath}` }));
}

function namesOf(data: unknown): readonly string[] {
  return typeof data === 'object' && data !== null ? Object.keys(data) : [];
}

function memberOf(data: unknown, name: string): unknown {
  return isArray(data) ? data[Number(name)] : member(data, name);
}

/** The names or indices that this schema and what it applies at the same place have looked at. */
function evaluated(
  ajv: Ajv2020,
  keyword: Keyword,
  schema: Json | undefined,
  data: unknown,
  passed: ReadonlySet<Json>,
): ReadonlySet<string> {
  const seen = new Set<string>();
  if (!isObject(schema) || passed.has(schema)) return seen;
  const through = new Set([...passed, schema]);
  const holds = (branch: Json | undefined): boolean =>
    isObject(branch) ? ajv.compile(branch)(data) === true : branch === true;
  const follow = (branch: Json | undefined): void => {
    for (const name of evaluated(ajv, keyword, branch, data, through)) seen.add(name);
  };
  if (typeof schema.$ref === 'string') {
    const target: unknown = ajv.getSchema(schema.$ref)?.schema;
    if (isObject(target)) follow(target);
  }
  for (const branch of isArray(schema.allOf) ? schema.allOf : []) follow(branch);
  for (const branches of [schema.anyOf, schema.oneOf])
    for (const branch of isArray(branches) ? branches : []) if (holds(branch)) follow(branch);
  if (schema.if !== undefined) {
    const met = holds(schema.if);
    if (met) follow(schema.if);
    follow(met ? schema.then : schema.else);
  }
  for (const [trigger, branch] of isObject(schema.dependentSchemas) ? Object.entries(schema.dependentSchemas) : [])
    if (isObject(data) && Object.hasOwn(data, trigger)) follow(branch);
  // Deeper inside it has passed what it was given; at the place itself it is what is being decided.
  const closed = passed.size > 0 && schema[keyword] !== undefined;
  for (const name of namesOf(data))
    if (closed || (isArray(data) ? itemSeen(ajv, schema, data, Number(name)) : memberSeen(schema, name)))
      seen.add(name);
  return seen;
}

function itemSeen(ajv: Ajv2020, schema: JsonObject, data: readonly Json[], index: number): boolean {
  const { prefixItems, items, contains } = schema;
  if (items !== undefined || (isArray(prefixItems) && index < prefixItems.length)) return true;
  return isObject(contains) ? ajv.compile(contains)(data[index]) === true : contains === true;
}

function memberSeen({ properties, patternProperties, additionalProperties }: JsonObject, name: string): boolean {
  if (additionalProperties !== undefined || member(properties, name) !== undefined) return true;
  return (
    isObject(patternProperties) &&
    Object.keys(patternProperties).some((source) => compilePattern(source)?.test(name) === true)
  );
}

import { isObject, type Json } from '../../openapi/json.ts';
import { join } from '../../openapi/pointer.ts';
import {
  compilePattern,
  greatest,
  least,
  memberPointers,
  type Shape,
  type Shapes,
} from '../../openapi/schema/shape.ts';
import { build } from '../arbitraries/instance.ts';
import { extraNames } from '../arbitraries/object-instance.ts';
import type { Mutation, Proposal } from './mutation.ts';

/** A value for a member of this name, valid where something is said of it. */
function valueFor(shapes: Shapes, shape: Shape, name: string): Json {
  return build(shapes, memberPointers(shape, name), { optional: 'none', branch: 0, depth: 3 }) ?? 'plumbline';
}

/** A member whose name `propertyNames` does not allow. */
export const propertyNames: Mutation = {
  keyword: 'propertyNames',
  *propose({ shape, value }, shapes) {
    if (!isObject(value)) return;
    for (const { pointer } of shape.keywords.get('propertyNames') ?? []) {
      const lengths = shapes
        .of([pointer])
        .flatMap((names) => [least(names, 'maxLength'), greatest(names, 'minLength')]);
      const sized = lengths.flatMap((length) =>
        length === undefined || length > 1000
          ? []
          : ['a'.repeat(Math.floor(length) + 1), 'a'.repeat(Math.max(0, Math.ceil(length) - 1))],
      );
      const [own = 'a'] = Object.keys(value);
      for (const name of new Set(['plumbline no name', `${own}!`, own.toUpperCase(), '0', '', ...sized]))
        if (!Object.hasOwn(value, name))
          yield {
            keyword: 'propertyNames',
            schema: pointer,
            member: name,
            value: valueFor(shapes, shape, name),
            summary: `has a member called ${JSON.stringify(name.slice(0, 40))}, and the document allows no such name`,
          };
    }
  },
};

/** A member that is named, and for which nothing is allowed. */
const forbidden = (keyword: 'properties' | 'patternProperties'): Mutation => ({
  keyword,
  *propose({ shape, value }, shapes): Iterable<Proposal> {
    if (!isObject(value)) return;
    for (const { value: named, pointer } of shape.keywords.get(keyword) ?? []) {
      for (const [source, schema] of isObject(named) ? Object.entries(named) : []) {
        if (!refuses(schema)) continue;
        const names =
          keyword === 'properties'
            ? [source]
            : matching(shapes, shape, source).filter((name) => compilePattern(source)?.test(name));
        for (const name of names)
          if (!Object.hasOwn(value, name))
            yield {
              keyword,
              schema: join(pointer, source),
              member: name,
              value: 'plumbline',
              summary: `has ${name}, and the document allows nothing there`,
              foundAt: join('', name),
              within: true,
            };
      }
    }
  },
});

/** Whether a schema is false, or says so in other words; what else may hold nothing the validator knows. */
function refuses(schema: Json | undefined): boolean {
  return (
    schema === false ||
    (isObject(schema) && (schema.not !== undefined || schema.$dynamicRef !== undefined || schema.$ref !== undefined))
  );
}

function matching(shapes: Shapes, shape: Shape, source: string): readonly string[] {
  const names = extraNames(shapes, shape);
  const letters = source.replace(/[^A-Za-z0-9_]/g, '');
  return [...Array.from({ length: 12 }, (_, i) => names(i) ?? ''), letters].filter((name) => name !== '');
}

export const properties = forbidden('properties');
export const patternProperties = forbidden('patternProperties');

/** A member that brings in a schema which the object does not satisfy. */
export const dependentSchemas: Mutation = {
  keyword: 'dependentSchemas',
  *propose({ shape, value }, shapes) {
    if (!isObject(value)) return;
    for (const { value: dependents, pointer } of shape.keywords.get('dependentSchemas') ?? [])
      for (const [trigger, schema] of isObject(dependents) ? Object.entries(dependents) : [])
        if (schema !== true && !Object.hasOwn(value, trigger))
          yield {
            keyword: 'dependentSchemas',
            schema: join(pointer, trigger),
            value: { ...value, [trigger]: valueFor(shapes, shape, trigger) },
            summary: `has ${trigger}, without what the document demands beside it`,
            within: true,
          };
  },
};

import type { Case, ParameterValue } from '../../http/case.ts';
import { isObject, type Json, type JsonObject } from '../../openapi/json.ts';
import type { MediaType, Parameter } from '../../openapi/operation.ts';
import type { GeneratorContext } from '../generator.ts';
import { otherParameters } from './base-case.ts';
import { bodyMediaTypes, bodyOf } from './body.ts';
import { pairwise } from './pairwise.ts';
import type { ChosenValue } from './parameters.ts';
import { withReferences } from './references.ts';

const MOST = 40;
const MOST_VALUES = 3;
const MOST_FACTORS = 20;

/** A parameter and values worth combining. */
export interface Factor {
  readonly parameter: Parameter;
  readonly values: readonly ChosenValue[];
}

/** Every pair of values, or of a value and none, of two parameters, in few requests. */
export function combinedParameters(base: Case, factors: readonly Factor[]): readonly Case[] {
  // Path parameters name one resource together.
  const used = factors
    .filter(({ parameter, values }) => parameter.in !== 'path' && values.length > 0)
    .slice(0, MOST_FACTORS);
  if (used.length < 2) return [];
  const levels = used.map(({ parameter, values }): readonly (ParameterValue | undefined)[] => [
    ...(parameter.required ? [] : [undefined]),
    ...values.slice(0, MOST_VALUES).map(({ value }) => ({ in: parameter.in, name: parameter.name, value })),
  ]);
  return pairwise(
    levels.map(({ length }) => length),
    MOST,
  ).map((row) => {
    let combined = base;
    for (const [i, { parameter }] of used.entries()) {
      const given = levels[i]?.[row[i] ?? 0];
      combined = { ...combined, parameters: [...otherParameters(combined, parameter), ...(given ? [given] : [])] };
    }
    return combined;
  });
}

/** Every pair of values, or of a value and none, of two members of the body, as far as the schema allows them. */
export function combinedMembers(base: Case, context: GeneratorContext): readonly Case[] {
  return bodyMediaTypes(base.operation).flatMap((media) => {
    const model = media.schema === undefined ? undefined : context.models.model(media.schema);
    const smallest = model?.minimal();
    if (!model || !isObject(smallest)) return [];
    const factors = membersOf(
      smallest,
      model.maximal(),
      model.systematic().map(({ value }) => value),
    );
    if (factors.length < 2) return [];
    return pairwise(
      factors.map(({ values }) => values.length),
      MOST,
    ).flatMap((row) => {
      const members = factors.flatMap(({ name, values }, i): readonly (readonly [string, Json])[] => {
        const value = values[row[i] ?? 0];
        return value === undefined ? [] : [[name, value]];
      });
      return withBody(base, media, Object.fromEntries(members), context);
    });
  });
}

function withBody(base: Case, media: MediaType, value: JsonObject, context: GeneratorContext): readonly Case[] {
  if (media.schema === undefined || !context.models.model(media.schema).accepts(value)) return [];
  const body = bodyOf(media, value);
  return body ? [{ ...base, body: withReferences(body, media, context) }] : [];
}

/** Top-level members with the first values that instances give them; `undefined` where a member may be absent. */
function membersOf(
  smallest: JsonObject,
  largest: Json | undefined,
  instances: readonly Json[],
): readonly { readonly name: string; readonly values: readonly (Json | undefined)[] }[] {
  if (!isObject(largest)) return [];
  return Object.keys(largest)
    .slice(0, MOST_FACTORS)
    .map((name) => {
      const values = new Map<string, Json>();
      for (const instance of [smallest, largest, ...instances]) {
        const value = isObject(instance) && Object.hasOwn(instance, name) ? instance[name] : undefined;
        // Very large values are tried alone.
        const key = value === undefined ? '' : JSON.stringify(value);
        if (value !== undefined && key.length <= 200 && values.size < MOST_VALUES) values.set(key, value);
      }
      return { name, values: [...(Object.hasOwn(smallest, name) ? [] : [undefined]), ...values.values()] };
    })
    .filter(({ values }) => values.length > 0);
}

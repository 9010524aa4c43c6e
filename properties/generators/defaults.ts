import type { Case } from '../../http/case.ts';
import { isObject, type Json, member } from '../../openapi/json.ts';
import { type JsonPointer, join, valueAt } from '../../openapi/pointer.ts';
import { localTarget } from '../../openapi/schema/reference.ts';
import type { CaseGenerator, GeneratorContext } from '../generator.ts';
import { minimalCase, withParameter } from './base-case.ts';
import { bodyMediaTypes, bodyOf } from './body.ts';
import { withOwnKeys } from './own-keys.ts';
import { accepts, ownParameters, variable } from './parameters.ts';

/** Each default, said out loud and left out: both ask for the same. */
export const defaults: CaseGenerator = {
  id: 'defaults',
  summary: 'each default, sent explicitly and left out',
  cases(operation, context) {
    const base = minimalCase(operation, context);
    if ('skip' in base) return base;
    const found: Case[] = [];
    const add = (testCase: Case, value: Json, of: string): void =>
      void found.push({
        ...testCase,
        intent: { kind: 'valid', summary: `the default ${JSON.stringify(value)} of ${of}` },
      });
    for (const parameter of ownParameters(operation, context)) {
      const value = defaultOf(context, parameter.schema);
      if (value === undefined || !variable(parameter) || parameter.in === 'path') continue;
      if (accepts(parameter, value, context))
        add(
          withParameter(base, { in: parameter.in, name: parameter.name, value }),
          value,
          `${parameter.in} ${parameter.name}`,
        );
    }
    for (const media of bodyMediaTypes(operation)) {
      if (media.schema === undefined) continue;
      const model = context.models.model(media.schema);
      const smallest = model.minimal();
      if (!isObject(smallest)) continue;
      for (const [name, value] of memberDefaults(context, media.schema)) {
        const whole: Json = { ...smallest, [name]: value };
        const body = model.accepts(whole) ? bodyOf(media, whole) : undefined;
        if (body) add({ ...base, body }, value, `body /${name}`);
      }
    }
    if (found.length === 0) return { skip: 'nothing here has a default' };
    const without: Case = { ...base, intent: { kind: 'valid', summary: 'every default left out' } };
    return withOwnKeys({ systematic: [without, ...found] }, operation, context, 'defaults');
  },
};

function defaultOf({ document }: GeneratorContext, pointer: JsonPointer | undefined): Json | undefined {
  if (pointer === undefined) return undefined;
  const schema = valueAt(document.root, pointer);
  const target = isObject(schema) ? localTarget(document.root, schema.$ref, pointer) : undefined;
  return (
    member(schema, 'default') ?? (target === undefined ? undefined : member(valueAt(document.root, target), 'default'))
  );
}

/** The members of an object schema that have a default. */
function* memberDefaults(context: GeneratorContext, pointer: JsonPointer): Generator<readonly [string, Json]> {
  const { root } = context.document;
  const schema = valueAt(root, pointer);
  const place = isObject(schema) ? (localTarget(root, schema.$ref, pointer) ?? pointer) : pointer;
  const properties = member(valueAt(root, place), 'properties');
  for (const name of isObject(properties) ? Object.keys(properties) : []) {
    const value = defaultOf(context, join(place, 'properties', name));
    if (value !== undefined && member(member(properties, name), 'readOnly') !== true) yield [name, value];
  }
}

import OpenAPIResponseValidatorModule from 'openapi-response-validator';
import { isArray, isObject, type Json, type JsonObject } from './json.ts';
import { type JsonPointer, valueAt } from './pointer.ts';
import { localTarget } from './schema/reference.ts';
import { listKeywords, mapKeywords, schemaKeywords } from './schema/vocabulary.ts';

/** A second opinion on response bodies, by openapi-response-validator, within what it does right (docs/dependencies.md). */
export interface SecondOpinion {
  /** The messages of what it objects to; empty when valid. `undefined` where it cannot judge this schema. */
  objections(schema: JsonPointer, body: Json): readonly string[] | undefined;
}

/** Keywords that its draft-07 ajv ignores or misreads: a schema that uses one is not judged here. */
const BEYOND: ReadonlySet<string> = new Set([
  'unevaluatedProperties',
  'unevaluatedItems',
  'dependentRequired',
  'dependentSchemas',
  'minContains',
  'maxContains',
  '$dynamicRef',
  'prefixItems',
  'multipleOf',
  'propertyNames',
]);
const DROPPED: ReadonlySet<string> = new Set([
  'default',
  'example',
  'examples',
  'discriminator',
  'xml',
  'externalDocs',
  'title',
  'description',
  'writeOnly',
  'readOnly',
  'deprecated',
  '$id',
  '$schema',
  '$anchor',
  '$comment',
  'format',
  'nullable',
]);

class Unjudgeable extends Error {}

/** Second opinions over one document; each schema is prepared when it is first asked for. */
export function createSecondOpinion(root: JsonObject): SecondOpinion {
  const Validator =
    'default' in OpenAPIResponseValidatorModule && typeof OpenAPIResponseValidatorModule.default === 'function'
      ? OpenAPIResponseValidatorModule.default
      : OpenAPIResponseValidatorModule;
  const known = new Map<JsonPointer, { validateResponse(status: string, body: unknown): unknown } | undefined>();
  return {
    objections(pointer, body) {
      if (!known.has(pointer)) {
        try {
          const definitions: Record<string, Json> = {};
          const schema = normalised(root, valueAt(root, pointer) ?? {}, pointer, definitions);
          if (typeof Validator !== 'function') return undefined;
          known.set(
            pointer,
            new Validator({
              responses: { 200: { description: '', schema } },
              definitions,
              errorTransformer: (error: unknown, original: unknown) => ({ ...Object(error), ...Object(original) }),
            } as never),
          ); // its types admit 2.0 documents only
        } catch {
          known.set(pointer, undefined);
        }
      }
      const validator = known.get(pointer);
      if (!validator) return undefined;
      try {
        // It fills in defaults: it gets a copy.
        const result = validator.validateResponse('200', structuredClone(body));
        const errors =
          typeof result === 'object' && result !== null && 'errors' in result && isArray(result.errors)
            ? result.errors
            : [];
        return errors.map((error) =>
          isObject(error)
            ? `${String(error.instancePath ?? error.path ?? '')} ${String(error.message ?? '')}`
            : String(error),
        );
      } catch {
        return undefined;
      }
    },
  };
}

function normalised(root: JsonObject, schema: Json, from: JsonPointer, definitions: Record<string, Json>): JsonObject {
  if (schema === false) return { not: {} };
  if (!isObject(schema)) return {};
  const out: Record<string, Json> = {};
  const target = localTarget(root, schema.$ref, from);
  if (target !== undefined) {
    const name = target.replace(/[^A-Za-z0-9]/g, '_');
    if (!Object.hasOwn(definitions, name)) {
      definitions[name] = {};
      definitions[name] = normalised(root, valueAt(root, target) ?? {}, target, definitions);
    }
    if (Object.keys(schema).length > 1) throw new Unjudgeable('siblings of $ref');
    return { $ref: `#/definitions/${name}` };
  }
  if (schema.$ref !== undefined) throw new Unjudgeable('a reference that does not resolve');
  for (const [keyword, value] of Object.entries(schema)) {
    if (value === undefined || DROPPED.has(keyword) || keyword.startsWith('x-')) continue;
    if (BEYOND.has(keyword)) throw new Unjudgeable(keyword);
    if (schemaKeywords.has(keyword))
      out[keyword] = typeof value === 'boolean' ? value : normalised(root, value, from, definitions);
    else if (listKeywords.has(keyword))
      out[keyword] = isArray(value) ? value.map((item) => normalised(root, item, from, definitions)) : value;
    else if (mapKeywords.has(keyword))
      out[keyword] = isObject(value)
        ? Object.fromEntries(
            Object.entries(value).map(([name, inner]) => [name, normalised(root, inner ?? {}, from, definitions)]),
          )
        : value;
    else if (keyword === 'enum')
      out.enum = isArray(value) ? [...new Map(value.map((item) => [JSON.stringify(item), item])).values()] : value;
    else out[keyword] = value;
  }
  // Members that are writeOnly are not demanded of answers.
  if (isArray(out.required)) {
    const required = [...new Set(out.required)].filter(
      (name) =>
        !(
          isObject(schema.properties) &&
          isObject(schema.properties[String(name)]) &&
          (schema.properties[String(name)] as JsonObject).writeOnly === true
        ),
    ); // just looked
    if (required.length > 0) out.required = required;
    else delete out.required;
  }
  return out;
}

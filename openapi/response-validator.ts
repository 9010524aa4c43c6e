import OpenAPIResponseValidatorModule from 'openapi-response-validator';
import { isArray, isObject, type Json, type JsonObject, member } from './json.ts';
import { growthOf } from './pattern.ts';
import { type JsonPointer, valueAt } from './pointer.ts';
import { localTarget } from './schema/reference.ts';
import { listKeywords, mapKeywords, schemaKeywords } from './schema/vocabulary.ts';

/** A second opinion on response bodies, by openapi-response-validator, within what it does right (docs/dependencies.md). */
export interface SecondOpinion {
  /** The messages of what it objects to; empty when valid. `undefined` where it cannot judge this schema. */
  objections(schema: JsonPointer, body: Json): readonly string[] | undefined;
}

/** Keywords that its draft-07 ajv ignores, misreads or calculates wrongly: a schema that uses one is not judged here. */
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
/** Annotations, and what it applies where it should not: it fills in defaults, and forgets required members. */
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

/** The one method of the package that is used. */
interface Validator {
  validateResponse(status: string, body: unknown): unknown;
}
type ValidatorConstructor = new (args: object) => Validator;

class Unjudgeable extends Error {}

/** Second opinions over one document, the same for the same root; each schema is prepared when it is first asked for. Never throws. */
export function createSecondOpinion(root: JsonObject): SecondOpinion {
  const opinion = opinions.get(root) ?? opinionOver(root);
  opinions.set(root, opinion);
  return opinion;
}

const opinions = new WeakMap<JsonObject, SecondOpinion>();

function opinionOver(root: JsonObject): SecondOpinion {
  const prepared = new Map<JsonPointer, Validator | undefined>();
  const validatorFor = (pointer: JsonPointer): Validator | undefined => {
    if (!prepared.has(pointer)) prepared.set(pointer, prepare(root, pointer));
    return prepared.get(pointer);
  };
  return {
    objections(pointer, body) {
      const validator = validatorFor(pointer);
      if (!validator) return undefined;
      try {
        // It changes what it judges: it gets a copy.
        const errors = member(validator.validateResponse('200', structuredClone(body)), 'errors');
        return isArray(errors) ? errors.map(String) : [];
      } catch {
        return undefined;
      }
    },
  };
}

/** `undefined` where the schema, or something that it refers to, is beyond the package. */
function prepare(root: JsonObject, pointer: JsonPointer): Validator | undefined {
  // A class under a bundler or vitest, an object that holds it in native ESM; its types say neither.
  const loaded: unknown = OpenAPIResponseValidatorModule;
  const Constructor = (isObject(loaded) ? loaded.default : loaded) as unknown as ValidatorConstructor;
  try {
    const definitions: Record<string, Json> = {};
    const schema = normalised(root, valueAt(root, pointer) ?? {}, pointer, definitions);
    return new Constructor({
      responses: { 200: { description: '', schema } },
      definitions,
      errorTransformer: (_: unknown, error: unknown) =>
        `${String(member(error, 'instancePath')).replace(/^\/response/, '')} ${String(member(error, 'message'))}`.trim(),
    });
  } catch {
    return undefined;
  }
}

/** The schema in the package's dialect: references under `definitions`, annotations gone. Throws for what is beyond it. */
function normalised(root: JsonObject, schema: Json, from: JsonPointer, definitions: Record<string, Json>): JsonObject {
  if (schema === false) return { not: {} };
  if (!isObject(schema)) return {};
  if (schema.$ref !== undefined) {
    const { $ref, ...siblings } = schema;
    const beside = normalised(root, siblings, from, definitions);
    const reference = { $ref: `#/definitions/${defined(root, $ref, from, definitions)}` };
    return Object.keys(beside).length === 0 ? reference : { allOf: [reference, beside] };
  }
  const out: Record<string, Json> = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (value === undefined || DROPPED.has(keyword) || keyword.startsWith('x-')) continue;
    if (BEYOND.has(keyword) || namesPrototype(keyword, value)) throw new Unjudgeable(keyword);
    out[keyword] = normalisedKeyword(root, keyword, value, from, definitions);
  }
  const required = demanded(schema);
  if (required.length > 0) out.required = required;
  else delete out.required;
  return out;
}

/** Whether a member is named like one that every object has: its generated code finds it everywhere. */
function namesPrototype(keyword: string, value: Json): boolean {
  const names = isArray(value) ? value : isObject(value) ? Object.keys(value) : [];
  return (
    (keyword === 'required' || keyword === 'properties') &&
    names.some((name) => typeof name === 'string' && name in Object.prototype)
  );
}

function normalisedKeyword(
  root: JsonObject,
  keyword: string,
  value: Json,
  from: JsonPointer,
  definitions: Record<string, Json>,
): Json {
  const inner = (schema: Json): JsonObject => normalised(root, schema, from, definitions);
  if (schemaKeywords.has(keyword)) return typeof value === 'boolean' ? value : inner(value);
  if (listKeywords.has(keyword)) return isArray(value) ? value.map(inner) : value;
  if (mapKeywords.has(keyword) && isObject(value))
    return Object.fromEntries(Object.entries(value).map(([name, schema]) => [name, inner(schema ?? {})]));
  // A match that explodes cannot be stopped in there.
  if (keyword === 'pattern' && typeof value === 'string' && growthOf(value) === 'exponential')
    throw new Unjudgeable(keyword);
  // It refuses to compile an enum with equal members.
  if (keyword === 'enum' && isArray(value))
    return [...new Map(value.map((item) => [JSON.stringify(item), item])).values()];
  return value;
}

/** The name under `definitions` of what a reference leads to. */
function defined(
  root: JsonObject,
  reference: Json | undefined,
  from: JsonPointer,
  definitions: Record<string, Json>,
): string {
  const target = localTarget(root, reference, from);
  if (target === undefined) throw new Unjudgeable('a reference that leads nowhere');
  const name = Buffer.from(target).toString('base64url');
  if (!Object.hasOwn(definitions, name)) {
    definitions[name] = {};
    definitions[name] = normalised(root, valueAt(root, target) ?? {}, target, definitions);
  }
  return name;
}

/** Members that are writeOnly are not demanded of answers. */
function demanded({ required, properties }: JsonObject): readonly Json[] {
  if (!isArray(required)) return [];
  return [...new Set(required)].filter((name) => member(member(properties, String(name)), 'writeOnly') !== true);
}

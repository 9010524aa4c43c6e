import type { SchemaValidateFunction } from 'ajv';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { isArray, isObject, type Json, type JsonObject } from '../json.ts';
import { watched } from '../pattern.ts';
import { escapeToken, type JsonPointer, tokensOf, valueAt } from '../pointer.ts';
import { alikeIn } from './alike.ts';
import { annotationFormats } from './annotation-formats.ts';
import { customFormats } from './custom-formats.ts';
import { forAjv, type Reference } from './for-ajv.ts';
import { ownFormats } from './formats.ts';
import { isMultiple } from './multiple-of.ts';
import { entered, noScope } from './reference.ts';
import { unevaluated } from './unevaluated.ts';
import type { Direction, SchemaError, SchemaValidator, SchemaValidators } from './validator-types.ts';
import { listKeywords, mapKeywords } from './vocabulary.ts';

const BASE = 'plumbline://document';
/** Keywords that only say "something inside is wrong": the errors inside say what. */
const WRAPPERS: ReadonlySet<string> = new Set([
  'allOf',
  '$ref',
  'if',
  'properties',
  'patternProperties',
  'dependentSchemas',
]);
/** Keywords whose own error stands for everything inside them. */
const CHOICES: ReadonlySet<string> = new Set(['anyOf', 'oneOf', 'not', 'contains', 'propertyNames']);

type Compiled = SchemaValidator & { readonly unusable?: string };

/** One ajv for one direction, with what was added to it. */
interface Instance {
  readonly ajv: Ajv2020;
  readonly added: Map<string, Json>;
  /** Rewritten schema object → where it stands in the document. */
  readonly origin: WeakMap<object, JsonPointer>;
  readonly root: JsonObject;
}

/**
 * Validators of the schemas of one document, on ajv (JSON Schema 2020-12). A schema is compiled when it is first asked
 * for, with what it refers to; each referenced schema is compiled once. The same validators for the same root.
 */
export function createValidators(root: JsonObject, { formats }: { readonly formats: boolean }): SchemaValidators {
  const made = validatorsOf.get(root) ?? new Map<boolean, SchemaValidators>();
  validatorsOf.set(root, made);
  const known = made.get(formats) ?? validatorsOver(root, formats);
  made.set(formats, known);
  return known;
}

const validatorsOf = new WeakMap<JsonObject, Map<boolean, SchemaValidators>>();

function validatorsOver(root: JsonObject, formats: boolean): SchemaValidators {
  const instances = new Map<Direction, Instance>();
  const compiled = new Map<string, Compiled>();
  const instanceFor = (direction: Direction): Instance => {
    const known = instances.get(direction);
    if (known) return known;
    const made: Instance = { ajv: createAjv(formats, root), added: new Map(), origin: new WeakMap(), root };
    instances.set(direction, made);
    return made;
  };

  const compile = (pointer: JsonPointer, direction: Direction): Compiled => {
    const instance = instanceFor(direction);
    const first: Reference = { pointer, scope: entered(root, noScope, pointer) };
    const waiting = [first];
    try {
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        const uri = uriOf(next);
        if (instance.added.has(uri)) continue;
        const schema = valueAt(root, next.pointer);
        if (schema === undefined) return unusable(`there is no schema at #${next.pointer}`);
        const rewritten = forAjv(schema, root, next, direction, uriOf, instance.origin);
        const object = isObject(rewritten.schema) ? rewritten.schema : {};
        instance.added.set(uri, object);
        instance.ajv.addSchema(object, uri);
        waiting.push(...rewritten.references);
      }
      const validate = instance.ajv.getSchema(uriOf(first));
      return validate ? over(validate, instance) : unusable(`the schema at #${pointer} was not found`);
    } catch (error) {
      return unusable(error instanceof Error ? error.message : String(error));
    }
  };

  const alike = alikeIn(root);
  const made = (pointer: JsonPointer, direction: Direction): Compiled => {
    const key = `${direction} ${pointer}`;
    const known = compiled.get(key);
    if (known) return known;
    const twin = alike.twin(pointer);
    const one = twin === pointer ? compile(pointer, direction) : moved(made(twin, direction), twin, pointer);
    compiled.set(key, one);
    return one;
  };
  return { for: (pointer, direction) => made(alike.meant(pointer), direction) };
}

function createAjv(formats: boolean, root: JsonObject): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    strict: false,
    validateSchema: false,
    validateFormats: formats,
    logger: false,
    inlineRefs: false,
    ownProperties: true,
    // A pattern that explodes must not take the run with it.
    code: {
      // Most validators of a large document judge a few values: what optimising would save is less than it takes.
      optimize: false,
      regExp: Object.assign((source: string, flags: string) => watched(new RegExp(source, flags)), { code: 'watched' }),
    },
  });
  // In native ESM the default import is the module object, under a bundler it is the function itself.
  const plugin = 'default' in addFormats && typeof addFormats.default === 'function' ? addFormats.default : addFormats;
  if (typeof plugin === 'function') plugin(ajv, { mode: 'full' });
  for (const [name, holds] of Object.entries(ownFormats)) ajv.addFormat(name, { type: 'string', validate: holds });
  for (const name of annotationFormats) ajv.addFormat(name, true);
  for (const [name, format] of customFormats(root))
    ajv.addFormat(name, { type: 'string', validate: (text: string) => format.validate(text) });
  for (const keyword of ['multipleOf', 'unevaluatedItems', 'unevaluatedProperties']) ajv.removeKeyword(keyword);
  ajv.addKeyword({ keyword: 'multipleOf', type: 'number', schemaType: 'number', validate: multipleOf });
  for (const keyword of ['unevaluatedItems', 'unevaluatedProperties'] as const)
    ajv.addKeyword({
      keyword,
      type: keyword === 'unevaluatedItems' ? 'array' : 'object',
      schemaType: ['boolean', 'object'],
      errors: true,
      validate: unevaluated(ajv, keyword),
    });
  return ajv;
}

/** By decimals: 19.99 is a multiple of 0.01, which it is not in binary. */
const multipleOf: SchemaValidateFunction = (step: number, value: number) => {
  if (isMultiple(value, step)) return true;
  multipleOf.errors = [{ keyword: 'multipleOf', params: { multipleOf: step }, message: `must be multiple of ${step}` }];
  return false;
};

/** One address for a schema in one scope. */
function uriOf({ pointer, scope }: Reference): string {
  const passed = [...scope].sort(([a], [b]) => (a < b ? -1 : 1)).flat();
  return `${BASE}/${[pointer, ...passed].map((part) => encodeURIComponent(part.toWellFormed())).join('/')}`;
}

/** The validator of a schema of the same text that stands elsewhere. */
function moved(one: Compiled, from: JsonPointer, to: JsonPointer): Compiled {
  const errors: Compiled['errors'] = (value) =>
    one.errors(value).map((error) => ({ ...error, schema: `${to}${error.schema.slice(from.length)}` }));
  return { ...one, errors };
}

function unusable(reason: string): Compiled {
  return { accepts: () => true, errors: () => [], unusable: reason };
}

function over(validate: ValidateFunction, instance: Instance): Compiled {
  const accepts = (value: unknown): boolean => {
    try {
      return validate(value) === true;
    } catch {
      // Deeper than the stack: what cannot be judged is not accepted.
      return false;
    }
  };
  return { accepts, errors: (value) => (accepts(value) ? [] : readErrors(validate.errors ?? [], instance)) };
}

function readErrors(errors: readonly ErrorObject[], instance: Instance): readonly SchemaError[] {
  const read = new Map<string, SchemaError>();
  const telling = outsideChoices(errors, instance).filter(({ keyword }) => !WRAPPERS.has(keyword));
  for (const error of telling.length > 0 ? telling : errors.slice(0, 1)) {
    const { params, parentSchema } = error;
    const base = (parentSchema && instance.origin.get(parentSchema)) ?? '';
    // A schema that is `false` breaks the keyword that holds it.
    const refused = error.keyword === 'not' && valueAt(instance.root, base) === false;
    const keyword = refused ? holderOf(base) : error.keyword;
    const schema = refused ? base : `${base}/${escapeToken(keyword)}`;
    const name: unknown =
      params.missingProperty ?? params.additionalProperty ?? params.unevaluatedProperty ?? params.propertyName;
    const property = typeof name === 'string' ? name : undefined;
    const key = `${error.instancePath}\n${schema}\n${property ?? ''}`;
    if (!read.has(key))
      read.set(key, {
        instance: error.instancePath,
        keyword,
        schema,
        property,
        message: refused ? 'must not be there' : (error.message ?? `must satisfy ${keyword}`),
      });
  }
  return [...read.values()];
}

/** The keyword that holds the schema at this pointer: `properties` for `/properties/a`, `then` for `/then`. */
function holderOf(pointer: JsonPointer): string {
  const [last = 'false', before = ''] = tokensOf(pointer).slice(-2).reverse();
  return mapKeywords.has(before) || listKeywords.has(before) ? before : last;
}

/** Errors that are not those of a choice's branches: ajv lists what failed in the branches before the choice itself. */
function outsideChoices(errors: readonly ErrorObject[], instance: Instance): readonly ErrorObject[] {
  // What lies inside an inner choice lies inside the outer one: only the outermost are asked.
  const choices: ErrorObject[] = [];
  const outside: ErrorObject[] = [];
  for (let i = errors.length - 1; i >= 0; i--) {
    const error = errors[i];
    if (!error || choices.some((choice) => isInside(error, choice, instance))) continue;
    if (CHOICES.has(error.keyword) && error.parentSchema) choices.push(error);
    outside.push(error);
  }
  return outside.reverse();
}

function isInside({ parentSchema, instancePath }: ErrorObject, choice: ErrorObject, instance: Instance): boolean {
  if (!parentSchema || !choice.parentSchema) return false;
  if (instancePath !== choice.instancePath && !instancePath.startsWith(`${choice.instancePath}/`)) return false;
  return within(choice.parentSchema, choice.keyword, instance).has(parentSchema);
}

const reachable = new WeakMap<object, Map<string, ReadonlySet<unknown>>>();

/** Every schema object inside this keyword of a schema, through references. */
function within(schema: object, keyword: string, { added }: Instance): ReadonlySet<unknown> {
  const byKeyword = reachable.get(schema) ?? new Map<string, ReadonlySet<unknown>>();
  reachable.set(schema, byKeyword);
  const known = byKeyword.get(keyword);
  if (known) return known;
  const found = new Set<unknown>();
  const waiting: unknown[] = isObject(schema) ? [schema[keyword]] : [];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next !== 'object' || next === null || found.has(next)) continue;
    found.add(next);
    if (isArray(next)) waiting.push(...next);
    else if (isObject(next)) {
      for (const value of Object.values(next)) if (typeof value === 'object') waiting.push(value);
      if (typeof next.$ref === 'string') waiting.push(added.get(next.$ref));
    }
  }
  byKeyword.set(keyword, found);
  return found;
}

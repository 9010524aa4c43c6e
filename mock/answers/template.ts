import { isJson } from '../../http/media-type.ts';
import { isArray, isObject, type Json, type JsonObject } from '../../openapi/json.ts';
import type { Operation, ResponseObject } from '../../openapi/operation.ts';
import type { SchemaValidators } from '../../openapi/schema/validator-types.ts';
import type { Choice } from '../judge/negotiation.ts';
import { contentOf } from './content.ts';
import { buildInstance, type InstanceRequest, roughInstance } from './instance.ts';
import { type Random, seedOf, uuidFrom } from './random.ts';

/** What every maker of answers needs. `note` is told what could not be answered validly. */
export interface AnswerSources {
  readonly root: JsonObject;
  readonly validators: SchemaValidators;
  readonly seed: number;
  note(text: string): void;
}

/** The body of one documented answer under one media type: a valid value, and how to vary it. */
export interface Template {
  readonly choice: Choice;
  readonly value: Json;
  /** The value's bytes, made once. */
  readonly bytes: Buffer;
  /** The same with new identifiers. */
  fresh(random: Random): Json;
  accepts(value: Json): boolean;
  render(value: Json): Buffer;
}

const IDENTIFIER = /^(_?id|uuid|guid)$/i;
const MOST_DEPTH = 3;

/** A template for this media type of a documented response: an example of the document that is valid, else built from the schema. */
export function createTemplate(
  sources: AnswerSources,
  operation: Operation,
  response: ResponseObject,
  choice: Choice,
): Template {
  const { root, validators, seed } = sources;
  const { mediaType, contentType } = choice;
  const validator = mediaType.schema === undefined ? undefined : validators.for(mediaType.schema, 'response');
  // Only JSON is judged by its schema on the other side; a text is one all the same.
  const judged = isJson(contentType) || contentType.startsWith('text/');
  const accepts = (value: Json): boolean => !judged || validator === undefined || validator.accepts(value);
  const value = initial();
  const paths = identifierPaths(value).filter((path) =>
    [1, 2, 3].every((n) => accepts(replaced(value, path, (old) => another(old, countingFrom(n))))),
  );
  const render = (body: Json): Buffer => contentOf(root, mediaType, contentType, body);
  return {
    choice,
    value,
    bytes: render(value),
    accepts,
    render,
    fresh: (random) => paths.reduce<Json>((body, path) => replaced(body, path, (old) => another(old, random)), value),
  };

  function initial(): Json {
    const example = mediaType.examples.find(({ value: body }) => accepts(body));
    if (example) return example.value;
    if (mediaType.schema === undefined || validator === undefined) return judged && isJson(contentType) ? {} : 'text';
    const request: InstanceRequest = {
      root,
      pointer: mediaType.schema,
      direction: 'response',
      seed: seedOf(`${operation.label} ${response.status} ${mediaType.range}`, seed),
      validator,
    };
    const built = buildInstance(request);
    if (built !== undefined) return built;
    sources.note(
      `${operation.label} cannot be answered validly: no instance of the ${response.status} ${mediaType.range} schema was found${validator.unusable === undefined ? '' : ` (${validator.unusable})`}`,
    );
    return roughInstance(request);
  }
}

/** Paths of members that look like identifiers of what the value represents. */
function identifierPaths(value: Json, path: readonly string[] = []): readonly (readonly string[])[] {
  if (path.length >= MOST_DEPTH || !isObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    if (inner === undefined || isArray(inner)) return [];
    if (isObject(inner)) return identifierPaths(inner, [...path, name]);
    return IDENTIFIER.test(name) && inner !== null && typeof inner !== 'boolean' ? [[...path, name]] : [];
  });
}

function replaced(value: Json, path: readonly string[], change: (old: Json) => Json): Json {
  const [head, ...rest] = path;
  if (head === undefined) return change(value);
  return isObject(value) ? { ...value, [head]: replaced(value[head] ?? null, rest, change) } : value;
}

/** Another identifier of the same kind. */
function another(old: Json, random: Random): Json {
  if (typeof old === 'number') return 1 + (random() % 1_000_000);
  if (typeof old !== 'string') return old;
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(old)) return uuidFrom(random);
  return [...old]
    .map((c) =>
      /[a-z]/.test(c) ? String.fromCharCode(97 + (random() % 26)) : /[0-9]/.test(c) ? String(random() % 10) : c,
    )
    .join('');
}

function countingFrom(n: number): Random {
  let state = n * 7919;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return state;
  };
}

import type { ApiDocument } from '../api-document.ts';
import { isArray, isObject, type Json, type JsonObject } from '../json.ts';
import type { JsonPointer } from '../pointer.ts';
import { draftOf, isDraft } from '../repairs/repair.ts';
import type { SchemaValidators } from '../schema/validator-types.ts';
import { createValidators } from '../schema/validators.ts';
import { schemasOf } from '../walk.ts';
import type { Rule, RuleNote } from './rule.ts';

interface Found {
  readonly schema: JsonObject;
  readonly pointer: JsonPointer;
}

const schemas = new WeakMap<JsonObject, readonly Found[]>();
const validators = new WeakMap<JsonObject, SchemaValidators>();

/** Every schema of a document, looked for once however many rules there are. */
export function schemasIn({ root }: ApiDocument): readonly Found[] {
  const known = schemas.get(root);
  if (known) return known;
  const draft = draftOf(root);
  const found = isDraft(draft) ? [...schemasOf(draft)] : [];
  schemas.set(root, found);
  return found;
}

/** The validators of a document, made once: each schema is compiled at most once for all rules. */
export function validatorsOf({ root }: ApiDocument): SchemaValidators {
  const known = validators.get(root) ?? createValidators(root, { formats: true });
  validators.set(root, known);
  return known;
}

/** A rule about each schema by itself. */
export function schemaRule(
  code: string,
  severity: Rule['severity'],
  summary: string,
  judge: (schema: JsonObject, pointer: JsonPointer, document: ApiDocument) => Iterable<RuleNote>,
): Rule {
  return {
    code,
    severity,
    summary,
    *diagnose(document) {
      for (const { schema, pointer } of schemasIn(document)) yield* judge(schema, pointer, document);
    },
  };
}

const ANNOTATION =
  /^(\$comment|title|description|default|examples?|deprecated|readOnly|writeOnly|xml|externalDocs|discriminator|nullable|x-.*)$/;

/**
 * What a schema without one of its keywords accepts; `undefined` where it cannot be compiled, or says nothing. Scalars of
 * a plain type are judged without compiling anything, which is nearly all there is.
 */
export function acceptor(
  schema: JsonObject,
  without: string,
  document: ApiDocument,
): ((value: Json) => boolean) | undefined {
  const rest = Object.entries(schema).filter(([keyword]) => keyword !== without && !ANNOTATION.test(keyword));
  if (rest.length === 0) return undefined;
  if (rest.every(([keyword]) => keyword === 'type')) return (value) => hasType(value, schema.type);
  const others = Object.fromEntries(rest);
  // A reference needs the document around it; everything else stands alone.
  const alone = !JSON.stringify(others).includes('Ref":') && !JSON.stringify(others).includes('"$ref"');
  const root = alone ? { rest: others } : { ...document.root, rest: others };
  const validator = createValidators(root, { formats: true }).for('/rest', 'request');
  return validator.unusable === undefined ? (value) => validator.accepts(value) : undefined;
}

/** Whether a value has a type of JSON Schema, or one of a list. */
export function hasType(value: Json, type: Json | undefined): boolean {
  if (type === undefined) return true;
  if (isArray(type)) return type.some((each) => hasType(value, each));
  switch (type) {
    case 'null':
      return value === null;
    case 'array':
      return isArray(value);
    case 'object':
      return isObject(value);
    case 'integer':
      return typeof value === 'number' && Number.isInteger(value);
    default:
      return typeof value === type;
  }
}

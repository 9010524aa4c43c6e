import { field } from '../../http/fields.ts';
import { isJson, specificity } from '../../http/media-type.ts';
import type { ApiDocument } from '../../openapi/api-document.ts';
import { dereference } from '../../openapi/dereference.ts';
import { isObject, type Json } from '../../openapi/json.ts';
import type { MediaType, Operation, ResponseObject } from '../../openapi/operation.ts';
import { type JsonPointer, valueAt } from '../../openapi/pointer.ts';
import { createSecondOpinion } from '../../openapi/response-validator.ts';
import type { SchemaError } from '../../openapi/schema/validator-types.ts';
import { createValidators } from '../../openapi/schema/validators.ts';
import type { ResponseError, ResponseJudge } from '../response-judge.ts';
import { describesText, readContent } from './content.ts';
import { explain } from './explain.ts';
import { headerFieldErrors } from './header-fields.ts';

/** How many answers of each schema get a second opinion: it costs as much as everything else together. */
const OPINIONS = 3;
/** How many schemas get one: each is compiled anew, and what the two disagree about shows in a few. */
const MOST_SCHEMAS = 40;
const MOST_DISAGREEMENTS = 20;

/** A judge, and where its two validators did not agree: our fault, never the target's. */
export type Judge = ResponseJudge & { disagreements(): readonly string[] };

/** The judge of one document's answers. Schemas are compiled when the first answer needs them. */
export function createResponseJudge(
  { root }: Pick<ApiDocument, 'root'>,
  { formats }: { readonly formats: boolean },
): Judge {
  const validators = createValidators(root, { formats });
  const second = createSecondOpinion(root);
  const asked = new Map<JsonPointer, number>();
  const disagreements: string[] = [];
  const targets = new Map<JsonPointer, JsonPointer>();
  /** Where a reference that stands alone leads: hundreds of operations may share one schema. */
  const meant = (pointer: JsonPointer): JsonPointer => {
    const known = targets.get(pointer);
    if (known !== undefined) return known;
    const schema = valueAt(root, pointer);
    const alone = isObject(schema) && schema.$ref !== undefined && Object.keys(schema).length === 1;
    const target = alone ? dereference(root, schema, pointer).pointer : pointer;
    targets.set(pointer, target);
    return target;
  };

  const consult = (given: JsonPointer, value: Json, errors: readonly SchemaError[]): void => {
    if (errors.length > 0 || disagreements.length >= MOST_DISAGREEMENTS) return;
    const schema = meant(given);
    const count = asked.get(schema) ?? 0;
    if (count >= OPINIONS || (count === 0 && asked.size >= MOST_SCHEMAS)) return;
    asked.set(schema, count + 1);
    // It asserts no formats and knows no newer keywords: that it accepts what we refuse says nothing.
    const objections = second.objections(schema, value);
    if (objections && objections.length > 0) disagreements.push(`#${schema}: ${objections.join('; ').slice(0, 200)}`);
  };

  return {
    responseFor,
    mediaTypeFor,
    disagreements: () => disagreements,
    bodyErrors(operation, received) {
      const response = responseFor(operation, received.status);
      const contentType = field(received.headers, 'content-type') ?? '';
      const media = response && mediaTypeOf(response, contentType);
      if (media?.schema === undefined || received.body.length === 0 || received.truncated) return [];
      const content = readContent(received, media.range, contentType);
      const validator = validators.for(media.schema, 'response');
      switch (content.kind) {
        case 'unreadable':
          return [];
        case 'not-json':
          return isJson(media.range) ? [notJson(media)] : [];
        case 'json': {
          const errors = validator.errors(content.value);
          consult(media.schema, content.value, errors);
          return errors.map((error) => explain(root, error, content.value));
        }
        case 'text': {
          if (content.readings.some((reading) => validator.accepts(reading))) return [];
          if (!describesText(root, media.schema)) return [];
          return validator.errors(content.text).map((error) => explain(root, error, content.text));
        }
      }
    },
    headerErrors: (operation, received) =>
      (responseFor(operation, received.status)?.headers ?? []).flatMap((header) =>
        headerFieldErrors(root, validators, header, received),
      ),
  };
}

/** Exact code, else its range, else `default`. */
function responseFor({ responses }: Operation, status: number): ResponseObject | undefined {
  return responses.get(String(status)) ?? responses.get(`${Math.floor(status / 100)}XX`) ?? responses.get('default');
}

/** The most specific range that covers the media type. */
function mediaTypeFor({ content }: ResponseObject, contentType: string): MediaType | undefined {
  let best: MediaType | undefined;
  let most = 0;
  for (const media of content ?? []) {
    const weight = specificity(media.range, contentType);
    if (weight > most) [best, most] = [media, weight];
  }
  return best;
}

/** A body under an undeclared or missing label is held to the one JSON description of its status all the same. */
function mediaTypeOf(response: ResponseObject, contentType: string): MediaType | undefined {
  const [first, ...more] = response.content ?? [];
  const only = first && more.length === 0 && isJson(first.range) ? first : undefined;
  return mediaTypeFor(response, contentType) ?? only;
}

function notJson({ pointer }: MediaType): ResponseError {
  return {
    part: '',
    keyword: 'json',
    schema: pointer,
    expected: 'a JSON text',
    actual: 'text that is no JSON',
  };
}

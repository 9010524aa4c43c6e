import type { Proof } from '../http/case.ts';
import { bodyMayReadAsValid } from '../http/decode-body.ts';
import { mayReadAsValid } from '../http/decode-set.ts';
import { type EncodedParameter, encodeParameter } from '../http/encode/parameter.ts';
import { isFlat } from '../http/encode/style.ts';
import { isJson, parseMediaType } from '../http/media-type.ts';
import { isArray, isObject, type Json } from '../openapi/json.ts';
import type { MediaType, Parameter } from '../openapi/operation.ts';
import { valueAt } from '../openapi/pointer.ts';
import type { Mutant, SchemaModel } from './models.ts';

/**
 * What is left of a parameter's mutant on the wire: `strict` iff no plausible reading of its bytes is valid
 * (`reference/generation.md`, 5.3 and 6), `undefined` where its bytes cannot be sent or say something else.
 */
export function proofOfParameter(parameter: Parameter, mutant: Mutant, model: SchemaModel): Proof | undefined {
  const { value } = mutant;
  if (!parameter.content && parameter.in !== 'querystring' && !isFlat(value)) return undefined;
  if (isNothing(value)) return undefined;
  const encoded = encodeParameter(parameter, value);
  if (!isSendable(encoded)) return undefined;
  if (isOverlooked(parameter, mutant) || mayReadAsValid(parameter, encoded, model.accepts)) return 'ambiguous';
  // JSON text has one reading: what is valid only after coercion stays that. Plain text has no types to coerce.
  return parameter.content && isJson(parameter.content.range) ? mutant.proof : 'strict';
}

/**
 * Whether a reader may never look at what is wrong: one that collects `name[member]` or members by their names sees
 * neither a plain `name=` nor a member that nobody declared, and an exploded object in place of another value leaves
 * nothing under the parameter's own name.
 */
function isOverlooked(
  { in: location, style, explode, required }: Parameter,
  { value, keyword, baseline }: Mutant,
): boolean {
  const byMember =
    location !== 'path' && location !== 'header' && (style === 'deepObject' || (style === 'form' && explode));
  if (!byMember) return false;
  if (style === 'deepObject' && !isObject(value)) return true;
  if (style === 'form' && isObject(value) && !isObject(baseline) && !required) return true;
  return isObject(value) && /^(additional|unevaluated)Properties$|^(max|min)Properties$|^propertyNames$/.test(keyword);
}

/** The same for a body, which the operation may demand. In JSON the mutant's own proof holds; everywhere else every leaf is text. */
export function proofOfBody(mediaType: MediaType, mutant: Mutant, model: SchemaModel, demanded: boolean): Proof {
  if (isJson(mediaType.range)) return mutant.proof;
  // No bytes are no body, which is allowed unless a body is demanded.
  if (isNothing(mutant.value) && !demanded) return 'ambiguous';
  // Whatever a part holds, it is text to a reader that does not look at its type; undeclared ones are ignored by most. A
  // pair of a form is what a query parameter is: a word in place of a number is no number.
  const isWord =
    mutant.keyword === 'type' &&
    isPairs(mediaType) &&
    typeof valueAt(mutant.value, mutant.at) === 'string' &&
    typeof valueAt(mutant.baseline, mutant.at) !== 'object';
  if (!isWord && /^(type|additionalProperties|minItems)$/.test(mutant.keyword)) return 'ambiguous';
  return bodyMayReadAsValid({ value: mutant.value, at: mutant.at, mediaType }, model.accepts) ? 'ambiguous' : 'strict';
}

function isPairs({ range }: MediaType): boolean {
  return parseMediaType(range)?.essence === 'application/x-www-form-urlencoded';
}

/** An empty value or list is indistinguishable from an absent one; null has no text. */
function isNothing(value: Json): boolean {
  if (value === '' || value === null) return true;
  return isArray(value) ? value.length === 0 : isObject(value) && Object.keys(value).length === 0;
}

/** Looser than for valid values, because nothing has to come back: the bytes may stand there and reach the parameter. */
function isSendable(encoded: EncodedParameter): boolean {
  switch (encoded.in) {
    case 'path':
      return !/^(\.|%2E){0,2}$/i.test(encoded.text) && !/%2F|%5C|%00|%3B|[/\\;?#]/i.test(encoded.text);
    case 'header':
      return /^[\x21-\x7E](?:[\x20-\x7E]*[\x21-\x7E])?$/.test(encoded.text);
    case 'cookie':
      return (
        encoded.pairs.length === 1 &&
        encoded.pairs.every(([, text]) => /^[\x21\x23-\x2B\x2D-\x3A\x3C-\x5B\x5D-\x7E]+$/.test(text))
      );
    case 'query':
      return encoded.pairs.length > 0 && encoded.pairs.every(([, text]) => text !== '');
    case 'querystring':
      return encoded.text !== '';
  }
}

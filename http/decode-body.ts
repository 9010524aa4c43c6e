import { isArray, isObject, type Json } from '../openapi/json.ts';
import type { MediaType } from '../openapi/operation.ts';
import { type JsonPointer, join, tokensOf, valueAt } from '../openapi/pointer.ts';
import { propertyReadings } from './decode/form.ts';
import { withReplaced } from './decode/place.ts';
import { isBeyondNumbers, scalarReadings } from './decode/scalar.ts';
import { encodingOf, formPairs } from './encode/form.ts';
import { scalarText } from './encode/style.ts';
import { isJson, parseMediaType } from './media-type.ts';

/** A body that breaks one assertion at one place, and the media type that it is sent as. */
export interface MutatedBody {
  readonly value: Json;
  readonly at: JsonPointer;
  readonly mediaType: MediaType;
}

/**
 * Whether some plausible server takes the bytes of this body for a valid value (`reference/generation.md`, 6.2). In JSON
 * there is one reading. In forms, multipart, XML and text every leaf is text: it may be read as any scalar, as a list of
 * one, or, when it is empty, as nothing at all. What this module has no readings for may read as valid.
 */
export function bodyMayReadAsValid({ value, at, mediaType }: MutatedBody, accepts: (value: Json) => boolean): boolean {
  const essence = parseMediaType(mediaType.range)?.essence ?? '';
  if (isJson(essence)) return accepts(value);
  if (accepts(value)) return true;
  if (essence === 'application/x-www-form-urlencoded') return formMayBeValid(value, at, mediaType, accepts);
  if (essence.startsWith('multipart/')) return partsMayBeValid(value, at, mediaType, accepts);
  if (/[/+]xml$/.test(essence)) return leavesMayBeValid(value, tokensOf(at), accepts);
  if (essence.startsWith('text/') || essence === 'application/octet-stream')
    return typeof value === 'string' ? false : typeof value === 'object' || readsAs(scalarText(value), accepts);
  return true;
}

function formMayBeValid(
  value: Json,
  at: JsonPointer,
  mediaType: MediaType,
  accepts: (value: Json) => boolean,
): boolean {
  if (!isObject(value)) return true;
  return affected(value, at).some((name) => {
    const member = value[name];
    if (member === undefined) return false;
    const pairs = formPairs({ [name]: member }, mediaType);
    const gone = withReplaced(value, [name], undefined) ?? null;
    if (pairs.every(([, text]) => /^(?:%20|%09|\+|\s)*$/.test(text)) && accepts(gone)) return true;
    const { values, undecidable } = propertyReadings(name, pairs);
    return undecidable || values.some((reading) => accepts(withReplaced(value, [name], reading) ?? null));
  });
}

function partsMayBeValid(
  value: Json,
  at: JsonPointer,
  mediaType: MediaType,
  accepts: (value: Json) => boolean,
): boolean {
  if (!isObject(value)) return true;
  return affected(value, at).some((name) => {
    const member = value[name];
    if (member === undefined) return false;
    const type = encodingOf(mediaType, name)?.contentType;
    const json = type === undefined ? typeof member === 'object' && member !== null && !isArray(member) : isJson(type);
    // A part labelled JSON has one reading: the value that was judged already.
    return !json && leavesMayBeValid(value, [name], accepts);
  });
}

/** The property that was mutated; where the whole object was, each of them. */
function affected(value: { readonly [name: string]: Json | undefined }, at: JsonPointer): readonly string[] {
  const [name] = tokensOf(at);
  return name !== undefined && Object.hasOwn(value, name) ? [name] : Object.keys(value);
}

/** Tries the readings of every text at this place and below, one text at a time. */
function leavesMayBeValid(value: Json, tokens: readonly string[], accepts: (value: Json) => boolean): boolean {
  const here = valueAt(value, join('', ...tokens));
  const judged = (replacement: Json | undefined): boolean => {
    const whole = withReplaced(value, tokens, replacement);
    return whole !== undefined && accepts(whole);
  };
  if (here === undefined) return leavesMayBeValid(value, [], accepts);
  if (
    (typeof here === 'string' && here.trim() === '') ||
    (isArray(here) && here.length === 0) ||
    (isObject(here) && Object.keys(here).length === 0)
  ) {
    if (judged(undefined) || judged('') || judged(null) || judged([]) || judged({})) return true;
  }
  // An element is an item or a list of one.
  if (!isArray(here) && judged([here])) return true;
  if (isArray(here) && here.length === 1 && judged(here[0])) return true;
  if (isArray(here)) return here.some((_, i) => leavesMayBeValid(value, [...tokens, String(i)], accepts));
  if (isObject(here)) return Object.keys(here).some((name) => leavesMayBeValid(value, [...tokens, name], accepts));
  return readsAs(scalarText(here), (reading) => judged(reading) || judged([reading]));
}

function readsAs(text: string, accepts: (value: Json) => boolean): boolean {
  return isBeyondNumbers(text) || scalarReadings(text).some(accepts);
}

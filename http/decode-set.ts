import type { Json } from '../openapi/json.ts';
import type { Parameter } from '../openapi/operation.ts';
import { fieldShapes } from './decode/field-line.ts';
import { formReadings } from './decode/form.ts';
import { pairShapes } from './decode/pairs.ts';
import { pathShapes } from './decode/path.ts';
import { jsonReadings } from './decode/scalar.ts';
import { isUndecidable, type Shape, shapeKey, shapeReadings } from './decode/shape.ts';
import { decodings } from './decode/text.ts';
import type { EncodedParameter } from './encode/parameter.ts';
import { isJson, parseMediaType } from './media-type.ts';

/**
 * Every value that a plausible server may read from a parameter's bytes (`reference/generation.md`, 6). A value may occur
 * more than once. An absent reading is not among them: see `mayReadAsAbsent`.
 */
export function* decodeSet(parameter: Parameter, encoded: EncodedParameter): Generator<Json> {
  if (parameter.content || parameter.in === 'querystring') {
    yield* contentReadings(parameter, encoded);
    return;
  }
  for (const shape of distinctShapes(parameter, encoded)) yield* shapeReadings(shape);
}

/**
 * Whether some plausible server takes these bytes for a valid value: by one of their readings, by taking them for absent
 * where the parameter may be, or because their readings cannot be enumerated. Only where this is false is an invalid
 * value a strict negative on the wire. `accepts` judges one value by the parameter's schema.
 */
export function mayReadAsValid(
  parameter: Parameter,
  encoded: EncodedParameter,
  accepts: (value: Json) => boolean,
  { objects = true }: DecodeHints = {},
): boolean {
  if (isNotDelivered(parameter, encoded)) return true;
  if (!parameter.required && mayReadAsAbsent(encoded)) return true;
  if (encoded.in === 'querystring' && isForm(parameter)) {
    const { values, undecidable } = formReadings(encoded.text);
    return undecidable || values.some(accepts);
  }
  if (parameter.content || parameter.in === 'querystring') {
    for (const value of contentReadings(parameter, encoded)) if (accepts(value)) return true;
    return false;
  }
  for (const shape of distinctShapes(parameter, encoded)) {
    if (shape.kind === 'members' && !objects) continue;
    if (isUndecidable(shape)) return true;
    for (const value of shapeReadings(shape)) if (accepts(value)) return true;
  }
  return false;
}

/** What is known of the schema; it only spares work and doubt. */
export interface DecodeHints {
  /** False when no object is valid: then nobody reads members. */
  readonly objects?: boolean;
}

/** Whether a reader may take the parameter for absent: nothing is sent, or nothing but empty texts. */
function mayReadAsAbsent(encoded: EncodedParameter): boolean {
  return 'text' in encoded ? isBlank(encoded.text) : encoded.pairs.every(([, text]) => isBlank(text));
}

function isBlank(wire: string): boolean {
  return /^(%20|\+|\s|"")*$/i.test(wire);
}

/** What may never reach the parameter it is meant for: other segments, matrix parameters, control characters. */
function isNotDelivered({ style }: Parameter, encoded: EncodedParameter): boolean {
  switch (encoded.in) {
    case 'path':
      if (/%(2F|5C|00)|[/\\?#\0]/i.test(encoded.text) || /^(\.|%2E){0,2}$/i.test(encoded.text)) return true;
      return style !== 'matrix' && /;|%3B/i.test(encoded.text);
    case 'header':
      return /[\0-\x08\x0A-\x1F\x7F]/.test(encoded.text);
    case 'cookie':
      // Several cookies, or one that other readers end earlier: undefined.
      return encoded.pairs.length > 1 || encoded.pairs.some(([, text]) => /[\s;\0]|%3B|%00/i.test(text));
    case 'query':
    case 'querystring':
      return false;
  }
}

function* distinctShapes(parameter: Parameter, encoded: EncodedParameter): Generator<Shape> {
  const seen = new Set<string>();
  for (const shape of shapesOf(parameter, encoded)) {
    const key = shapeKey(shape);
    if (seen.has(key)) continue;
    seen.add(key);
    yield shape;
  }
}

function* shapesOf(parameter: Parameter, encoded: EncodedParameter): Generator<Shape> {
  const { name, style, explode } = parameter;
  switch (encoded.in) {
    case 'path':
      yield* pathShapes(parameter, encoded.text);
      return;
    case 'header':
      yield* fieldShapes(encoded.text);
      return;
    case 'query':
    case 'cookie': {
      const own = style === 'spaceDelimited' ? ['%20', '+', ' '] : style === 'pipeDelimited' ? ['|', '%7C'] : [];
      const declared = style === 'spaceDelimited' ? ' ' : style === 'pipeDelimited' ? '|' : ',';
      yield* pairShapes(encoded.pairs, {
        name,
        place: encoded.in,
        delimiters: [',', ...own],
        declared: explode ? undefined : declared,
      });
      return;
    }
    case 'querystring':
      return;
  }
}

/** A `content` parameter has one reading, its decoded text by its media type; text that is no JSON has none. */
function* contentReadings(parameter: Parameter, encoded: EncodedParameter): Generator<Json> {
  if (encoded.in === 'querystring' && isForm(parameter)) {
    yield* formReadings(encoded.text).values;
    return;
  }
  const { content } = parameter;
  const place = encoded.in === 'querystring' ? 'query' : encoded.in;
  const wires = 'text' in encoded ? [encoded.text] : encoded.pairs.map(([, text]) => text);
  for (const wire of wires) {
    for (const text of decodings(wire, place)) {
      if (content === undefined || isJson(content.range)) yield* jsonReadings(text);
      else yield* shapeReadings({ kind: 'scalar', text });
    }
  }
}

function isForm({ content }: Parameter): boolean {
  return parseMediaType(content?.range ?? '')?.essence === 'application/x-www-form-urlencoded';
}

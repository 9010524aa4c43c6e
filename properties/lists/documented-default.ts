import { isArray, type Json } from '../../openapi/json.ts';
import type { Operation, Parameter } from '../../openapi/operation.ts';
import type { JsonPointer } from '../../openapi/pointer.ts';
import { createShapes, type Shapes } from '../../openapi/schema/shape.ts';

/** A parameter that may be left out, and what the document says is assumed then. */
export interface DocumentedDefault {
  readonly parameter: Parameter;
  readonly value: Json;
}

/** Fields that are about the connection, the credentials or the message rather than about what is asked for. */
const MESSAGE = /^(accept|authorization|cookie|content|if|idempotency|host|prefer|range|traceparent|x-request)(-.*)?$/i;

/**
 * The optional query and header parameters of an operation with a default that can be said as well: one value, valid by
 * its own schema. A default with a space in it is prose, an empty one says nothing.
 */
export function documentedDefaults(
  { parameters }: Operation,
  root: Shapes['root'],
  accepts: (schema: JsonPointer, value: Json) => boolean,
): readonly DocumentedDefault[] {
  const shapes = createShapes(root);
  return parameters.flatMap((parameter) => {
    const { in: place, name, required, schema } = parameter;
    if (required || schema === undefined) return [];
    if (place !== 'query' && !(place === 'header' && !MESSAGE.test(name))) return [];
    const value = documentedDefault([schema], shapes);
    return value !== undefined && isSayable(value) && accepts(schema, value) ? [{ parameter, value }] : [];
  });
}

/** The one default that the schemas of a value name; `undefined` where they name none, or several. */
export function documentedDefault(schemas: readonly JsonPointer[], shapes: Shapes): Json | undefined {
  return soleValue(
    shapes.of(schemas).flatMap(({ keywords }) => (keywords.get('default') ?? []).map(({ value }) => value)),
  );
}

/** The value that all of these are; `undefined` where there is none, or where they differ. */
export function soleValue(values: readonly Json[]): Json | undefined {
  return new Set(values.map((value) => JSON.stringify(value))).size === 1 ? values[0] : undefined;
}

function isSayable(value: Json): boolean {
  if (isArray(value)) return value.length > 0 && value.every((one) => !isArray(one) && isSayable(one));
  return (
    typeof value === 'number' || typeof value === 'boolean' || (typeof value === 'string' && /^[^\s]+$/.test(value))
  );
}

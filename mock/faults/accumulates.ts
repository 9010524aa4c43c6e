import type { ApiDocument } from '../../openapi/api-document.ts';
import { isObject, type JsonObject } from '../../openapi/json.ts';
import type { Operation } from '../../openapi/operation.ts';
import { isCountable } from '../resources/countable.ts';
import { jsonOf } from './bend.ts';
import { sampleAnswer } from './sample-answers.ts';
import { requestPlaces } from './visible.ts';

/** Whether a PUT has a number that could be added up: one that is bounded by little else. */
export function accumulates(operation: Operation, document: ApiDocument): boolean {
  return requestPlaces(operation, document).some(
    ({ part, schema }) =>
      part === 'body' &&
      (schema.type === 'number' || schema.type === 'integer') &&
      schema.enum === undefined &&
      schema.multipleOf === undefined,
  );
}

/** Whether a representation has a number, beside its identifier, that a read could change. */
export function counts(operation: Operation, document: ApiDocument): boolean {
  const body = jsonOf(sampleAnswer(operation, document));
  return isObject(body) && hasCountable(body);
}

/** Whether a representation has a number that says something when a read changes it. */
export function hasCountable(body: JsonObject): boolean {
  return Object.entries(body).some(([name, value]) => isCountable(name, value));
}

import {
  registerSchema,
  setShouldValidateFormat,
  unregisterSchema,
  validate,
} from '@hyperjump/json-schema/draft-2020-12';
import '@hyperjump/json-schema/formats';
import type { Json } from '../openapi/json.ts';

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';
let count = 0;

/** What a validator that shares nothing with ours makes of an instance, formats asserted. */
export async function isValid(schema: Json, instance: Json): Promise<boolean> {
  const uri = `https://drift.test/${count++}`;
  setShouldValidateFormat(true);
  registerSchema(schema as Parameters<typeof registerSchema>[0], uri, DIALECT); // an object or a truth value
  try {
    return (await validate(uri, instance as Parameters<Awaited<ReturnType<typeof validate>>>[0])).valid; // JSON, by another type
  } finally {
    unregisterSchema(uri);
  }
}

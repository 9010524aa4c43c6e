import type { ApiDocument } from '../api-document.ts';
import { isArray, isObject, type Json, type JsonObject } from '../json.ts';
import { operations } from '../operations.ts';
import { type JsonPointer, join } from '../pointer.ts';
import type { Rule, RuleNote } from './rule.ts';
import { hasType, schemasIn, validatorsOf } from './schema-rule.ts';

/** Keywords that are judged without compiling a schema. */
const PLAIN = /^(type|enum|title|description|default|examples?|deprecated|readOnly|writeOnly|xml|x-.*|externalDocs)$/;

/** Examples and defaults, of schemas, media types and parameters, that do not satisfy the schema they are for. */
export const valueInvalid: Rule = {
  code: 'example-invalid',
  severity: 'warning',
  summary: 'an example or default does not satisfy its own schema',
  *diagnose(document) {
    for (const { schema, pointer } of schemasIn(document)) {
      for (const keyword of ['default', 'example'] as const) {
        const value = schema[keyword];
        if (value !== undefined) yield* judge(document, schema, pointer, value, join(pointer, keyword), keyword);
      }
      const { examples } = schema;
      if (!isArray(examples)) continue;
      for (const [i, value] of examples.entries())
        yield* judge(document, schema, pointer, value, join(pointer, 'examples', i), 'an item of examples');
    }
    for (const operation of operations(document)) {
      const holders = [
        ...operation.parameters.flatMap((parameter) => [parameter, ...(parameter.content ? [parameter.content] : [])]),
        ...(operation.requestBody?.content.filter(({ range }) => isJson(range)) ?? []),
        ...[...operation.responses.values()].flatMap(({ content }) =>
          (content ?? []).filter(({ range }) => isJson(range)),
        ),
      ];
      for (const { schema, examples, pointer } of holders) {
        if (schema === undefined) continue;
        // The schema's own examples were looked at with the schema.
        for (const example of examples)
          if (example.pointer.startsWith(`${pointer}/example`))
            yield* judge(document, undefined, schema, example.value, example.pointer, 'the example');
      }
    }
  },
};

function* judge(
  document: ApiDocument,
  schema: JsonObject | undefined,
  pointer: JsonPointer,
  value: Json,
  at: JsonPointer,
  what: string,
): Iterable<RuleNote> {
  if (schema && Object.keys(schema).every((keyword) => PLAIN.test(keyword))) {
    const listed =
      !isArray(schema.enum) || schema.enum.some((member) => JSON.stringify(member) === JSON.stringify(value));
    if (listed && hasType(value, schema.type)) return;
  }
  // What is null is often only not filled in.
  if (value === null && what === 'default') return;
  const [error] = validatorsOf(document).for(pointer, 'response').errors(value);
  if (!error) return;
  const refused = isObject(value) || isArray(value) ? '' : ` (${JSON.stringify(value).slice(0, 40)})`;
  yield {
    pointer: at,
    message: `${what} does not satisfy its own schema: ${error.instance || 'it'} ${error.message}${refused}`,
    interpretation: 'it is not sent',
    remedy: 'correct the value or the schema',
  };
}

function isJson(range: string): boolean {
  return /\bjson\b/i.test(range);
}

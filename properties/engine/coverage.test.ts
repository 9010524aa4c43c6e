import { existsSync } from 'node:fs';
import { basename, join as path } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadDocument } from '../../openapi/document.ts';
import { isArray, isObject, type Json, type JsonObject } from '../../openapi/json.ts';
import type { Operation } from '../../openapi/operation.ts';
import { operations } from '../../openapi/operations.ts';
import { createRequestModels } from '../request-models.ts';
import { constraintsOf } from './coverage.ts';

const EXAMPLE = path(import.meta.dirname, '../../examples/openrouter-auth-keys-code.md');
const SHARED = path(import.meta.dirname, '../../../shared/documents/openapi-3.0/govuk-pay.json');
const BOOKSHOP = path(import.meta.dirname, '../../../shared/testbed/bookshop/openapi.yaml');

/** Those that stand beside this checkout, where they do. */
const DOCUMENTS = [EXAMPLE, SHARED, BOOKSHOP].filter((file) => existsSync(file));

/** Keywords that hold schemas which apply to a part of the instance, or to all of it. */
const APPLICATORS =
  /\/(properties|patternProperties|dependentSchemas)\/[^/]*$|\/(items|additionalProperties|then|else)$|\/(allOf|anyOf|oneOf|prefixItems)\/\d+$/;

/**
 * What may be broken of a schema, told from the document alone by pointers: this reads no shape, no site and no mutation.
 */
function demandsOf(root: JsonObject, start: string): ReadonlySet<string> {
  const found = new Set<string>();
  const visited = new Set<string>();
  const visit = (pointer: string): void => {
    const schema = at(root, pointer);
    if (visited.has(pointer) || !isObject(schema)) return;
    visited.add(pointer);
    for (const [keyword, value] of Object.entries(schema)) {
      if (demands(keyword, value)) found.add(`${pointer}/${keyword}`);
      if (keyword === '$ref' && typeof value === 'string') visit(decodeURIComponent(value.slice(1)));
      for (const inner of below(`${pointer}/${keyword}`, value)) {
        const target = at(root, inner);
        const resolved =
          isObject(target) && typeof target.$ref === 'string'
            ? at(root, decodeURIComponent(target.$ref.slice(1)))
            : target;
        const answered = [target, resolved].some((each) => isObject(each) && each.readOnly === true);
        if (APPLICATORS.test(inner) && !answered) visit(inner);
      }
    }
  };
  visit(start);
  return found;
}

function below(pointer: string, value: Json | undefined): readonly string[] {
  if (isArray(value)) return value.map((_, i) => `${pointer}/${i}`);
  const names = isObject(value)
    ? Object.keys(value).map((name) => name.replaceAll('~', '~0').replaceAll('/', '~1'))
    : [];
  return [pointer, ...names.map((name) => `${pointer}/${name}`)];
}

function at(root: Json, pointer: string): Json | undefined {
  return pointer
    .split('/')
    .slice(1)
    .reduce<Json | undefined>((value, token) => {
      const name = token.replaceAll('~1', '/').replaceAll('~0', '~');
      return isArray(value)
        ? value[Number(name)]
        : isObject(value) && Object.hasOwn(value, name)
          ? value[name]
          : undefined;
    }, root);
}

function demands(keyword: string, value: Json | undefined): boolean {
  if (
    ['type', 'enum', 'const', 'format', 'pattern', 'oneOf', 'anyOf', 'not', 'multipleOf', 'contains'].includes(keyword)
  )
    return true;
  if (/^(exclusiveM|m)(in|ax)imum$|^max(Length|Items|Properties|Contains)$|^dependentRequired$/.test(keyword))
    return true;
  if (/^min(Length|Items|Properties)$/.test(keyword)) return typeof value === 'number' && value > 0;
  if (keyword === 'minContains' || keyword === 'propertyNames') return true;
  if (keyword === 'required') return isArray(value) && value.length > 0;
  return keyword === 'uniqueItems'
    ? value === true
    : /^(additional|unevaluated)Properties$/.test(keyword) && value === false;
}

function placesOf({ parameters, requestBody }: Operation): readonly string[] {
  return [
    ...parameters.map((parameter) => parameter.schema ?? parameter.content?.schema),
    ...(requestBody?.content ?? []).map(({ schema }) => schema),
  ].filter((pointer) => pointer !== undefined);
}

describe('the ledger of constraints', () => {
  test.each(DOCUMENTS.map((file) => [basename(file), file]))(
    'counts what the document demands, no more and no less: %s',
    async (_, file) => {
      const document = await loadDocument(file, {});
      const models = createRequestModels(document, { formats: true });
      let counted = 0;
      for (const operation of operations(document)) {
        const told = new Set(placesOf(operation).flatMap((pointer) => [...demandsOf(document.root, pointer)]));
        const noted = new Set(
          constraintsOf(operation, models)
            .filter(({ keyword, schema }) => schema.endsWith(`/${keyword}`))
            .map(({ schema }) => schema),
        );
        expect([...noted].sort(), operation.label).toEqual([...told].sort());
        counted += noted.size;
      }
      expect(counted).toBeGreaterThan(5);
    },
  );

  test('says of each constraint what became of it, and why where it was not broken', async () => {
    const document = await loadDocument(EXAMPLE, {});
    const models = createRequestModels(document, { formats: true });
    for (const operation of operations(document))
      for (const { state, reason } of constraintsOf(operation, models))
        expect(state === 'proven' || reason !== undefined).toBe(true);
  });
});

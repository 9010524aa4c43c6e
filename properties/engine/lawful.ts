import type { Case } from '../../http/case.ts';
import { join } from '../../openapi/pointer.ts';
import type { SchemaValidators } from '../../openapi/schema/validator-types.ts';

/**
 * Whether a case still is what its intent claims, by the independent validator: a valid body valid, an invalid one broken
 * in exactly the one keyword at the one place. Cases whose body is not a JSON value are left as they are.
 */
export function isLawful(testCase: Case, validators: SchemaValidators): boolean {
  const { body, operation, intent } = testCase;
  if (!body || !('value' in body)) return true;
  const schema = operation.requestBody?.content.find(({ range }) => range === body.mediaType)?.schema;
  if (schema === undefined) return true;
  const errors = validators.for(schema, 'request').errors(body.value);
  if (intent.kind !== 'invalid' || intent.violation.part !== 'body') return errors.length === 0;
  const { at, keyword, schema: broken } = intent.violation;
  return (
    errors.length > 0 &&
    errors.every(
      (error) =>
        (error.keyword === keyword || error.schema === broken) &&
        (error.instance === at || (error.property !== undefined && join(error.instance, error.property) === at)),
    )
  );
}

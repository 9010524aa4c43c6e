import { isArray, type Json } from '../../openapi/json.ts';
import type { JsonPointer } from '../../openapi/pointer.ts';
import type { Shape, Shapes } from '../../openapi/schema/shape.ts';
import { sites } from '../arbitraries/sites.ts';
import type { Constraint, Mutant } from '../models.ts';
import { mutations } from './index.ts';

/** Keywords that assert something of an instance, and can be broken. */
const ASSERTIONS: ReadonlySet<string> = new Set([
  ...mutations.map(({ keyword }) => keyword),
  'propertyNames',
  'patternProperties',
  'dependentSchemas',
  'if',
  'minContains',
  'maxContains',
  'unevaluatedItems',
  'prefixItems',
]);

/** Every assertion that applies somewhere in these instances: proven breakable, or why not. */
export function constraintsOf(
  shapes: Shapes,
  pointer: JsonPointer,
  bases: readonly Json[],
  mutants: readonly Mutant[],
): readonly Constraint[] {
  const found = new Map<string, Constraint>();
  const broken = new Set(mutants.map(({ schema, keyword }) => `${schema} ${keyword}`));
  for (const base of bases) {
    for (const { shape } of sites(shapes, [pointer], base)) {
      for (const [keyword, statements] of shape.keywords) {
        if (!ASSERTIONS.has(keyword)) continue;
        for (const { value, pointer: schema } of statements) {
          if (found.has(schema) || !asserts(keyword, value)) continue;
          found.set(
            schema,
            broken.has(`${schema} ${keyword}`)
              ? { schema, keyword, state: 'proven' }
              : { schema, keyword, ...unbroken(keyword, shape) },
          );
        }
      }
    }
  }
  return [...found.values()];
}

/** Whether the keyword, with this value, forbids anything at all. */
function asserts(keyword: string, value: Json): boolean {
  if (keyword === 'additionalProperties' || keyword === 'unevaluatedProperties') return value === false;
  if (keyword === 'uniqueItems') return value === true;
  if (/^min(Length|Items|Properties)$/.test(keyword)) return typeof value === 'number' && value > 0;
  if (keyword === 'required') return isArray(value) && value.length > 0;
  return true;
}

function unbroken(keyword: string, shape: Shape): Pick<Constraint, 'state' | 'reason'> {
  if (keyword !== 'enum' && keyword !== 'const' && (shape.keywords.has('enum') || shape.keywords.has('const')))
    return { state: 'impossible', reason: 'the listed values say it already' };
  if (keyword === 'type' && (shape.keywords.has('oneOf') || shape.keywords.has('anyOf')))
    return { state: 'impossible', reason: 'the alternatives say it already' };
  return keyword === 'format'
    ? { state: 'impossible', reason: 'annotation only' }
    : { state: 'unmodelled', reason: 'no value breaks it alone' };
}

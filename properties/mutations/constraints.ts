import { isArray, isObject, type Json } from '../../openapi/json.ts';
import type { JsonPointer } from '../../openapi/pointer.ts';
import {
  enumerated,
  greatest,
  itemPointers,
  least,
  memberPointers,
  requiredMembers,
  type Shape,
  type Shapes,
} from '../../openapi/schema/shape.ts';
import { isUnique } from '../arbitraries/array-instance.ts';
import { sendable } from '../arbitraries/instance.ts';
import { sites } from '../arbitraries/sites.ts';
import { LONGEST } from '../arbitraries/string.ts';
import type { Constraint, Mutant } from '../models.ts';
import { mutations } from './index.ts';
import { reachableKeywords } from './reachable.ts';

const LONGEST_LIST = 2000;

/** Keywords that assert something of an instance, and can be broken. */
const ASSERTIONS: ReadonlySet<string> = new Set(mutations.map(({ keyword }) => keyword));

/** Every assertion that may apply to what this schema describes: proven breakable on these instances, or why not. */
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
        for (const { value, pointer: schema, condition } of statements) {
          if (found.has(schema) || condition || !asserts(keyword, value)) continue;
          found.set(
            schema,
            broken.has(`${schema} ${keyword}`)
              ? { schema, keyword, state: 'proven' }
              : { schema, keyword, ...unbroken(shapes, keyword, shape, broken) },
          );
        }
      }
    }
  }
  for (const { keyword, value, pointer: schema } of reachableKeywords(shapes.root, pointer))
    if (ASSERTIONS.has(keyword) && asserts(keyword, value) && !found.has(schema))
      found.set(schema, { schema, keyword, state: 'unmodelled', reason: 'no instance that was made has this place' });
  return [...found.values()];
}

/** Whether the keyword, with this value, forbids anything at all. */
function asserts(keyword: string, value: Json): boolean {
  if (keyword === 'additionalProperties' || keyword === 'unevaluatedProperties') return value === false;
  if (keyword === 'items' || keyword === 'unevaluatedItems') return value === false;
  // What stands inside of them is counted where it stands.
  if (keyword === 'prefixItems') return isArray(value) && value.includes(false);
  if (keyword === 'properties' || keyword === 'patternProperties' || keyword === 'dependentSchemas')
    return isObject(value) && Object.values(value).includes(false);
  if (keyword === 'if') return false;
  // Every name is a text.
  if (keyword === 'propertyNames') return !(isObject(value) && Object.keys(value).join() === 'type');
  if (keyword === 'uniqueItems') return value === true;
  if (/^min(Length|Items|Properties)$/.test(keyword)) return typeof value === 'number' && value > 0;
  if (keyword === 'required') return isArray(value) && value.length > 0;
  return true;
}

/** How many different items a list of unique ones can hold; `undefined` where nothing lists them. */
function domainOf(shapes: Shapes, shape: Shape): number | undefined {
  if (!isUnique(shape)) return undefined;
  const items = shapes.of(itemPointers(shape, 0));
  const listed = items.map((item) => enumerated(item));
  return listed.some((values) => values === undefined)
    ? undefined
    : new Set(listed.flatMap((values) => (values ?? []).map((value) => JSON.stringify(value)))).size;
}

function unbroken(
  shapes: Shapes,
  keyword: string,
  shape: Shape,
  broken: ReadonlySet<string>,
): Pick<Constraint, 'state' | 'reason'> {
  if (shape.keywords.get(keyword)?.some(({ pointer }) => broken.has(`${pointer} ${keyword}`)))
    return { state: 'impossible', reason: 'another schema beside it says it already' };
  if (keyword !== 'enum' && keyword !== 'const' && (shape.keywords.has('enum') || shape.keywords.has('const')))
    return { state: 'impossible', reason: 'the listed values say it already' };
  if (
    keyword === 'required' &&
    [...requiredMembers(shape)].every((name) => !sendable(shapes, memberPointers(shape, name)))
  )
    return { state: 'impossible', reason: 'only answers hold its members' };
  if (
    keyword === 'maxItems' &&
    (domainOf(shapes, shape) ?? Number.POSITIVE_INFINITY) <= (least(shape, 'maxItems') ?? 0)
  )
    return { state: 'impossible', reason: 'there are no more different items' };
  if (keyword === 'type' && (shape.keywords.has('oneOf') || shape.keywords.has('anyOf')))
    return { state: 'impossible', reason: 'the alternatives say it already' };
  if (keyword === 'format') return { state: 'impossible', reason: 'annotation only' };
  if (!appliesTo(keyword, shape)) return { state: 'impossible', reason: 'it says nothing of this type' };
  const most = greatest(shape, keyword) ?? 0;
  if (keyword === 'maxLength' && most >= LONGEST)
    return { state: 'unmodelled', reason: `texts are made of up to ${LONGEST} characters` };
  if (keyword === 'maxItems' && most >= LONGEST_LIST)
    return { state: 'unmodelled', reason: `lists are made of up to ${LONGEST_LIST} items` };
  if (/Length$/.test(keyword) && (shape.keywords.has('pattern') || shape.keywords.has('format')))
    return { state: 'unmodelled', reason: 'no text of that length has the pattern or format beside it' };
  return { state: 'unmodelled', reason: 'no value breaks it alone' };
}

/** Whether a keyword of one type stands where that type may. */
function appliesTo(keyword: string, { types }: Shape): boolean {
  if (/^(minLength|maxLength|pattern)$/.test(keyword)) return types.has('string');
  if (/^(minimum|maximum|exclusiveM.*|multipleOf)$/.test(keyword)) return types.has('integer') || types.has('number');
  if (/(Items|contains|Contains)$/.test(keyword)) return types.has('array');
  return /(Properties|required|Required|propertyNames|Schemas)$/.test(keyword) ? types.has('object') : true;
}

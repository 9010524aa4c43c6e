import type { JsonObject } from '../../openapi/json.ts';
import type { Operation } from '../../openapi/operation.ts';
import { createShapes, members, type Shapes } from '../../openapi/schema/shape.ts';
import { build, sendable } from '../arbitraries/instance.ts';

const DEEPEST = 3;
const MOST = 2000;

/** Members of request bodies that no value satisfies: one sentence each. They are never sent, and that is said. */
export function untestableMembers(root: JsonObject, operations: readonly Operation[]): readonly string[] {
  const shapes = createShapes(root);
  const said: string[] = [];
  let looked = 0;
  const walk = (pointers: readonly string[], at: string, label: string, depth: number): void => {
    const [shape] = shapes.of(pointers);
    if (!shape || depth > DEEPEST) return;
    for (const [name, inner] of members(shape)) {
      if (looked++ > MOST) return;
      const place = `${at}/${name}`;
      if (sendable(shapes, inner) && isEmpty(shapes, inner))
        said.push(`${label}: body ${place} cannot be tested: no value satisfies its schema (#${inner[0] ?? ''})`);
      else walk(inner, place, label, depth + 1);
    }
  };
  for (const { requestBody, label } of operations)
    for (const { schema } of requestBody?.content ?? []) if (schema !== undefined) walk([schema], '', label, 0);
  return said;
}

/** Whether no branch of these schemas has a value that could be built, and a listed value is why. */
function isEmpty(shapes: Shapes, pointers: readonly string[]): boolean {
  const all = shapes.of(pointers);
  if (all.length === 0) return true;
  return all.every(
    (shape, branch) =>
      (shape.keywords.has('enum') || shape.keywords.has('const')) &&
      build(shapes, pointers, { optional: 'none', branch, depth: 3 }) === undefined,
  );
}

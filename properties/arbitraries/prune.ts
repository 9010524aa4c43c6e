import { isObject, type Json } from '../../openapi/json.ts';
import { type JsonPointer, tokensOf, valueAt } from '../../openapi/pointer.ts';
import { requiredMembers, type Shapes } from '../../openapi/schema/shape.ts';
import { replaceAt, sitesTowards } from './sites.ts';

/** The instance with nothing optional but what leads to one place; `undefined` for the whole. */
export function prune(shapes: Shapes, pointer: JsonPointer, value: Json, at: JsonPointer): Json | undefined {
  const tokens = tokensOf(at);
  if (tokens.length === 0) return undefined;
  let pruned = value;
  // Innermost first, so that each place is replaced where it still stands.
  for (const site of [...sitesTowards(shapes, [pointer], value, at)].reverse()) {
    if (!isObject(site.value)) continue;
    const required = requiredMembers(site.shape);
    const keep = tokens[tokensOf(site.at).length];
    const now = valueAt(pruned, site.at);
    if (isObject(now))
      pruned = replaceAt(
        pruned,
        site.at,
        Object.fromEntries(Object.entries(now).filter(([name]) => required.has(name) || name === keep)),
      );
  }
  return pruned;
}

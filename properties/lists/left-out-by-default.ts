import type { JsonObject } from '../../openapi/json.ts';
import type { Operation } from '../../openapi/operation.ts';
import { createShapes } from '../../openapi/schema/shape.ts';
import { showsMore } from './asked-values.ts';
import { memberValue, violates } from './compare.ts';
import { documentedDefault } from './documented-default.ts';
import { listFilters } from './list-filters.ts';

/** Whether a list may leave this item out unless it is asked to show it: by the default of a filter, or as one that is put away. */
export function isLeftOutByDefault(item: JsonObject, list: Operation, root: JsonObject): boolean {
  const shapes = createShapes(root);
  return listFilters(list, root).some((filter) => {
    const assumed = documentedDefault(filter.schemas, shapes);
    if (assumed !== undefined && assumed !== null && violates(item, filter, assumed)) return true;
    const [member] = filter.members;
    return showsMore(filter) && member !== undefined && memberValue(item, member) === true;
  });
}

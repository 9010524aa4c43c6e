import { bareName } from '../../openapi/bare-name.ts';
import type { JsonObject } from '../../openapi/json.ts';
import type { Operation } from '../../openapi/operation.ts';
import { isPosition, isSize } from '../workflows/paging.ts';
import { itemMembers } from './item-members.ts';
import { listFilters } from './list-filters.ts';
import { directs, listSorts } from './list-sorts.ts';

const MOST_NAMED = 4;

/**
 * One sentence for each list with optional query parameters whose effect nobody can judge, for neither their names nor
 * their types tell what they mean for its items. They are sent with valid values and with invalid ones all the same.
 */
export function unknownQueries(root: JsonObject, operations: readonly Operation[]): readonly string[] {
  return operations.flatMap((operation) => {
    if (operation.method !== 'GET' || itemMembers(operation, root).size === 0) return [];
    const understood = new Set(
      [...listFilters(operation, root), ...listSorts(operation, root)].map(({ parameter }) => parameter.name),
    );
    const unknown = operation.parameters.filter(
      ({ in: place, name, required, deprecated }) =>
        place === 'query' &&
        !required &&
        !deprecated &&
        !understood.has(name) &&
        !isPosition(name) &&
        !isSize(name) &&
        !directs(bareName(name)),
    );
    const names = unknown.slice(0, MOST_NAMED).map(({ name }) => name);
    const more = unknown.length > MOST_NAMED ? ` and ${unknown.length - MOST_NAMED} more` : '';
    return unknown.length === 0 ? [] : [`${operation.label}: what ${names.join(', ')}${more} should do to the list`];
  });
}

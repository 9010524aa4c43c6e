import { join } from '../pointer.ts';
import { mended, type Repair } from './repair.ts';

/** `items: [a, b]`, which earlier drafts of JSON Schema had: `prefixItems` since 2020-12; one alone is meant for all items. */
export const itemsList: Repair = {
  code: 'items-list',
  summary: 'items is a list, which OpenAPI does not have',
  *mendSchema(schema, pointer) {
    const { items } = schema;
    if (!Array.isArray(items)) return;
    const [only] = items;
    const single = items.length === 1 && only !== undefined;
    if (single) schema.items = only;
    else {
      delete schema.items;
      if (items.length > 0) schema.prefixItems = items;
    }
    yield mended(
      'items-list',
      join(pointer, 'items'),
      'items must be one schema',
      single ? 'the schema of every item' : 'the schemas of the first items, one each (prefixItems)',
      single ? 'write the schema itself' : 'write prefixItems, or one schema with anyOf',
    );
  },
};

import { join } from '../pointer.ts';
import { operationsOf } from '../walk.ts';
import type { DraftValue, Repair } from './repair.ts';

/** `tags: [[a]]`, as some generators write it: the strings inside are meant. */
export const nestedTags: Repair = {
  code: 'tags-nested',
  summary: 'tags holds a list in place of a string',
  *mend(root) {
    for (const { operation, pointer } of operationsOf(root)) {
      const { tags } = operation;
      if (tags === undefined || (Array.isArray(tags) && tags.every((tag) => typeof tag === 'string'))) continue;
      const flat = (Array.isArray(tags) ? tags.flat(4) : [tags]).filter(
        (tag: DraftValue): tag is string => typeof tag === 'string',
      );
      operation.tags = flat;
      yield {
        code: 'tags-nested',
        severity: 'warning',
        pointer: join(pointer, 'tags'),
        message: 'tags must be a list of strings',
        interpretation: flat.length > 0 ? `the strings ${flat.join(', ')}` : 'no tags',
        remedy: 'write the tag itself, not a list of it',
      };
    }
  },
};

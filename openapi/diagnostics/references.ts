import { isArray, isObject, type Json } from '../json.ts';
import { type JsonPointer, join, valueAt } from '../pointer.ts';
import { localTarget } from '../schema/reference.ts';
import type { Rule } from './rule.ts';

/** A reference that leads nowhere, or only to itself. */
export const referenceUnresolved: Rule = {
  code: 'reference-unresolved',
  severity: 'error',
  summary: 'a $ref leads nowhere, or only to itself',
  *diagnose({ root }) {
    const waiting: (readonly [JsonPointer, Json])[] = [['', root]];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [pointer, value] = next;
      if (isArray(value)) value.forEach((item, i) => waiting.push([join(pointer, i), item]));
      else if (isObject(value)) {
        const { $ref: reference } = value;
        if (typeof reference === 'string') {
          let target = localTarget(root, reference, pointer);
          if (target === undefined)
            yield {
              pointer: join(pointer, '$ref'),
              message: `${reference} leads nowhere`,
              interpretation: 'what refers to it is not tested',
              remedy: 'correct the reference, or add what it names',
            };
          const seen = new Set<string>();
          for (; target !== undefined; ) {
            if (seen.has(target)) {
              yield {
                pointer: join(pointer, '$ref'),
                message: `${reference} leads in a circle and to no schema`,
                interpretation: 'any value',
                remedy: 'let one of the references name a schema',
              };
              break;
            }
            seen.add(target);
            const inner = valueAt(root, target);
            target =
              isObject(inner) && typeof inner.$ref === 'string' && Object.keys(inner).length === 1
                ? localTarget(root, inner.$ref, target)
                : undefined;
          }
        }
        for (const [name, inner] of Object.entries(value)) {
          if (
            inner !== undefined &&
            typeof inner === 'object' &&
            inner !== null &&
            name !== 'example' &&
            name !== 'examples' &&
            name !== 'default' &&
            name !== 'enum'
          )
            waiting.push([join(pointer, name), inner]);
        }
      }
    }
  },
};

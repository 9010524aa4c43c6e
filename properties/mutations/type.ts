import { isArray, type Json } from '../../openapi/json.ts';
import type { TypeName } from '../../openapi/schema/shape.ts';
import { naturalType } from '../arbitraries/alternatives.ts';
import { fitsType, leaves } from '../arbitraries/leaves.ts';
import type { Mutation } from './mutation.ts';

const SAMPLES: readonly (readonly [name: string, value: Json])[] = [
  ['a string', 'not-of-this-type'],
  ['null', null],
  ['a number', 12.5],
  ['an integer', 7],
  ['a boolean', true],
  ['an array', []],
  ['an object', {}],
];

const beside = new WeakMap<ReadonlySet<TypeName>, typeof SAMPLES>();

function samplesBeside(types: ReadonlySet<TypeName>): typeof SAMPLES {
  const known = beside.get(types) ?? SAMPLES.filter(([, sample]) => !fitsType(sample, types));
  beside.set(types, known);
  return known;
}

/** A value of each other JSON type. Texts that spell a valid value are a class of their own: some servers coerce them. */
export const type: Mutation = {
  keyword: 'type',
  *propose({ shape, value, pointers }, shapes) {
    const [stated] = shape.keywords.get('type') ?? [];
    if (!stated) return;
    const says = isArray(stated.value) ? stated.value.join(' or ') : String(stated.value);
    const base = { keyword: 'type', schema: stated.pointer };
    for (const [name, sample] of samplesBeside(shape.types)) {
      // Text, null and lists of one are what lenient servers turn into something valid.
      const coerced =
        sample === null ||
        (shape.types.has('string') && sample !== null && typeof sample !== 'object') ||
        (shape.types.has('boolean') && typeof sample === 'number');
      yield {
        ...base,
        value: sample,
        summary: `${name}; the document says ${says}`,
        proof: coerced ? 'coercion' : 'strict',
      };
    }
    if (typeof value === 'number' || typeof value === 'boolean') {
      if (!shape.types.has('string'))
        yield {
          ...base,
          value: String(value),
          summary: `the text "${String(value)}"; the document says ${says}`,
          proof: 'coercion',
        };
    }
    if (!shape.types.has('array')) {
      const inner = naturalType(shape) === 'object' ? value : (leaves(shapes, pointers)[0] ?? value);
      yield { ...base, value: [inner], summary: `a list of one; the document says ${says}`, proof: 'coercion' };
    }
  },
};

import { isArray, isObject, type Json } from '../../openapi/json.ts';
import { memberPointers, members, requiredMembers } from '../../openapi/schema/shape.ts';
import { build } from '../arbitraries/instance.ts';
import { extraNames } from '../arbitraries/object-instance.ts';
import type { Mutation } from './mutation.ts';

/** Each required member dropped in turn. */
export const required: Mutation = {
  keyword: 'required',
  *propose({ shape, value }) {
    if (!isObject(value)) return;
    for (const { value: names, pointer } of shape.keywords.get('required') ?? []) {
      for (const name of isArray(names) ? names : []) {
        if (typeof name === 'string' && Object.hasOwn(value, name))
          yield { keyword: 'required', schema: pointer, member: name, summary: `has no ${name}, which is required` };
      }
    }
  },
};

const NAMES = ['plumblineExtra', 'x_plumbline_extra'];
/** What every object has anyway, where names are looked up by `in`. */
const INHERITED = ['constructor'];
/** For where names have to look a certain way. */
const MORE_NAMES = ['a', 'P', '0', '_', '-', 'plumbline extra', '\u20ac'];

const closing = (keyword: 'additionalProperties' | 'unevaluatedProperties'): Mutation => ({
  keyword,
  *propose({ shape, value }) {
    if (!isObject(value)) return;
    const declared = members(shape);
    const fresh = (name: string): boolean => !declared.has(name) && !Object.hasOwn(value, name);
    const named = shape.keywords.has('patternProperties') || shape.keywords.has('propertyNames');
    // A member that another schema declares is none of this one's: a closed branch forbids it all the same.
    const elsewhere = [...declared.keys()].filter((name) => !Object.hasOwn(value, name));
    for (const { value: allowed, pointer } of shape.keywords.get(keyword) ?? []) {
      if (allowed !== false) continue;
      const plain = [...NAMES.filter(fresh).slice(0, 1), ...INHERITED.filter(fresh)];
      const others = elsewhere.filter((name) => memberPointers(shape, name).includes(pointer)).slice(0, 2);
      for (const name of [...plain, ...(named ? MORE_NAMES.filter(fresh) : []), ...others])
        yield {
          keyword,
          schema: pointer,
          member: name,
          value: 'not declared',
          summary: `has the member ${name}, and the document allows no others`,
        };
    }
  },
});

/** A member that a closed object does not name. */
export const additionalProperties = closing('additionalProperties');
export const unevaluatedProperties = closing('unevaluatedProperties');

/** Too few or too many members: those that are required go last, and none of them is missing. */
export const minProperties: Mutation = {
  keyword: 'minProperties',
  *propose({ shape, value }) {
    if (!isObject(value)) return;
    const demanded = requiredMembers(shape);
    const entries = Object.entries(value);
    const ordered = [
      ...entries.filter(([name]) => demanded.has(name)),
      ...entries.filter(([name]) => !demanded.has(name)),
    ];
    for (const { value: fewest, pointer } of shape.keywords.get('minProperties') ?? []) {
      if (typeof fewest !== 'number' || fewest <= 0) continue;
      const left = Math.ceil(fewest) - 1;
      yield {
        keyword: 'minProperties',
        schema: pointer,
        value: Object.fromEntries(ordered.slice(0, left)),
        summary: `an object of ${left} members; the fewest are ${fewest}`,
      };
    }
  },
};

export const maxProperties: Mutation = {
  keyword: 'maxProperties',
  *propose({ shape, value }, shapes) {
    if (!isObject(value)) return;
    const names = extraNames(shapes, shape);
    const made = (name: string): Json =>
      build(shapes, memberPointers(shape, name), { optional: 'none', branch: 0, depth: 3 }) ?? 'x';
    for (const { value: most, pointer } of shape.keywords.get('maxProperties') ?? []) {
      if (typeof most !== 'number' || most > 500) continue;
      const count = Math.floor(most) + 1;
      const open = [...members(shape).keys()].filter((name) => !Object.hasOwn(value, name));
      const extra = Array.from({ length: count }, (_, i) => names(i) ?? `extra${i}`);
      const plain = Array.from({ length: count }, (_, i) => `extra${i}`);
      for (const more of [open, extra, plain]) {
        const all = [...Object.entries(value), ...more.map((name) => [name, made(name)] as const)];
        const distinct = Object.fromEntries(all);
        const enough = Object.fromEntries(Object.entries(distinct).slice(0, count));
        if (Object.keys(enough).length === count)
          yield {
            keyword: 'maxProperties',
            schema: pointer,
            value: enough,
            summary: `an object of ${count} members; the most are ${most}`,
          };
      }
    }
  },
};

/** The trigger of a dependency without what it demands. */
export const dependentRequired: Mutation = {
  keyword: 'dependentRequired',
  *propose({ shape, value }, shapes) {
    if (!isObject(value)) return;
    const made = (name: string): Json =>
      build(shapes, memberPointers(shape, name), { optional: 'none', branch: 0, depth: 3 }) ?? 'x';
    for (const { value: dependencies, pointer } of shape.keywords.get('dependentRequired') ?? []) {
      for (const [trigger, wanted] of isObject(dependencies) ? Object.entries(dependencies) : []) {
        const demanded = (isArray(wanted) ? wanted : []).filter((name): name is string => typeof name === 'string');
        for (const name of demanded) {
          const base = { keyword: 'dependentRequired', schema: pointer, summary: `has ${trigger} without ${name}` };
          if (Object.hasOwn(value, trigger) && Object.hasOwn(value, name)) yield { ...base, member: name };
          else if (!Object.hasOwn(value, trigger)) {
            const others = demanded.filter((other) => other !== name).map((other) => [other, made(other)] as const);
            yield { ...base, value: { ...value, [trigger]: made(trigger), ...Object.fromEntries(others) } };
          }
        }
      }
    }
  },
};

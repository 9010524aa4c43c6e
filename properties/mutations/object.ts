import { isArray, isObject } from '../../openapi/json.ts';
import { members } from '../../openapi/schema/shape.ts';
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

const closing = (keyword: 'additionalProperties' | 'unevaluatedProperties'): Mutation => ({
  keyword,
  *propose({ shape, value }) {
    if (!isObject(value)) return;
    for (const { value: allowed, pointer } of shape.keywords.get(keyword) ?? []) {
      if (allowed !== false) continue;
      const name = ['plumblineExtra', 'x_plumbline_extra'].find(
        (candidate) => !members(shape).has(candidate) && !Object.hasOwn(value, candidate),
      );
      if (name)
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

/** Too few or too many members. */
export const minProperties: Mutation = {
  keyword: 'minProperties',
  *propose({ shape, value }) {
    if (!isObject(value)) return;
    for (const { value: fewest, pointer } of shape.keywords.get('minProperties') ?? []) {
      if (typeof fewest !== 'number' || fewest < 1) continue;
      yield {
        keyword: 'minProperties',
        schema: pointer,
        value: Object.fromEntries(Object.entries(value).slice(0, fewest - 1)),
        summary: `an object of ${fewest - 1} members; the fewest are ${fewest}`,
      };
    }
  },
};

export const maxProperties: Mutation = {
  keyword: 'maxProperties',
  *propose({ shape, value }) {
    if (!isObject(value)) return;
    const sample = Object.values(value)[0] ?? 'x';
    for (const { value: most, pointer } of shape.keywords.get('maxProperties') ?? []) {
      if (typeof most !== 'number' || most > 500) continue;
      const extra = Object.fromEntries(Array.from({ length: most + 1 }, (_, i) => [`extra${i}`, sample]));
      yield {
        keyword: 'maxProperties',
        schema: pointer,
        value: Object.fromEntries(Object.entries({ ...value, ...extra }).slice(0, most + 1)),
        summary: `an object of ${most + 1} members; the most are ${most}`,
      };
    }
  },
};

/** The trigger of a dependency without what it demands. */
export const dependentRequired: Mutation = {
  keyword: 'dependentRequired',
  *propose({ shape, value }) {
    if (!isObject(value)) return;
    for (const { value: dependencies, pointer } of shape.keywords.get('dependentRequired') ?? []) {
      for (const [trigger, wanted] of isObject(dependencies) ? Object.entries(dependencies) : []) {
        for (const name of isArray(wanted) ? wanted : []) {
          if (typeof name === 'string' && Object.hasOwn(value, trigger) && Object.hasOwn(value, name))
            yield {
              keyword: 'dependentRequired',
              schema: pointer,
              member: name,
              summary: `has ${trigger} without ${name}`,
            };
        }
      }
    }
  },
};

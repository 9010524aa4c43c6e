import { dereference } from '../dereference.ts';
import { isArray, isObject, member } from '../json.ts';
import { operations } from '../operations.ts';
import { join } from '../pointer.ts';
import { isTransmittable } from '../transmittable.ts';
import type { Rule } from './rule.ts';

/** Names of header and cookie parameters that no message can carry (RFC 9110, 5.1; RFC 6265, 4.1.1). */
export const parameterNameInvalid: Rule = {
  code: 'parameter-name-invalid',
  severity: 'error',
  summary: 'a header or cookie parameter has a name that no message can carry, or a parameter has none',
  *diagnose(document) {
    for (const { source, pointer } of operations(document)) {
      const list = member(source, 'parameters');
      for (const [i, value] of (isArray(list) ? list : []).entries()) {
        const place = dereference(document.root, value, join(pointer, 'parameters', i));
        const [name, location] = [member(place.value, 'name'), member(place.value, 'in')];
        if (typeof name !== 'string' || typeof location !== 'string' || isTransmittable(name, location)) continue;
        yield {
          pointer: join(place.pointer, 'name'),
          message: `${JSON.stringify(name)} is no name of a ${location} parameter`,
          interpretation: 'the parameter is left out',
          remedy: location === 'query' ? 'name it' : 'use letters, digits and hyphens',
        };
      }
    }
  },
};

/** Keys of `responses` that are neither a status nor a range nor `default` (OpenAPI, Responses Object). */
export const responseKeyUnknown: Rule = {
  code: 'response-key-unknown',
  severity: 'warning',
  summary: 'a key of responses is no status from 100 to 599, no range such as 2XX, and not default',
  *diagnose(document) {
    for (const { source, pointer } of operations(document)) {
      const responses = member(source, 'responses');
      for (const key of isObject(responses) ? Object.keys(responses) : []) {
        if (/^([1-5](\d\d|XX)|default|x-.*)$/.test(key)) continue;
        yield {
          pointer: join(pointer, 'responses', key),
          message: `${key} is no status, range or default`,
          interpretation: 'no answer is held to it',
          remedy: "write a status such as '200', a range such as '2XX', or default",
        };
      }
    }
  },
};

/** The styles that a parameter of each place can have (OpenAPI, Style Values). */
const STYLES: Readonly<Record<string, readonly string[]>> = {
  path: ['matrix', 'label', 'simple'],
  query: ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'],
  header: ['simple'],
  cookie: ['form', 'cookie'],
};

/** Parameters with a style that their place does not have. */
export const parameterStyle: Rule = {
  code: 'parameter-style',
  severity: 'warning',
  summary: 'a parameter has a style that there is none of in its place',
  *diagnose(document) {
    const seen = new Set<string>();
    for (const { parameters } of operations(document)) {
      for (const { in: location, name, style, pointer } of parameters) {
        const fitting = STYLES[location];
        if (!fitting || fitting.includes(style) || seen.has(pointer)) continue;
        seen.add(pointer);
        yield {
          pointer: join(pointer, 'style'),
          message: `${name} is in ${location}, where style cannot be ${style}`,
          interpretation: 'the style as it is written',
          remedy: `write ${fitting.join(' or ')}`,
        };
      }
    }
  },
};

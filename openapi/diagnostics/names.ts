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

/** Characters of a path that no URI holds as they are (RFC 3986, 3.3). */
export const pathCharacters: Rule = {
  code: 'path-characters',
  severity: 'warning',
  summary: 'a path holds characters that no address holds as they are: spaces, controls, broken text',
  *diagnose({ root }) {
    const paths = member(root, 'paths');
    for (const path of isObject(paths) ? Object.keys(paths) : []) {
      if (!/[\u0000-\u0020\u007f"<>\\^`|]/.test(path.replace(/\{[^}]*\}/g, '')) && path.isWellFormed()) continue;
      yield {
        pointer: join('/paths', path),
        message: `${JSON.stringify(path)} holds what no address holds as it is`,
        interpretation: 'the characters, percent-encoded',
        remedy: 'write them percent-encoded, or name the path otherwise',
      };
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

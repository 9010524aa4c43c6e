import { describe, expect, test } from 'vitest';
import type { Json } from '../../openapi/json.ts';
import type { Parameter, ParameterStyle } from '../../openapi/operation.ts';
import { mediaTypeOf, parameterOf } from '../operation.testing.ts';
import { expressible } from './expressible.ts';
import { encodeParameter } from './parameter.ts';

const scalar = 'blue';
const list = ['blue', 'black', 'brown'];
const record = { R: 100, G: 200, B: 150 };

function wire(parameter: Parameter, value: Json): string {
  const encoded = encodeParameter(parameter, value);
  return 'text' in encoded ? encoded.text : encoded.pairs.map(([name, text]) => `${name}=${text}`).join('&');
}

/** OpenAPI 3.1.1, Parameter Object, Style Examples: style, explode, then the string, array and object of its table. */
const table: readonly (readonly [Parameter['in'], ParameterStyle, boolean, string, string, string])[] = [
  ['path', 'matrix', false, ';color=blue', ';color=blue,black,brown', ';color=R,100,G,200,B,150'],
  ['path', 'matrix', true, ';color=blue', ';color=blue;color=black;color=brown', ';R=100;G=200;B=150'],
  ['path', 'label', false, '.blue', '.blue,black,brown', '.R,100,G,200,B,150'],
  ['path', 'label', true, '.blue', '.blue.black.brown', '.R=100.G=200.B=150'],
  ['path', 'simple', false, 'blue', 'blue,black,brown', 'R,100,G,200,B,150'],
  ['path', 'simple', true, 'blue', 'blue,black,brown', 'R=100,G=200,B=150'],
  ['header', 'simple', false, 'blue', 'blue,black,brown', 'R,100,G,200,B,150'],
  ['header', 'simple', true, 'blue', 'blue,black,brown', 'R=100,G=200,B=150'],
  ['query', 'form', false, 'color=blue', 'color=blue,black,brown', 'color=R,100,G,200,B,150'],
  ['query', 'form', true, 'color=blue', 'color=blue&color=black&color=brown', 'R=100&G=200&B=150'],
  ['query', 'spaceDelimited', false, 'color=blue', 'color=blue%20black%20brown', 'color=R%20100%20G%20200%20B%20150'],
  ['query', 'pipeDelimited', false, 'color=blue', 'color=blue%7Cblack%7Cbrown', 'color=R%7C100%7CG%7C200%7CB%7C150'],
  ['query', 'deepObject', true, 'color=blue', '', 'color[R]=100&color[G]=200&color[B]=150'],
  ['cookie', 'form', false, 'color=blue', 'color=blue,black,brown', 'color=R,100,G,200,B,150'],
];

describe('encodeParameter', () => {
  test.each(table)(
    'writes a parameter in %s as %s, explode %s, as the specification shows',
    (place, style, explode, ...expected) => {
      const parameter = parameterOf({ in: place, name: 'color', style, explode });
      expect(wire(parameter, scalar)).toBe(expected[0]);
      if (expected[1] !== '') expect(wire(parameter, list)).toBe(expected[1]);
      expect(wire(parameter, record)).toBe(expected[2]);
    },
  );

  test('percent-encodes everything but unreserved characters in a path and a query', () => {
    expect(wire(parameterOf({ in: 'path', name: 'id' }), "a b/ü?#'(*)~")).toBe('a%20b%2F%C3%BC%3F%23%27%28%2A%29~');
    expect(wire(parameterOf({ in: 'query', name: 'q[]' }), 'a&b=c+d')).toBe('q%5B%5D=a%26b%3Dc%2Bd');
  });

  test('leaves reserved characters alone with allowReserved, but for those that would end the value', () => {
    const query = parameterOf({ in: 'query', name: 'q', allowReserved: true });
    expect(wire(query, ":/?#[]@!$&'()*+,;=%41")).toBe("q=:/?%23%5B%5D@!$%26'()*%2B,;=%2541");
    expect(wire(parameterOf({ in: 'path', name: 'q', allowReserved: true }), 'a:@/b?')).toBe('a:@%2Fb%3F');
  });

  test('keeps the sign of negative zero, and writes null, booleans and numbers as JSON does', () => {
    const query = parameterOf({ in: 'query', name: 'q' });
    expect([-0, null, true, 1e21, 1e-7].map((value) => wire(query, value))).toEqual([
      'q=-0',
      'q=null',
      'q=true',
      'q=1000000000000000000000',
      'q=1e-7',
    ]);
  });

  test('writes content parameters by their media type', () => {
    const json = parameterOf({ in: 'query', name: 'f', content: mediaTypeOf('application/json') });
    expect(wire(json, { a: [1, 'x'] })).toBe('f=%7B%22a%22%3A%5B1%2C%22x%22%5D%7D');
    expect(wire({ ...json, in: 'header' }, { a: 'ü' })).toBe('{"a":"%C3%BC"}');
    expect(wire({ ...json, content: mediaTypeOf('text/plain') }, 'a b')).toBe('f=a%20b');
  });

  test('writes the whole query of OpenAPI 3.2 as a form or as JSON', () => {
    const form = parameterOf({
      in: 'querystring',
      name: 'all',
      content: mediaTypeOf('application/x-www-form-urlencoded'),
    });
    expect(wire(form, { a: 1, b: ['x', 'y z'] })).toBe('a=1&b=x&b=y%20z');
    expect(wire({ ...form, content: mediaTypeOf('application/json') }, [1])).toBe('%5B1%5D');
  });

  test('sends cookie values so that readers that decode and readers that do not agree', () => {
    expect(wire(parameterOf({ in: 'cookie', name: 'c' }), 'a/b:c=d')).toBe('c=a/b:c=d');
    expect(wire(parameterOf({ in: 'cookie', name: 'c' }), 'a;b%"')).toBe('c=a%3Bb%25%22');
  });

  test('leaves nothing in a field value that a field may not hold', () => {
    expect(wire(parameterOf({ in: 'header', name: 'X-A' }), 'a\r\nb: ü')).toBe('a%0D%0Ab: %C3%BC');
  });

  test('sends nothing for an empty array in a query', () => {
    expect(encodeParameter(parameterOf({ in: 'query', name: 'q' }), [])).toEqual({ in: 'query', pairs: [] });
  });
});

describe('expressible', () => {
  const path = parameterOf({ in: 'path', name: 'id' });
  const query = parameterOf({ in: 'query', name: 'q' });
  const header = parameterOf({ in: 'header', name: 'X-Q' });
  const cookie = parameterOf({ in: 'cookie', name: 'q' });

  test.each(['', '.', '..', 'a/b', 'a\\b', 'a;b', 'a\0'])('refuses the path value %j', (value) => {
    expect(expressible(path, value)).toBe(false);
  });

  test.each(['a', '...', 'a.b', 'ü', 'a b', '5', '%'])('accepts the path value %j', (value) => {
    expect(expressible(path, value)).toBe(true);
  });

  test('accepts matrix and label values, which begin with their own prefix', () => {
    expect(expressible({ ...path, style: 'matrix' }, 'a')).toBe(true);
    expect(expressible({ ...path, style: 'label' }, 'a')).toBe(true);
    expect(expressible({ ...path, style: 'label' }, '.a')).toBe(false);
  });

  test.each(['', ' a', 'a ', 'a\nb', 'ü', '\t'])('refuses the field value %j', (value) => {
    expect(expressible(header, value)).toBe(false);
  });

  test.each(['a b', 'a"b', 'a,b', 'a;b', 'a%b', 'ü', ''])('refuses the cookie value %j', (value) => {
    expect(expressible(cookie, value)).toBe(false);
  });

  test('refuses items that hold the delimiter, and empty lists', () => {
    expect(expressible({ ...query, explode: false }, ['a,b', 'c'])).toBe(false);
    expect(expressible({ ...query, explode: false }, ['a', 'c'])).toBe(true);
    expect(expressible(query, ['a,b', 'c'])).toBe(true);
    expect(expressible({ ...query, style: 'pipeDelimited', explode: false }, ['a|b', 'c'])).toBe(false);
    expect(expressible({ ...query, style: 'spaceDelimited', explode: false }, ['a b', 'c'])).toBe(false);
    expect(expressible({ ...path, style: 'label', explode: true }, ['a.b', 'c'])).toBe(false);
    expect(expressible(query, [])).toBe(false);
    expect(expressible(header, [])).toBe(false);
  });

  test('refuses null, which has no text, and an empty text in a query, unless it is allowed', () => {
    expect(expressible(query, null)).toBe(false);
    expect(expressible(query, ['a', null])).toBe(false);
    expect(expressible(query, '')).toBe(false);
    expect(expressible(query, ['a', ''])).toBe(false);
    expect(expressible({ ...query, allowEmptyValue: true }, '')).toBe(true);
    expect(expressible({ ...query, content: mediaTypeOf('application/json') }, null)).toBe(true);
  });

  test('refuses what no style defines: nested values, exploded cookies, a scalar as deepObject', () => {
    expect(expressible(query, [['a']])).toBe(false);
    expect(expressible({ ...query, style: 'deepObject', explode: true }, { a: { b: 1 } })).toBe(false);
    expect(expressible({ ...query, style: 'deepObject', explode: true }, 'a')).toBe(false);
    expect(expressible(cookie, ['a', 'b'])).toBe(false);
  });
});

import { describe, expect, test } from 'vitest';
import type { Json } from '../openapi/json.ts';
import type { Parameter } from '../openapi/operation.ts';
import { accepts, lenientCase, lenientlyAccepted } from './decode/lenient.testing.ts';
import { formAccepted, lenientForm } from './decode/lenient-form.testing.ts';
import { bodyMayReadAsValid } from './decode-body.ts';
import { decodeSet, mayReadAsValid } from './decode-set.ts';
import { encodeParameter } from './encode/parameter.ts';
import { mediaTypeOf, parameterOf } from './operation.testing.ts';

const query = parameterOf({ in: 'query', name: 'q', required: true });
const optional = parameterOf({ in: 'query', name: 'q' });
const integer = (value: Json): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 100;
const number = (value: Json): boolean => typeof value === 'number';
const boolean = (value: Json): boolean => typeof value === 'boolean';
const member =
  (...members: string[]) =>
  (value: Json): boolean =>
    typeof value === 'string' && members.includes(value);
const integers = (value: Json): boolean =>
  Array.isArray(value) && value.length >= 2 && value.every((item) => integer(item));

const isStrict = (parameter: Parameter, value: Json, valid: (value: Json) => boolean, objects = true): boolean =>
  !mayReadAsValid(parameter, encodeParameter(parameter, value), valid, { objects });

describe('mayReadAsValid', () => {
  test.each(['abc', '5.5', 'true', '', '0', '101', 'x1'])(
    'proves %j invalid for a required integer 1..100',
    (value) => {
      expect(isStrict(query, value, (read) => integer(read) && value !== 'true')).toBe(true);
    },
  );

  test.each(['5.0', '5e0', '+5', '05', '0x5', '1,2', ' 5', '5 ', '1e1', '1_0', '٥'])(
    'does not prove %j invalid for an integer',
    (value) => {
      expect(isStrict(query, value, integer)).toBe(false);
    },
  );

  test('takes an empty text for absent where the parameter is optional', () => {
    expect(isStrict(optional, '', integer)).toBe(false);
    expect(isStrict(optional, 'abc', integer)).toBe(true);
    expect(isStrict(query, [], integers)).toBe(true);
    expect(isStrict(optional, [], integers)).toBe(false);
  });

  test('proves no number that JSON cannot hold invalid', () => {
    for (const value of ['NaN', 'Infinity', '-inf', '1e999']) expect(isStrict(query, value, number)).toBe(false);
    for (const value of ['abc', '1.2.3']) expect(isStrict(query, value, number)).toBe(true);
  });

  test.each(['maybe', '2', 'truex'])('proves %j invalid for a boolean', (value) => {
    expect(isStrict(query, value, boolean)).toBe(true);
  });

  test.each(['True', '0', '1', 'yes', 'off', 'T', 'n'])('does not prove %j invalid for a boolean', (value) => {
    expect(isStrict(query, value, boolean)).toBe(false);
  });

  test('knows that field values are case-sensitive and lose the whitespace around them', () => {
    const header = parameterOf({ in: 'header', name: 'X-Mode', required: true });
    expect(isStrict(header, 'c', member('a', 'b'))).toBe(true);
    expect(isStrict(header, 'A', member('a', 'b'))).toBe(true);
    expect(isStrict(header, ' a', member('a', 'b'))).toBe(false);
    expect(isStrict(header, '%61', member('a', 'b'))).toBe(false);
  });

  test('reads a list whole, split, repeated, and one of it alone', () => {
    expect(isStrict(query, [1, 'x'], integers)).toBe(true);
    expect(isStrict(query, [1, 101], integers)).toBe(true);
    expect(isStrict(query, [1], integers)).toBe(true);
    expect(isStrict(query, ['1,2', '3'], integers)).toBe(false);
    expect(isStrict({ ...query, explode: false }, ['1', '2.0'], integers)).toBe(false);
    expect(isStrict({ ...query, style: 'pipeDelimited', explode: false }, ['1', 'b'], integers)).toBe(true);
    expect(isStrict({ ...query, style: 'pipeDelimited', explode: false }, ['1', '2'], integers)).toBe(false);
    expect(isStrict({ ...query, style: 'spaceDelimited', explode: false }, ['1', '2'], integers)).toBe(false);
  });

  test('proves a list of many numbers too long', () => {
    const few = (value: Json): boolean =>
      Array.isArray(value) && value.length <= 20 && value.every((item) => typeof item === 'number');
    expect(
      isStrict(
        query,
        Array.from({ length: 21 }, (_, i) => i),
        few,
        false,
      ),
    ).toBe(true);
    expect(
      isStrict(
        query,
        Array.from({ length: 20 }, (_, i) => i),
        few,
      ),
    ).toBe(false);
  });

  test('reads objects in every style', () => {
    const valid = (value: Json): boolean =>
      typeof value === 'object' && value !== null && 'k' in value && integer(value.k ?? null);
    const object = { ...query, name: 'p' };
    for (const parameter of [
      object,
      { ...object, explode: false },
      { ...object, style: 'deepObject' as const },
      parameterOf({ in: 'path', name: 'p', style: 'matrix', explode: true }),
      parameterOf({ in: 'path', name: 'p', style: 'label' }),
      parameterOf({ in: 'header', name: 'p', required: true }),
    ]) {
      expect(isStrict(parameter, { k: 5, l: 'x' }, valid)).toBe(false);
      expect(isStrict(parameter, { k: '5', l: 'x' }, valid)).toBe(false);
      expect(isStrict(parameter, { k: 'abc', l: 'x' }, valid)).toBe(true);
      expect(isStrict(parameter, { l: 'x', m: 'y' }, valid)).toBe(true);
    }
  });

  test('reads label and matrix values with and without their prefix', () => {
    for (const style of ['label', 'matrix'] as const) {
      const path = parameterOf({ in: 'path', name: 'id', style });
      expect(isStrict(path, 5, integer)).toBe(false);
      expect(isStrict(path, 'abc', integer)).toBe(true);
      expect(isStrict(path, 101, integer)).toBe(true);
    }
  });

  test('proves nothing about what may not reach its parameter', () => {
    const path = parameterOf({ in: 'path', name: 'id' });
    for (const value of ['', '.', '..', 'a/b', 'a;b', 'a\\b']) expect(isStrict(path, value, integer)).toBe(false);
    expect(isStrict(parameterOf({ in: 'cookie', name: 'c', required: true }), 'a;b', integer)).toBe(false);
    expect(isStrict(parameterOf({ in: 'cookie', name: 'c', required: true, explode: true }), ['a', 'b'], integer)).toBe(
      false,
    );
  });

  test('takes quotes off a cookie value', () => {
    const cookie = parameterOf({ in: 'cookie', name: 'c', required: true });
    expect(isStrict(cookie, '"a"', member('a'))).toBe(false);
    expect(isStrict(cookie, 'c', member('a'))).toBe(true);
  });

  test('reads a content parameter as JSON only', () => {
    const json = { ...query, content: mediaTypeOf('application/json') };
    expect(isStrict(json, '5', integer)).toBe(true);
    expect(isStrict(json, 5, integer)).toBe(false);
    expect(isStrict(json, 101, integer)).toBe(true);
  });

  test('reads the whole query of OpenAPI 3.2 as the form that it is', () => {
    const all = parameterOf({
      in: 'querystring',
      name: 'all',
      required: true,
      content: mediaTypeOf('application/x-www-form-urlencoded'),
    });
    const valid = (value: Json): boolean =>
      typeof value === 'object' && value !== null && 'n' in value && integer(value.n ?? null);
    expect(isStrict(all, { n: 'abc', t: 'x' }, valid)).toBe(true);
    expect(isStrict(all, { n: '5', t: 'x' }, valid)).toBe(false);
  });
});

describe('decodeSet', () => {
  test('holds the value that was encoded, in every place and style', () => {
    const places = [
      ['path', 'simple'],
      ['path', 'label'],
      ['path', 'matrix'],
      ['query', 'form'],
      ['query', 'spaceDelimited'],
      ['query', 'pipeDelimited'],
      ['header', 'simple'],
    ] as const;
    for (const [place, style] of places) {
      for (const explode of [false, true]) {
        for (const value of ['blue', 5, true, ['a', 'b'], [1, 2], { k: 1, l: 'x' }]) {
          const parameter = parameterOf({ in: place, name: 'color', style, explode });
          expect(
            [...decodeSet(parameter, encodeParameter(parameter, value))],
            `${place} ${style} ${explode}`,
          ).toContainEqual(value);
        }
      }
    }
  });
});

describe('a deliberately lenient server', () => {
  const many = Number(process.env.PLUMBLINE_LENIENT_CASES ?? 6_000);

  test('accepts no value that is proven invalid, and some that are not', () => {
    let proven = 0;
    let acceptedUnproven = 0;
    const wrong: unknown[] = [];
    for (let i = 0; proven < many; i++) {
      const made = lenientCase(i);
      if (!made) continue;
      const { parameter, schema, value, encoded } = made;
      const accepted = lenientlyAccepted(parameter, schema, encoded);
      if (mayReadAsValid(parameter, encoded, (read) => accepts(schema, read))) acceptedUnproven += Number(accepted);
      else {
        proven++;
        if (accepted)
          wrong.push({
            place: parameter.in,
            style: parameter.style,
            explode: parameter.explode,
            schema,
            value,
            encoded,
          });
      }
    }
    expect(wrong.slice(0, 3)).toEqual([]);
    expect(acceptedUnproven).toBeGreaterThan(0);
  }, 600_000);
});

test('a deliberately lenient reader of forms accepts no form that is proven invalid, and some that are not', () => {
  const many = Math.min(200_000, Number(process.env.PLUMBLINE_LENIENT_CASES ?? 6_000));
  let acceptedUnproven = 0;
  let proven = 0;
  const wrong: unknown[] = [];
  for (let i = 0; i < many; i++) {
    const form = lenientForm(i);
    if (!form) continue;
    const accepted = formAccepted(form);
    if (bodyMayReadAsValid(form, (read) => accepts(form.schema, read))) acceptedUnproven += Number(accepted);
    else {
      proven++;
      if (accepted) wrong.push(form);
    }
  }
  expect(wrong.slice(0, 3)).toEqual([]);
  expect(proven).toBeGreaterThan(many / 20);
  expect(acceptedUnproven).toBeGreaterThan(0);
}, 600_000);

describe('bodyMayReadAsValid', () => {
  const form = mediaTypeOf('application/x-www-form-urlencoded');
  const valid = (value: Json): boolean =>
    typeof value === 'object' &&
    value !== null &&
    'n' in value &&
    integer(value.n ?? null) &&
    (!('t' in value) || typeof value.t === 'string');

  test.each(['application/x-www-form-urlencoded', 'multipart/form-data', 'application/xml'])(
    'judges members of %s as texts',
    (range) => {
      const judge = (value: Json, at: string): boolean =>
        !bodyMayReadAsValid({ value, at, mediaType: mediaTypeOf(range) }, valid);
      expect(judge({ n: 'abc', t: 'x' }, '/n')).toBe(true);
      expect(judge({ n: 101, t: 'x' }, '/n')).toBe(true);
      expect(judge({ n: '5', t: 'x' }, '/n')).toBe(false);
      expect(judge({ n: 5, t: 7 }, '/t')).toBe(false);
      expect(judge({ t: 'x' }, '')).toBe(true);
    },
  );

  test('takes an empty text for absent', () => {
    const optionalMember = (value: Json): boolean =>
      typeof value === 'object' && value !== null && !('n' in value && value.n === '');
    expect(bodyMayReadAsValid({ value: { n: '' }, at: '/n', mediaType: form }, optionalMember)).toBe(true);
  });

  test('leaves JSON to its one reading, and text to itself', () => {
    expect(bodyMayReadAsValid({ value: { n: '5' }, at: '/n', mediaType: mediaTypeOf('application/json') }, valid)).toBe(
      false,
    );
    expect(
      bodyMayReadAsValid({ value: 'abc', at: '', mediaType: mediaTypeOf('text/plain') }, (value) => value === 'a'),
    ).toBe(false);
    expect(
      bodyMayReadAsValid(
        { value: 5, at: '', mediaType: mediaTypeOf('text/plain') },
        (value) => typeof value === 'string',
      ),
    ).toBe(true);
  });
});

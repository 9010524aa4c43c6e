import { describe, expect, test } from 'vitest';
import { encodeParameter } from '../../http/encode/parameter.ts';
import type { Json, JsonObject } from '../../openapi/json.ts';
import type { Parameter } from '../../openapi/operation.ts';
import { readPairs, readText } from './read-parameter.ts';
import { shapeOf } from './shape.ts';
import { cookiesOf, pairsOf, type WirePair } from './wire.ts';

const values: readonly (readonly [JsonObject, Json])[] = [
  [{ type: 'string' }, 'a b/ü?&=%'],
  [{ type: 'integer' }, 42],
  [{ type: 'number' }, -1.5e-7],
  [{ type: 'boolean' }, true],
  [{ type: 'array', items: { type: 'integer' } }, [1, 2, 3]],
  [{ type: 'array', items: { type: 'string' } }, ['a', 'true', '5']],
  [
    { type: 'object', properties: { role: { type: 'string' }, age: { type: 'integer' } } },
    { role: 'admin', age: 7 },
  ],
];
const styles: readonly (readonly [Parameter['in'], Parameter['style']])[] = [
  ['path', 'simple'],
  ['path', 'label'],
  ['path', 'matrix'],
  ['header', 'simple'],
  ['query', 'form'],
  ['query', 'spaceDelimited'],
  ['query', 'pipeDelimited'],
  ['query', 'deepObject'],
  ['cookie', 'form'],
];

function parameter(location: Parameter['in'], style: Parameter['style'], explode: boolean): Parameter {
  return {
    name: 'color',
    in: location,
    style,
    explode,
    required: true,
    deprecated: false,
    allowReserved: false,
    allowEmptyValue: false,
    examples: [],
    pointer: '',
    schema: '/schema',
  };
}

function sent(location: Parameter['in'], pairs: readonly (readonly [string, string])[]): readonly WirePair[] {
  const texts = pairs.map(([name, text]) => `${name}=${text}`);
  return location === 'cookie' ? cookiesOf([['Cookie', texts.join('; ')]]) : (pairsOf(texts.join('&')) ?? []);
}

describe('a parameter', () => {
  for (const [location, style] of styles) {
    for (const explode of [false, true]) {
      test(`in ${location}, ${style}${explode ? ', exploded' : ''}, is read as it was written`, () => {
        for (const [schema, value] of values) {
          const structured = typeof value === 'object';
          // Combinations that OpenAPI leaves undefined, or that their place cannot hold.
          if (
            (style === 'deepObject' && (!structured || Array.isArray(value))) ||
            (/Delimited/.test(style) && (!structured || explode))
          )
            continue;
          if (location === 'cookie' && structured && explode) continue;
          if (location === 'header' && typeof value === 'string') continue;
          const declared = parameter(location, style, explode);
          const shape = shapeOf({ schema }, '/schema');
          const encoded = encodeParameter(declared, value);
          const reading =
            'text' in encoded
              ? readText(declared, shape, encoded.text)
              : readPairs(declared, shape, sent(location, encoded.pairs), new Set(['color']));
          expect(reading).not.toBe('malformed');
          expect(reading).toContainEqual(value);
        }
      });
    }
  }

  test('that is a scalar stands once', () => {
    const shape = shapeOf({ schema: { type: 'integer' } }, '/schema');
    const declared = parameter('query', 'form', true);
    expect(readPairs(declared, shape, pairsOf('color=1&color=2') ?? [], new Set())).toBe('malformed');
    expect(readPairs(declared, shape, pairsOf('other=1') ?? [], new Set())).toBe('absent');
    expect(readPairs(declared, shape, pairsOf('color=1x') ?? [], new Set())).toEqual(['1x', '1x']);
  });
});

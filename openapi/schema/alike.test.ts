import { expect, test } from 'vitest';
import { alikeIn } from './alike.ts';
import { createValidators } from './validators.ts';

const root = {
  a: { $ref: '#/defs/name' },
  b: { $ref: '#/a' },
  c: { type: 'string', minLength: 2 },
  d: { type: 'string', minLength: 2 },
  looping: { $ref: '#/looping' },
  described: { $ref: '#/defs/name', description: 'says more than the reference' },
  defs: { name: { type: 'string', minLength: 2 } },
};

test('a reference that stands alone means what it leads to, through others like it', () => {
  const { meant } = alikeIn(root);
  expect(['/a', '/b', '/c', '/described'].map(meant)).toEqual(['/defs/name', '/defs/name', '/c', '/described']);
});

test('references that loop mean themselves', () => {
  expect(alikeIn(root).meant('/looping')).toBe('/looping');
});

test('nothing is alike where schemas have identifiers of their own', () => {
  const identified = {
    a: { $ref: '#/defs/name' },
    defs: { name: { $id: 'https://example.test/name', type: 'string' } },
  };
  expect(alikeIn(identified).meant('/a')).toBe('/a');
});

test('schemas of the same text are compiled once, and each names its own keywords', () => {
  const validators = createValidators(root, { formats: true });
  const placesOf = (pointer: string): readonly string[] =>
    validators
      .for(pointer, 'request')
      .errors('x')
      .map(({ schema }) => schema);
  expect([placesOf('/c'), placesOf('/d'), placesOf('/b')]).toEqual([
    ['/c/minLength'],
    ['/d/minLength'],
    ['/defs/name/minLength'],
  ]);
});

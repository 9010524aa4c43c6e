import { expect, test } from 'vitest';
import type { Json } from '../../openapi/json.ts';
import { operations } from '../../openapi/operations.ts';
import { fromQuery } from './link-query.ts';
import { talksDocument } from './talks.testing.ts';

const operation = operations(talksDocument).find(({ label }) => label === 'GET /talks');
if (!operation) throw new Error('the document has no list');
const [track] = operation.parameters;
if (!track) throw new Error('the list has no parameter');
const asked = { ...operation, parameters: [...operation.parameters, { ...track, name: 'filter' }] };

function followed(sent: Readonly<Record<string, Json>>, link: string): unknown {
  const parameters = Object.entries(sent).map(([name, value]) => ({ in: 'query', name, value }) as const);
  const request = {
    operation: asked,
    parameters,
    intent: { kind: 'valid', summary: 'a page' },
    credentials: { kind: 'supplied' },
  } as const;
  const { parameters: given } = fromQuery(request, new URLSearchParams(link));
  return Object.fromEntries(given.map((one) => [one.name, 'value' in one ? one.value : undefined]));
}

test.each([
  ['track=web&track=data&limit=2&offset=2', { track: ['web', 'data'], limit: 2 }],
  ['track=web,data&offset=2', { track: ['web', 'data'] }],
  ['track=web%7Cdata&offset=2', { track: ['web', 'data'] }],
  ['track[]=web&track[]=data&offset=2', { track: ['web', 'data'] }],
  ['filter[city]=Rome&filter[least]=3&offset=2', { filter: { city: 'Rome', least: 3 } }],
  ['city=Rome&offset=2', { filter: { city: 'Rome' } }],
  ['filter=city,Rome&offset=2', { filter: { city: 'Rome' } }],
])('a link that spells what was sent keeps it: %s', (link, sent) => {
  expect(followed(sent, link)).toEqual({ ...sent, offset: 2 });
});

test('what a link does not name is gone, and what it changes is changed', () => {
  expect(followed({ track: ['web', 'data'], limit: 2 }, 'track=web&offset=2')).toEqual({ track: 'web', offset: 2 });
});

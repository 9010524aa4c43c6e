import { expect, test } from 'vitest';
import { operations } from '../../openapi/operations.ts';
import { parseDocument } from '../../openapi/parse.ts';
import { compareDocuments } from '../compare-documents.ts';
import { readNotice } from './notice.ts';

const TODAY = '2026-06-01';
const document = (operation: object) => {
  const source = {
    openapi: '3.1.0',
    info: { title: 't', version: '1' },
    paths: { '/a': { get: { ...operation, responses: { 200: { description: 'ok' } } } } },
  };
  const parsed = parseDocument(JSON.stringify(source), { source: 'a.json' });
  return { document: parsed, operations: operations(parsed) };
};
const ids = (old: object, fresh: object, ...days: readonly string[]) =>
  compareDocuments(document(old), document(fresh), { strict: false, today: TODAY, notice: readNotice(days) })
    .filter(({ verdict }) => verdict === 'breaking')
    .map(({ id }) => id);

const ends = (day: string) => ({ deprecated: true, 'x-sunset': day });

test('a sunset is announced as long before as was promised', () => {
  expect(ids({}, ends('2026-09-01'), 'stable=90')).toEqual([]);
  expect(ids({}, ends('2026-08-01'), 'stable=90')).toEqual(['api-sunset-date-too-small']);
  expect(ids({}, { ...ends('2026-07-15'), 'x-stability-level': 'beta' }, 'stable=90', 'beta=30')).not.toContain(
    'api-sunset-date-too-small',
  );
});

test('where notice is promised, a deprecation without a sunset breaks the promise', () => {
  expect(ids({}, { deprecated: true }, 'stable=90')).toEqual(['api-deprecated-sunset-missing']);
  expect(ids({}, { deprecated: true })).toEqual([]);
});

test('a sunset moves forward no further than the notice allows', () => {
  expect(ids(ends('2027-06-01'), ends('2026-12-01'), 'stable=90')).toEqual([]);
  expect(ids(ends('2027-06-01'), ends('2026-07-01'), 'stable=90')).toEqual(['api-sunset-date-changed-too-small']);
  expect(ids(ends('2027-06-01'), ends('2026-12-01'))).toEqual(['api-sunset-date-changed-too-small']);
});

test.each(['stable', 'gold=3', 'beta=soon'])('%s is no notice', (text) => {
  expect(() => readNotice([text])).toThrow(/LEVEL=DAYS/);
});

import { expect, test } from 'vitest';
import { fixtureRun } from '../fixture.testing.ts';
import { chartsHtml } from './charts.ts';
import { coverageHtml } from './coverage.ts';
import { declares } from './documented-status.ts';
import { matrixHtml } from './matrix.ts';
import { operationTables } from './operation-tables.ts';

const run = fixtureRun();

test('an answered status belongs to itself, its range or the default', () => {
  expect(declares(['200', '4XX', 'default'], '200')).toBe('200');
  expect(declares(['200', '4xx', 'default'], '404')).toBe('4xx');
  expect(declares(['200', '4XX', 'default'], '500')).toBe('default');
  expect(declares(['200'], '500')).toBeUndefined();
});

test('coverage names the constraints that were not tried, and statuses that were never answered', () => {
  const html = coverageHtml(run);
  expect(html).toContain('1 not tried');
  expect(html).toContain('body: required');
  expect(html).toContain('✓ 201');
  expect(html).toContain('○ 400');
});

test('the charts count what the run counts', () => {
  const html = chartsHtml(run);
  expect(html).toContain('1 of 2 answered');
  expect(html).toContain('1 of 2 tried');
  expect(html).toContain('data-check="answers"');
});

test('the matrix says why nothing was tried, once for each reason', () => {
  const html = matrixHtml(run);
  expect(html.match(/<li>no positive control/g)).toHaveLength(1);
  expect(html).toContain('href="#o-0"');
});

test('a long table comes in parts, of which all but the first are closed', () => {
  const html = operationTables(
    'matrix',
    'Operations',
    '<th scope="col">Operation</th>',
    Array.from({ length: 250 }, (_, i) => `<tr><td>${i}</td></tr>`),
  );
  expect(html.match(/<table>/g)).toHaveLength(3);
  expect(html.match(/<details class="more">/g)).toHaveLength(2);
  expect(html).toContain('operations 101 to 200');
});

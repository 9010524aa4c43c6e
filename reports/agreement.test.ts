import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Log as SarifLog } from 'sarif';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Ended, runCommand } from '../cli/run-command.testing.ts';
import { applicableFaults } from '../mock/faults/select.ts';
import { mockIdentities } from '../mock/identities.ts';
import { type RunningMock, startMock } from '../mock/server.ts';
import { loadDocument } from '../openapi/document.ts';
import { operations } from '../openapi/operations.ts';
import type { Finding } from '../properties/outcome.ts';
import type { Run } from '../properties/run-record.ts';
import { reports } from './index.ts';
import { parseRun } from './run-file.ts';
import { harErrors, junitErrors, reportErrors, runRecordErrors, sarifErrors } from './schemas.testing.ts';

const FAULTS = 20;
const cwd = mkdtempSync(join(tmpdir(), 'plumbline-agreement-'));
const read = (name: string): string => readFileSync(join(cwd, name), 'utf8');
let mock: RunningMock;
let ended: Ended;

/** A document of operations that are alike, so that each can carry a fault of its own. */
function faultyDocument(): string {
  const item = {
    type: 'object',
    required: ['name', 'count'],
    properties: { name: { type: 'string', minLength: 2, maxLength: 9 }, count: { type: 'integer', minimum: 0 } },
  };
  const json = (schema: object) => ({ description: 'x', content: { 'application/json': { schema } } });
  const responses = { 200: json(item), 400: json({ type: 'object' }), 401: json({ type: 'object' }) };
  const paths = Object.fromEntries(
    Array.from({ length: FAULTS }, (_, i) => [
      `/items${i}`,
      { put: { requestBody: { required: true, ...json(item) }, responses, security: [{ key: [] }] } },
    ]),
  );
  const components = { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } };
  return JSON.stringify({ openapi: '3.1.0', info: { title: 'Items', version: '1' }, paths, components }, null, 2);
}

beforeAll(async () => {
  const file = join(cwd, 'items.json');
  writeFileSync(file, faultyDocument());
  const document = await loadDocument(file);
  const all = operations(document);
  const possible = [...new Set(applicableFaults(all.slice(0, 1), document).map(({ fault }) => fault.id))];
  // From all over the registry, one for each operation.
  const faults = all.map(({ label }, i) => `${possible[Math.floor((i * possible.length) / FAULTS)]}@${label}`);
  mock = await startMock({ document, operations: all, faults });
  const schemes = all.flatMap(({ security }) => security.flat().map(({ scheme }) => scheme));
  const token = schemes[0] ? mockIdentities.secret('first', schemes[0]) : '';
  const formats = reports.flatMap(({ id, fileName }) => ['--report', `${id}=${fileName}`]);
  // Few cases and little patience: it is the reports that are looked at.
  const few = ['--cases', '1', '--timeout', '300', '--generator', 'examples', '--generator', 'invalid'];
  ended = await runCommand(['test', file, '--url', mock.url, '--token', token, ...few, ...formats], { cwd });
}, 60_000);
afterAll(async () => {
  await mock?.close();
  rmSync(cwd, { recursive: true, force: true });
});

/** A count that every report of the run must give in its own words. */
interface Told {
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

function idsOf(findings: readonly Pick<Finding, 'id' | 'severity'>[]): Told {
  const of = (severity: string): readonly string[] =>
    findings
      .filter((finding) => finding.severity === severity)
      .map(({ id }) => id)
      .sort();
  return { errors: of('error'), warnings: of('warning') };
}

describe('the reports of a run with twenty faults', () => {
  let parsed: Run | undefined;
  const run = (): Run => {
    parsed ??= parseRun([read('plumbline-report/run.ndjson')]);
    return parsed;
  };
  const told = (): Told => idsOf(run().findings);

  test('have findings to agree on', () => {
    expect(run().findings.length).toBeGreaterThan(FAULTS / 2);
    expect(new Set(run().findings.map(({ check }) => check)).size).toBeGreaterThan(5);
    expect(run().end.totals).toMatchObject({ errors: told().errors.length, warnings: told().warnings.length });
  });

  test('are valid against the schemas of their formats', async () => {
    expect(reportErrors(read('report.json'))).toBe('');
    expect(runRecordErrors(read('plumbline-report/run.ndjson'))).toBe('');
    expect(sarifErrors(read('report.sarif'))).toBe('');
    expect(harErrors(read('report.har'))).toBe('');
    expect(await junitErrors(read('junit.xml'))).toBe('');
  });

  test('name the same findings with the same severities', () => {
    const sarif: SarifLog = JSON.parse(read('report.sarif'));
    const results = sarif.runs[0]?.results ?? [];
    expect(idsOf(JSON.parse(read('report.json')).findings)).toEqual(told());
    expect(
      idsOf(
        results.map(({ level, partialFingerprints }) => ({
          id: partialFingerprints?.['plumbline/v1'] ?? '',
          severity: level === 'error' ? 'error' : 'warning',
        })),
      ),
    ).toEqual(told());
    const failures = [...read('junit.xml').matchAll(/<failure type="(error|warning)"[^>]*>[^<]*\nid {8}(\w+)\n/g)];
    expect(
      idsOf(failures.map(([, severity, id = '']) => ({ id, severity: severity === 'error' ? 'error' : 'warning' }))),
    ).toEqual(told());
    // A page of a pull request has an end: the most important are shown, and how many more there are.
    const rows = [...read('report.md').matchAll(/^\| (❌|⚠️) .* `(\w{12})` \|$/gmu)].map(([, , id]) => id);
    const all = run().findings.map(({ id }) => id);
    expect(rows).toEqual(all.slice(0, rows.length));
    expect(Number(/^and (\d+) more$/m.exec(read('report.md'))?.[1] ?? 0)).toBe(all.length - rows.length);
    for (const id of [...told().errors, ...told().warnings]) expect(read('report.html')).toContain(id);
    const annotations = read('github.txt').split('\n');
    expect(annotations.filter((line) => line.startsWith('::error ')).length).toBe(told().errors.length);
    expect(annotations.filter((line) => line.startsWith('::warning ')).length).toBe(told().warnings.length);
    expect(read('github.txt')).not.toMatch(/^(?!::(error|warning) |$)/m);
  });

  test('give the same counts', () => {
    const { errors, warnings, cases, operations: count } = run().end.totals;
    expect(JSON.parse(read('report.json')).totals).toEqual(run().end.totals);
    expect(read('report.md')).toContain(
      `${errors} errors, ${warnings} warnings in ${cases} cases on ${count} operations`,
    );
    expect(ended.out).toContain(`${errors} errors, ${warnings} warning${warnings === 1 ? '' : 's'} in ${cases} cases`);
    const xml = read('junit.xml');
    const counted = (name: string): number => [...xml.matchAll(new RegExp(`<${name}[ >/]`, 'g'))].length;
    expect(xml).toMatch(
      new RegExp(
        `<testsuites name="plumbline" tests="${counted('testcase')}" failures="${errors + warnings}" errors="${counted('error')}"`,
      ),
    );
    expect(counted('failure')).toBe(errors + warnings);
    expect(counted('testsuite')).toBe(count);
    for (const [, tests, body = ''] of xml.matchAll(/<testsuite [^>]*tests="(\d+)"[^>]*>(.*?)<\/testsuite>/gs))
      expect([...body.matchAll(/<testcase /g)]).toHaveLength(Number(tests));
  });

  test('have a JUnit case for each operation, check and generator', () => {
    const xml = read('junit.xml');
    const names = new Set(
      [...xml.matchAll(/<testcase name="([^"]*)" classname="([^"]*)"/g)].map(([, ...pair]) => pair.join()),
    );
    const { start, outcomes } = run();
    const ran = outcomes.filter(({ status }) => status === 'pass' || status === 'fail');
    const wanted = ran.flatMap(({ operation, generator }) =>
      start.checks.flatMap(({ id, enabled }) => (enabled ? [`${id} · ${generator},${operation}`] : [])),
    );
    expect(wanted.length).toBeGreaterThan(FAULTS);
    expect(wanted.filter((name) => !names.has(name))).toEqual([]);
  });

  test('have SARIF results at the lines of the document, under rules that help', () => {
    const { runs }: SarifLog = JSON.parse(read('report.sarif'));
    const lines = faultyDocument().split('\n');
    const rules = runs[0]?.tool.driver.rules ?? [];
    for (const { ruleId, ruleIndex = -1, locations, message } of runs[0]?.results ?? []) {
      const place = locations?.[0]?.physicalLocation;
      expect(place?.region?.startLine, message.text).toBeGreaterThan(1);
      expect(place?.region?.startLine).toBeLessThanOrEqual(lines.length);
      expect(place?.artifactLocation?.uri).toMatch(/items\.json$/);
      expect(rules[ruleIndex]?.id).toBe(ruleId);
      expect(rules[ruleIndex]).toMatchObject({
        help: { text: expect.any(String) },
        helpUri: expect.stringMatching(/^https:/),
      });
    }
  });

  test('are the same bytes again from the run file alone', async () => {
    const again = mkdtempSync(join(tmpdir(), 'plumbline-again-'));
    const formats = reports.flatMap(({ id, fileName }) => ['--report', `${id}=${fileName}`]);
    await runCommand(['report', join(cwd, 'plumbline-report/run.ndjson'), ...formats], { cwd: again });
    for (const { fileName } of reports)
      expect(readFileSync(join(again, fileName), 'utf8'), fileName).toBe(read(fileName));
    rmSync(again, { recursive: true, force: true });
  });
});

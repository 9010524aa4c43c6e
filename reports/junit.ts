import type { Finding } from '../properties/outcome.ts';
import type { OutcomeRecord } from '../properties/run-record.ts';
import { printable } from './paint.ts';
import type { Report } from './report.ts';

/** JUnit XML: a suite for each operation, a case for each check × generator that found something, and one for each that did not. */
export const junit: Report = {
  id: 'junit',
  fileName: 'junit.xml',
  render({ start, outcomes, findings, end }) {
    const suites = start.operations.map(({ label, method, path }) => {
      const own = findings.filter(
        ({ operation, known }) => !known && operation.method === method && operation.path === path,
      );
      const cases = [
        ...outcomes.filter(({ operation }) => operation === label).map((outcome) => outcomeCase(outcome, own)),
        ...own.map(findingCase),
      ];
      const skipped = outcomes.filter((outcome) => outcome.operation === label && outcome.status === 'skip').length;
      const errors = outcomes.filter((outcome) => outcome.operation === label && outcome.status === 'error').length;
      return {
        xml: `  <testsuite name="${attribute(label)}" tests="${cases.length}" failures="${own.length}" errors="${errors}" skipped="${skipped}">\n${cases.join('')}  </testsuite>\n`,
        tests: cases.length,
        failures: own.length,
        errors,
      };
    });
    const sum = (of: 'tests' | 'failures' | 'errors'): number => suites.reduce((total, suite) => total + suite[of], 0);
    return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="plumbline" tests="${sum('tests')}" failures="${sum('failures')}" errors="${sum('errors')}" time="${(end.totals.durationMs / 1000).toFixed(3)}">\n${suites.map(({ xml }) => xml).join('')}</testsuites>\n`;
  },
};

function outcomeCase(outcome: OutcomeRecord, own: readonly Finding[]): string {
  const name = `name="${attribute(outcome.generator)}" classname="${attribute(outcome.operation)}" time="${(outcome.durationMs / 1000).toFixed(3)}"`;
  switch (outcome.status) {
    case 'skip':
      return `    <testcase ${name}><skipped message="${attribute(outcome.reason)}"/></testcase>\n`;
    case 'error':
      return `    <testcase ${name}><error type="${outcome.code}" message="${attribute(outcome.message)}"/></testcase>\n`;
    case 'pass':
      return `    <testcase ${name}/>\n`;
    case 'fail':
      // The findings are cases of their own: this one says where they came from.
      return `    <testcase ${name}><system-out>${content(`${own.filter(({ generator }) => generator === outcome.generator).length} findings, see below`)}</system-out></testcase>\n`;
  }
}

function findingCase(finding: Finding): string {
  const { check, generator, operation, expected, actual, requirement, severity, sent, curl, address, id } = finding;
  const text = [
    requirement,
    `sent      ${sent}`,
    `expected  ${expected}`,
    `actual    ${actual}`,
    `again     plumbline replay ${address}`,
    `id        ${id}`,
    '',
    curl,
  ].join('\n');
  return `    <testcase name="${attribute(`${check} · ${generator} · ${id}`)}" classname="${attribute(`${operation.method} ${operation.path}`)}" time="0"><failure type="${severity}" message="${attribute(`${check}: expected ${expected}, got ${actual}`)}">${content(text)}</failure></testcase>\n`;
}

/** Characters that XML 1.0 cannot hold are spelt out. */
function clean(text: string): string {
  return printable(text).replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '?');
}

function content(text: string): string {
  return text
    .split('\n')
    .map(clean)
    .join('\n')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

function attribute(text: string): string {
  return content(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
}

import type { Finding } from '../properties/outcome.ts';
import type { CheckRecord, OutcomeRecord } from '../properties/run-record.ts';
import { printable } from './paint.ts';
import type { Report } from './report.ts';

/** Above this many cases, checks that objected to nothing are one case for each operation and generator. */
const MOST_CASES = 50_000;

/**
 * JUnit XML: a suite for each operation, in it a case for each check × generator. A check that objected has one case for each
 * finding; a finding that is known is skipped. What was not tested at all is one skipped case for each generator.
 */
export const junit: Report = {
  id: 'junit',
  fileName: 'junit.xml',
  render({ start, outcomes, findings, end }) {
    const found = new Map<string, Finding[]>();
    for (const finding of findings) append(found, `${finding.operation.method} ${finding.operation.path}`, finding);
    const told = new Map<string, OutcomeRecord[]>();
    for (const outcome of outcomes) append(told, outcome.operation, outcome);
    const checks = start.checks.filter(({ enabled }) => enabled);
    const each = checks.length * outcomes.length <= MOST_CASES ? checks : [];
    const suites = start.operations.map(({ label, method, path }) =>
      suiteOf(label, casesOf(told.get(label) ?? [], found.get(`${method} ${path}`) ?? [], each)),
    );
    const sum = (of: keyof Counts): number => suites.reduce((total, { counts }) => total + counts[of], 0);
    return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="plumbline" tests="${sum('tests')}" failures="${sum('failures')}" errors="${sum('errors')}" time="${seconds(end.totals.durationMs)}">\n${suites.map(({ xml }) => xml).join('')}</testsuites>\n`;
  },
};

interface Counts {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
}

/** One `testcase`: what it is called, how long it took, and what became of it. */
interface TestCase {
  readonly name: string;
  readonly durationMs?: number;
  readonly result?: 'failure' | 'error' | 'skipped';
  /** The element for the result. */
  readonly xml?: string;
}

function suiteOf(label: string, cases: readonly TestCase[]): { readonly xml: string; readonly counts: Counts } {
  const of = (result: TestCase['result']): number => cases.filter((one) => one.result === result).length;
  const counts = { tests: cases.length, failures: of('failure'), errors: of('error'), skipped: of('skipped') };
  const duration = cases.reduce((sum, { durationMs = 0 }) => sum + durationMs, 0);
  const lines = cases.map(
    ({ name, durationMs = 0, xml }) =>
      `    <testcase name="${attribute(name)}" classname="${attribute(label)}" time="${seconds(durationMs)}"${xml === undefined ? '/>' : `>${xml}</testcase>`}\n`,
  );
  return {
    counts,
    xml: `  <testsuite name="${attribute(label)}" tests="${counts.tests}" failures="${counts.failures}" errors="${counts.errors}" skipped="${counts.skipped}" time="${seconds(duration)}">\n${lines.join('')}  </testsuite>\n`,
  };
}

function casesOf(
  outcomes: readonly OutcomeRecord[],
  findings: readonly Finding[],
  checks: readonly CheckRecord[],
): readonly TestCase[] {
  const open = new Set(findings);
  const cases: TestCase[] = [];
  // Shards and resumed runs tell of a pair more than once.
  for (const generator of new Set(outcomes.map((outcome) => outcome.generator))) {
    const told = outcomes.filter((outcome) => outcome.generator === generator);
    const durationMs = told.reduce((sum, outcome) => sum + outcome.durationMs, 0);
    const own = findings.filter((finding) => finding.generator === generator);
    for (const finding of own) open.delete(finding);
    const ran = told.some(({ status }) => status === 'pass' || status === 'fail');
    const silent = told.map((outcome) => untested(outcome)).find((one) => one !== undefined);
    const objected = new Set(own.map(({ check }) => check));
    const quiet = ran
      ? checks.filter(({ id }) => !objected.has(id)).map(({ id }) => ({ name: `${id} · ${generator}` }))
      : [];
    const pair: TestCase[] = ran && checks.length > 0 ? [] : [{ name: generator, ...(ran ? {} : silent) }];
    const failed = silent?.result === 'error' && ran ? [{ name: generator, ...silent }] : [];
    const [first, ...rest] = [...pair, ...failed, ...failing(own), ...quiet];
    if (first) cases.push({ ...first, durationMs }, ...rest);
  }
  return [...cases, ...failing([...open])];
}

/** A case for each finding. The first of a check and generator has the name that it has when it passes. */
function failing(findings: readonly Finding[]): readonly TestCase[] {
  const names = new Set<string>();
  return findings.map((finding) => {
    const plain = `${finding.check} · ${finding.generator}`;
    const name = names.has(plain) ? `${plain} · ${finding.id}` : plain;
    names.add(name);
    return { name, ...resultOf(finding) };
  });
}

function resultOf(finding: Finding): Pick<TestCase, 'result' | 'xml'> {
  const { check, expected, actual, requirement, clause, severity, sent, curl, address, id, at, known } = finding;
  if (known) {
    const reason = known.reason === undefined ? '' : `: ${known.reason}`;
    return { result: 'skipped', xml: `<skipped message="${attribute(`known${reason} (${id})`)}"/>` };
  }
  const text = [
    `${requirement} (${clause.label})`,
    `sent      ${sent}`,
    `expected  ${expected}`,
    `actual    ${actual}`,
    `promised  ${at.line === undefined ? at.pointer : `${at.file ?? ''}:${at.line}:${at.column ?? 1}`}`,
    `again     plumbline replay ${address}`,
    `id        ${id}`,
    '',
    curl,
  ].join('\n');
  const message = attribute(`${check}: expected ${expected}, got ${actual}`);
  return { result: 'failure', xml: `<failure type="${severity}" message="${message}">${content(text)}</failure>` };
}

/** Why a pair was not tested, where it was not. */
function untested(outcome: OutcomeRecord): Pick<TestCase, 'result' | 'xml'> | undefined {
  switch (outcome.status) {
    case 'skip':
      return { result: 'skipped', xml: `<skipped message="${attribute(outcome.reason)}"/>` };
    case 'error':
      return { result: 'error', xml: `<error type="${outcome.code}" message="${attribute(outcome.message)}"/>` };
    case 'pass':
    case 'fail':
      return undefined;
  }
}

function append<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
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

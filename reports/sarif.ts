import type { Finding } from '../properties/outcome.ts';
import { jsonText } from './json-text.ts';
import { printable } from './paint.ts';
import type { Report } from './report.ts';

/** SARIF 2.1.0: a rule for each check, a result for each finding, at the document's line. */
export const sarif: Report = {
  id: 'sarif',
  fileName: 'report.sarif',
  render({ start, findings, end }) {
    const rules = start.checks.map(({ id, requirement, clause, family, level, severity }) => ({
      id,
      name: id.replace(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase()),
      shortDescription: { text: requirement },
      fullDescription: { text: `${requirement} ${clause.label}.` },
      help: {
        text: `${requirement}\n\n${clause.label}: ${clause.url}`,
        markdown: `${requirement}\n\n[${clause.label}](${clause.url})`,
      },
      helpUri: clause.url,
      defaultConfiguration: {
        level: severity === 'error' ? 'error' : severity === 'warning' ? 'warning' : 'none',
        enabled: severity !== 'off',
      },
      properties: { family, level, tags: [family, level] },
    }));
    const log = {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: { name: 'plumbline', version: start.tool.version, semanticVersion: start.tool.version, rules },
          },
          invocations: [
            {
              executionSuccessful: end.verdict !== 'inconclusive',
              ...(end.reason && { exitCodeDescription: printable(end.reason) }),
            },
          ],
          columnKind: 'utf16CodeUnits',
          results: findings.map((finding) =>
            result(
              finding,
              start.document.source,
              rules.findIndex(({ id }) => id === finding.check),
            ),
          ),
        },
      ],
    };
    return `${jsonText(log, 2)}\n`;
  },
};

function result(finding: Finding, source: string, ruleIndex: number): object {
  const { check, severity, operation, expected, actual, sent, at, id, known, address, occurrences } = finding;
  const label = `${operation.method} ${operation.path}`;
  return {
    ruleId: check,
    ...(ruleIndex >= 0 && { ruleIndex }),
    level: severity,
    message: {
      text: plain(`${label}: expected ${expected}, got ${actual} (sent: ${sent}). Again: plumbline replay ${address}`),
    },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(at.file ?? source) },
          ...(at.line !== undefined && {
            region: regionOf(finding),
          }),
        },
        logicalLocations: [{ name: label, kind: 'function', fullyQualifiedName: at.pointer }],
      },
    ],
    // The second name is the one that GitHub reads: without it alerts would follow the text of a line, not the cause.
    partialFingerprints: { 'plumbline/v1': id, primaryLocationLineHash: `${id}:1` },
    occurrenceCount: Math.max(1, occurrences),
    ...(known && { suppressions: [{ kind: 'external', ...(known.reason && { justification: known.reason }) }] }),
  };
}

/** Text without links: `[text](target)` is one in a message of SARIF (3.11.6). */
function plain(text: string): string {
  return printable(text).replaceAll('](', '] (');
}

/** A URI reference. A colon in the first segment of a path would be taken for a scheme. */
function uriOf(file: string): string {
  const uri = encodeURI(file.toWellFormed().replaceAll('\\', '/')).replaceAll('#', '%23').replaceAll('?', '%3F');
  return /^https?:/i.test(file) ? encodeURI(file.toWellFormed()) : uri.replace(/^([^/]*):/, './$1:');
}

function regionOf({ at, frame }: Finding): object {
  const { line, column } = at;
  const marked = frame && frame.line === line && frame.column === column ? frame.length : undefined;
  return {
    startLine: line,
    ...(column !== undefined && { startColumn: column, ...(marked !== undefined && { endColumn: column + marked }) }),
  };
}

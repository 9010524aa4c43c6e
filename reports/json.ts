import { jsonText } from './json-text.ts';
import type { Report } from './report.ts';

/** The `json` report, version 1 (docs/interface): what pipelines read. */
export const json: Report = {
  id: 'json',
  fileName: 'report.json',
  render({ start, end, findings, outcomes }) {
    const { text: _, ...document } = start.document;
    const report = {
      schemaVersion: 1,
      tool: start.tool,
      document,
      target: start.target,
      seed: start.seed,
      startedAt: start.startedAt,
      verdict: end.verdict,
      reason: end.reason,
      interrupted: end.interrupted,
      totals: end.totals,
      findings,
      outcomes: outcomes.map(({ type: _type, ...outcome }) => outcome),
      coverage: end.coverage,
      notTested: end.notTested,
      leftBehind: end.leftBehind,
      conditions: end.conditions,
      diagnostics: start.diagnostics.map(({ place, pointer, ...rest }) => ({
        ...rest,
        at: { pointer: `#${pointer}`, line: place?.line, column: place?.column },
      })),
    };
    return `${jsonText(report, 2)}\n`;
  },
};

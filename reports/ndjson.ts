import { jsonText } from './json-text.ts';
import type { Report } from './report.ts';

/** The run file of the whole run, one record a line: shards as one, what was counted as it was counted at the end. */
export const ndjson: Report = {
  id: 'ndjson',
  fileName: 'report.ndjson',
  render({ start, outcomes, findings, exchanges, end }) {
    const records = [
      start,
      ...outcomes,
      ...findings.map((finding) => ({ type: 'finding', ...finding })),
      ...exchanges,
      end,
    ];
    return records.map((record) => `${jsonText(record)}\n`).join('');
  },
};

import type { Verdict } from '../../../drift/change.ts';
import { fingerprintOf } from '../../../drift/fingerprint.ts';
import { meaningOf } from '../../../drift/kinds/index.ts';
import { type DriftResult, witnessLine } from './rendering.ts';

const LEVELS: Readonly<Record<Verdict, 'error' | 'warning' | 'note'>> = {
  breaking: 'error',
  review: 'warning',
  compatible: 'note',
};

/** The result as SARIF 2.1.0; fingerprints stay the same over commits and edits elsewhere. */
export function driftSarif({ changes, place, new: fresh }: DriftResult): string {
  const rules = [...new Set(changes.map(({ id }) => id))];
  const results = changes.map((change) => {
    const { id, verdict, message, operation, at } = change;
    const where = place(change);
    const witness = witnessLine(change);
    return {
      ruleId: id,
      ruleIndex: rules.indexOf(id),
      level: LEVELS[verdict],
      message: { text: witness === undefined ? message : `${message}: ${witness}` },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: encodeURI(where?.file ?? fresh.source) },
            ...(where && { region: { startLine: where.line, startColumn: where.column } }),
          },
          logicalLocations: [{ fullyQualifiedName: `${operation} #${at.new}` }],
        },
      ],
      partialFingerprints: { 'plumbline/v1': fingerprintOf(change) },
      ...(change.waived && {
        suppressions: [{ kind: 'external', status: 'accepted', justification: change.waived.reason }],
      }),
    };
  });
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'plumbline',
            rules: rules.map((id) => ({ id, shortDescription: { text: meaningOf(id) ?? id } })),
          },
        },
        results,
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

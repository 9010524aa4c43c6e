import type { SuiteDraft } from './schema-drafts.testing.ts';
import { reasonOf } from './schema-exceptions.testing.ts';
import type { Counts, Exception } from './schema-sweep.testing.ts';

/** `docs/schema-suite.md`: what a whole sweep counted, and every exception with its reason, gathered by schema. */
export function schemaSuitePage(counts: ReadonlyMap<SuiteDraft, Counts>, exceptions: readonly Exception[]): string {
  const rows = [...counts].map(
    ([draft, each]) =>
      `| ${draft} | ${each.groups} | ${each.tests} | ${each.judgedTwice} | ${each.positives} of ${each.withValid} | ${each.positiveValues} | ${each.negatives} of ${each.withInvalid} | ${each.negativeValues} | ${each.saidEmpty} of ${each.empty} |`,
  );
  return `# Generation and validation against the JSON-Schema-Test-Suite

Made by \`npm run sweep:schemas\`, which needs the suite beside the checkout. Every schema of the required tests and of
\`optional/format\`; those of older drafts are upgraded first. What is generated from a schema is judged by
@hyperjump/json-schema, which shares no code with the validators of Plumbline, on the schema as the suite has it.

| draft | schemas | instances judged | by the second validator too | with positives | values | with negatives | values | said to be empty |
|---|---:|---:|---:|---:|---:|---:|---:|---:|
${rows.join('\n')}

*Said to be empty*, of the schemas for which the suite has no valid instance; the others have one, which the independent
validator accepts.

## Exceptions

| exception | schema | times | reason |
|---|---|---:|---|
${gathered(exceptions).join('\n')}
`;
}

function gathered(exceptions: readonly Exception[]): readonly string[] {
  const times = new Map<string, number>();
  for (const exception of exceptions) {
    const schema = exception.group.replaceAll('|', '\\|');
    const row = `| ${exception.kind} | ${schema} | # | ${reasonOf(exception) ?? 'not explained'} |`;
    times.set(row, (times.get(row) ?? 0) + 1);
  }
  return [...times].map(([row, count]) => row.replace('| # |', `| ${count} |`));
}

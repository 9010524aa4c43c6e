import type { OutcomeRecord, Run } from '../../properties/run-record.ts';
import { columnsOf, fit, type Paint, printable } from '../paint.ts';

const MOST = 40;

/** Operations × generators: how many cases of each, and which failed. */
export function matrix({ start, outcomes }: Run, paint: Paint, width: number): readonly string[] {
  const lines: string[] = [];
  const byOperation = new Map<string, OutcomeRecord[]>(start.operations.map(({ label }) => [label, []]));
  for (const outcome of outcomes) byOperation.get(outcome.operation)?.push(outcome);
  const sorted = [...byOperation].map(([label, own]) => ({ label, own }));
  const failing = sorted.filter(({ own }) => own.some(({ status }) => status === 'fail' || status === 'error'));
  const shown = sorted.length <= MOST ? sorted : failing.slice(0, MOST);
  for (const { label, own } of shown) {
    lines.push(`  ${fit(printable(label), width - 2)}`);
    const cells = start.generators.flatMap(({ id }) =>
      own.filter(({ generator }) => generator === id).map((outcome) => cell(outcome)),
    );
    const told = cells.filter((text) => text !== '');
    for (const line of rows(told, width - 4))
      lines.push(`    ${line.replaceAll('✗', paint.red('✗')).replaceAll('!', paint.yellow('!'))}`);
  }
  if (shown.length < sorted.length)
    lines.push(
      paint.dim(
        `  and ${sorted.length - shown.length} more operations${failing.length > shown.length ? '' : ' without findings'}`,
      ),
    );
  return lines;
}

/** The cells in lines of at most this many columns, three blanks between them. No line where there is no cell. */
function rows(cells: readonly string[], width: number): readonly string[] {
  const lines: string[] = [];
  for (const text of cells) {
    const longer = lines.length === 0 ? text : `${lines.at(-1)}   ${text}`;
    if (lines.length === 0 || columnsOf(longer) > width) lines.push(text);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

function cell(outcome: OutcomeRecord): string {
  switch (outcome.status) {
    case 'pass':
      return `${outcome.generator} ${outcome.cases}`;
    case 'fail':
      return `${outcome.generator} ${outcome.cases} ✗`;
    case 'error':
      return `${outcome.generator} !`;
    case 'skip':
      return '';
  }
}

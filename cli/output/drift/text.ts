import type { Change, Verdict } from '../../../drift/change.ts';
import { createPaint, fit, type Paint, printable, wrap } from '../../../reports/paint.ts';
import { counted, type DriftResult, verdicts, waivedNote, witnessLine } from './rendering.ts';

/** How wide, whether in colour, and whether compatible changes are listed one by one. */
export interface DriftTextOptions {
  readonly width: number;
  readonly color: boolean;
  readonly quiet: boolean;
}

const MARKS: Readonly<Record<Verdict, string>> = { breaking: '✗', review: '?', compatible: '·' };

/** The result for a terminal: what breaks first, each with what shows it, then the verdict and the version it asks for. */
export function driftText(result: DriftResult, { width, color, quiet }: DriftTextOptions): string {
  const paint = createPaint(color);
  const { changes, old, new: fresh } = result;
  const out: string[] = [
    paint.bold(printable(fresh.title)),
    `  ${paint.dim('old')}  ${printable(old.source)}  ${printable(old.version)}`,
    `  ${paint.dim('new')}  ${printable(fresh.source)}  ${printable(fresh.version)}`,
    '',
  ];
  for (const verdict of verdicts) {
    if (quiet && verdict === 'compatible') continue;
    for (const change of changes.filter((each) => each.verdict === verdict))
      out.push(...block(change, result, paint, width));
    if (changes.some((change) => change.verdict === verdict)) out.push('');
  }
  for (const { severity, message } of result.problems)
    out.push(`${severity === 'error' ? paint.red('error') : paint.yellow('warning')} ${printable(message)}`);
  if (result.problems.length > 0) out.push('');
  out.push(verdictLine(result, paint));
  return `${out.join('\n')}\n`;
}

function block(change: Change, result: DriftResult, paint: Paint, width: number): readonly string[] {
  const { id, verdict, operation, message } = change;
  const mark = painted(paint, verdict, `${MARKS[verdict]} ${id}`);
  const lines = [`${mark}${operation === '*' ? '' : ` · ${printable(operation)}`}`];
  lines.push(...wrap(printable(`${message}${waivedNote(change)}`), width - 4).map((line) => `    ${line}`));
  if (verdict === 'compatible') return lines;
  const witness = witnessLine(change);
  if (witness !== undefined)
    lines.push(`    ${paint.dim(verdict === 'breaking' ? 'breaks' : 'seen')}  ${fit(printable(witness), width - 12)}`);
  const place = result.place(change);
  if (place) lines.push(`    ${paint.dim(`${place.file}:${place.line}:${place.column}`)}`);
  return lines;
}

function painted(paint: Paint, verdict: Verdict, text: string): string {
  switch (verdict) {
    case 'breaking':
      return paint.red(text);
    case 'review':
      return paint.yellow(text);
    case 'compatible':
      return paint.green(text);
  }
}

function verdictLine({ verdict, changes, bump }: DriftResult, paint: Paint): string {
  switch (verdict) {
    case 'none':
      return paint.green('✓ no change');
    case 'compatible':
      return `${paint.green(`✓ compatible: ${counted(changes)}`)} · a ${bump} version`;
    case 'review':
      return `${paint.yellow(`? review: ${counted(changes)}`)} · a ${bump} version`;
    case 'breaking':
      return `${paint.red(`✗ breaking: ${counted(changes)}`)} · a ${bump} version`;
  }
}

import type { Finding } from '../properties/outcome.ts';
import type { Run } from '../properties/run-record.ts';
import { createPaint, fit, inert, printable, wrap } from './paint.ts';
import { findingBlock } from './terminal/finding-block.ts';
import { header } from './terminal/header.ts';
import { matrix } from './terminal/matrix.ts';

/** How a run is shown on a terminal. */
export interface TerminalOptions {
  readonly width: number;
  readonly color: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly maxFindings?: number;
}

const MOST_FINDINGS = 12;
/** Columns of a path among others. */
const LONGEST_PATH = 48;

/** A run as text for people: what was run, what is wrong, what was not tested, the verdict. Pure. */
export function renderTerminal(run: Run, options: TerminalOptions): string {
  const paint = createPaint(options.color);
  const width = Math.max(40, options.width);
  const lines: string[] = [];
  if (!options.quiet) lines.push(...header(run, paint, width), '', ...matrix(run, paint, width), '');

  const known = run.findings.filter((finding) => finding.known);
  const groups = grouped(options.verbose ? run.findings : run.findings.filter((finding) => !finding.known));
  const most = options.verbose ? groups.length : (options.maxFindings ?? MOST_FINDINGS);
  for (const group of groups.slice(0, most)) lines.push(...findingBlock(group, paint, width), '');
  if (groups.length > most)
    lines.push(
      paint.dim(
        `… and ${groups.length - most} more kinds of finding: --verbose shows them here, the reports show them all`,
      ),
      '',
    );

  if (known.length > 0 && !options.verbose)
    lines.push(
      paint.dim(
        `${known.length} known ${known.length === 1 ? 'finding' : 'findings'}: --verbose shows them here, the reports show them all`,
      ),
      '',
    );

  if (!options.quiet && run.end.notTested.length > 0) {
    lines.push(paint.bold('Not tested'));
    const shown = options.verbose ? run.end.notTested : run.end.notTested.slice(0, 8);
    for (const sentence of shown)
      for (const [i, line] of wrap(printable(sentence), width - 4).entries())
        lines.push(`${i === 0 ? '  · ' : '    '}${line}`);
    if (run.end.notTested.length > shown.length)
      lines.push(paint.dim(`    and ${run.end.notTested.length - shown.length} more (--verbose)`));
    lines.push('');
  }
  if (run.end.leftBehind && run.end.leftBehind.length > 0)
    lines.push(...remark(leftBehind(run.end.leftBehind), paint, width), '');
  for (const sentence of run.end.conditions ?? []) lines.push(...remark(printable(sentence), paint, width), '');
  lines.push(...verdict(run, paint, width));
  return `${lines.map(inert).join('\n')}\n`;
}

/** Findings of one check on one operation, in the order of the run. */
function grouped(findings: readonly Finding[]): readonly (readonly Finding[])[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${finding.severity} ${finding.check} ${finding.operation.method} ${finding.operation.path}`;
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()];
}

function verdict({ end }: Run, paint: ReturnType<typeof createPaint>, width: number): readonly string[] {
  const { totals, coverage } = end;
  const tried = coverage.reduce((sum, { constraints }) => sum + constraints.tried, 0);
  const of = coverage.reduce((sum, { constraints }) => sum + constraints.of, 0);
  const seconds = `${(totals.durationMs / 1000).toFixed(1)} s`;
  const ledger = of > 0 ? ` (${tried} of ${of} constraints tried)` : '';
  const known = totals.known > 0 ? `, ${totals.known} known` : '';
  const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;
  switch (end.verdict) {
    case 'conforms': {
      const warned = totals.warnings > 0 ? `${count(totals.warnings, 'warning')} in ` : '';
      return [
        `${paint.green('✓')} ${paint.bold('conforms')}: ${warned}${count(totals.cases, 'case')}${known}, ${seconds}${ledger}`,
      ];
    }
    case 'deviates':
      return [
        `${paint.red('✗')} ${paint.bold('deviates')}: ${count(totals.errors, 'error')}, ${count(totals.warnings, 'warning')}${known} in ${count(totals.cases, 'case')}, ${seconds}${ledger}${end.interrupted ? ' — interrupted' : ''}`,
      ];
    case 'inconclusive':
      return wrap(`? inconclusive: ${printable(end.reason ?? 'nothing could be judged')}`, width).map((line, i) =>
        i === 0 ? line.replace(/^\? inconclusive/, `${paint.yellow('?')} ${paint.bold('inconclusive')}`) : `  ${line}`,
      );
  }
}

/** A sentence beside the findings, marked. */
function remark(sentence: string, paint: ReturnType<typeof createPaint>, width: number): readonly string[] {
  return wrap(sentence, width - 2).map((line, i) => `${i === 0 ? paint.yellow('!') : ' '} ${line}`);
}

/** How many resources are still there, and the first of them. */
function leftBehind(paths: readonly string[]): string {
  const shown = paths.slice(0, 3).map((path) => fit(printable(path), LONGEST_PATH));
  const more = paths.length > shown.length ? ` and ${paths.length - shown.length} more` : '';
  const what = paths.length === 1 ? '1 resource that the run made' : `${paths.length} resources that the run made`;
  return `${what} could not be deleted: ${shown.join(', ')}${more}`;
}

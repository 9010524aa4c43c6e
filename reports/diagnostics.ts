import type { Diagnostic } from '../openapi/diagnostic.ts';
import { createPaint, fit, printable, wrap } from './paint.ts';

/** How diagnostics are written. */
export interface DiagnosticsOptions {
  readonly format: 'text' | 'json' | 'sarif' | 'github';
  readonly width: number;
  readonly color: boolean;
  readonly source: string;
  /** Every diagnostic, not only the first of each code. Only in text. */
  readonly verbose?: boolean;
}

/** Of each code so many are written out; the rest is counted. */
const MOST_EACH = 10;

/** Diagnostics in one of lint's formats. `lines` yields the lines of a file, for code frames. */
export function renderDiagnostics(
  diagnostics: readonly Diagnostic[],
  lines: (file: string) => readonly string[],
  options: DiagnosticsOptions,
): string {
  switch (options.format) {
    case 'json':
      return `${JSON.stringify({ diagnostics: diagnostics.map(({ place, pointer, ...rest }) => ({ ...rest, at: { pointer: `#${pointer}`, line: place?.line, column: place?.column } })) }, null, 2)}\n`;
    case 'sarif':
      return `${JSON.stringify(sarif(diagnostics, options.source), null, 2)}\n`;
    case 'github':
      return diagnostics.map(annotation).join('');
    case 'text':
      return text(diagnostics, lines, options);
  }
}

function text(
  diagnostics: readonly Diagnostic[],
  lines: (file: string) => readonly string[],
  { width, color, source, verbose }: DiagnosticsOptions,
): string {
  const paint = createPaint(color);
  const out: string[] = [];
  const written = new Map<string, number>();
  for (const { code, severity, message, place, interpretation, remedy, repaired, pointer } of diagnostics) {
    const before = written.get(code) ?? 0;
    written.set(code, before + 1);
    if (before >= MOST_EACH && !verbose) continue;
    const tag =
      severity === 'error' ? paint.red('error') : severity === 'warning' ? paint.yellow('warning') : paint.cyan('info');
    const [first = '', ...rest] = wrap(`${severity}[${code}] ${printable(message)}`, width);
    out.push(`${tag}${first.slice(severity.length)}`, ...rest);
    if (place) {
      // Of a line longer than the window, the part around the place: JSON is often a single line.
      const whole = lines(place.file)[place.line - 1] ?? '';
      const cut = place.column > width - 30 ? place.column - 16 : 0;
      const line = cut > 0 ? `…${whole.slice(cut, cut + width)}` : whole;
      const column = cut > 0 ? place.column - cut + 1 : place.column;
      const gutter = ' '.repeat(String(place.line).length);
      out.push(
        `  ${paint.dim(`--> ${place.file}:${place.line}:${place.column}`)}`,
        `  ${paint.dim(`${gutter} │`)}`,
        `  ${paint.dim(`${place.line} │`)} ${fit(printable(line), width - 10)}`,
      );
      if (column < width - 12)
        out.push(
          `  ${paint.dim(`${gutter} │`)} ${' '.repeat(column - 1)}${'~'.repeat(Math.max(1, Math.min(place.length ?? 1, line.length - column + 1, width - column - 8)))}`,
        );
    } else out.push(`  ${paint.dim(`--> ${source}#${pointer}`)}`);
    if (interpretation)
      out.push(...indented(`${repaired ? 'repaired as' : 'taken as'}: ${printable(interpretation)}`, width));
    if (remedy) out.push(...indented(`mend it: ${printable(remedy)}`, width));
    out.push('');
  }
  for (const [code, count] of written)
    if (count > MOST_EACH && !verbose) out.push(`and ${count - MOST_EACH} more of ${code}; --verbose shows all`);
  const count = (severity: Diagnostic['severity'], noun: string): string => {
    const n = diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
    return `${n} ${noun}${n === 1 ? '' : 's'}`;
  };
  out.push(`${source}: ${count('error', 'error')}, ${count('warning', 'warning')}, ${count('info', 'note')}`);
  return `${out.join('\n')}\n`;
}

function annotation({ severity, code, message, place }: Diagnostic): string {
  const escapeCommand = (value: string): string =>
    value.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  const property = (value: string): string => escapeCommand(value).replaceAll(':', '%3A').replaceAll(',', '%2C');
  const where = place
    ? ` file=${property(place.file)},line=${place.line},col=${place.column},title=${property(code)}`
    : ` title=${property(code)}`;
  return `::${severity === 'info' ? 'notice' : severity}${where}::${escapeCommand(printable(message))}\n`;
}

function sarif(diagnostics: readonly Diagnostic[], source: string): object {
  const rules = [...new Set(diagnostics.map(({ code }) => code))];
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'plumbline', rules: rules.map((id) => ({ id })) } },
        results: diagnostics.map(({ code, severity, message, place, pointer }) => ({
          ruleId: code,
          ruleIndex: rules.indexOf(code),
          level: severity === 'info' ? 'note' : severity,
          message: { text: message },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: encodeURI(place?.file ?? source) },
                ...(place && { region: { startLine: place.line, startColumn: place.column } }),
              },
              logicalLocations: [{ fullyQualifiedName: `#${pointer}` }],
            },
          ],
        })),
      },
    ],
  };
}

function indented(text: string, width: number): readonly string[] {
  return wrap(text, width - 2).map((line) => `  ${line}`);
}

import type { Run } from '../../properties/run-record.ts';
import { fit, type Paint, printable } from '../paint.ts';

/** What was run: title, document, target. */
export function header({ start }: Run, paint: Paint, width: number): readonly string[] {
  const { document, target, operations, diagnostics, seed, settings } = start;
  const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;
  const repaired = diagnostics.filter((diagnostic) => diagnostic.repaired).length;
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const warnings = diagnostics.filter((diagnostic) => diagnostic.severity === 'warning' && !diagnostic.repaired).length;
  const said = [
    ...(repaired > 0 ? [count(repaired, 'repair')] : []),
    ...(errors > 0 ? [count(errors, 'error')] : []),
    ...(warnings > 0 ? [count(warnings, 'warning')] : []),
  ];
  const flight = typeof settings.concurrency === 'number' ? `, ${settings.concurrency} in flight` : '';
  const row = (label: string, main: string, more: string): string => {
    const left = `  ${label.padEnd(9)} ${fit(printable(main), Math.max(20, width - 14 - more.length))}`;
    return more === '' ? left : `${left}   ${paint.dim(more)}`;
  };
  const tail = ` · OpenAPI ${printable(document.openapi)} · ${count(operations.length, 'operation')}`;
  return [
    `${paint.bold(fit(printable(document.title), Math.max(20, width - tail.length)))}${tail}`,
    row('document', document.source, said.length > 0 ? `${said.join(', ')} (plumbline lint)` : ''),
    row('target', target.embedded ? `${target.url} (embedded mock)` : target.url, `seed ${seed}${flight}`),
    ...(settings.insecure === true
      ? [`  ${paint.yellow('!')} any certificate of the target is accepted (--insecure)`]
      : []),
  ];
}

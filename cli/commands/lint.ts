import { PlumblineError } from '../../openapi/error.ts';
import { lintDocument } from '../../openapi/lint.ts';
import { renderDiagnostics } from '../../reports/diagnostics.ts';
import type { Io } from '../io.ts';
import type { Settings } from '../options/settings.ts';
import { readDocument } from '../plan/document.ts';

const formats = ['text', 'json', 'sarif', 'github'] as const;

/** Diagnoses the document. Exit 1 on errors, and on warnings with `--fail-on warning` or `--strict`. */
export async function execute(settings: Settings, io: Io): Promise<number> {
  const format = formats.find((name) => name === settings.format);
  if (!format)
    throw new PlumblineError('USAGE', `--format ${settings.format} is no format of lint; it has ${formats.join(', ')}`);
  const document = await readDocument(settings, io);
  const diagnostics = lintDocument(document);
  io.out(
    renderDiagnostics(diagnostics, (file) => document.lines(file), {
      format,
      width: io.width,
      color: settings.color ?? false,
      source: document.source,
    }),
  );
  const strict = settings.strict || settings.failOn === 'warning';
  if (settings.failOn === 'none') return 0;
  return diagnostics.some(({ severity }) => severity === 'error' || (strict && severity === 'warning')) ? 1 : 0;
}

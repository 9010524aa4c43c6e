import { basename, resolve } from 'node:path';
import { repairActions } from '../../openapi/document.ts';
import { PlumblineError } from '../../openapi/error.ts';
import { lintDocument } from '../../openapi/lint.ts';
import { renderOverlay } from '../../openapi/overlay-of.ts';
import { renderDiagnostics } from '../../reports/diagnostics.ts';
import type { Io } from '../io.ts';
import type { Settings } from '../options/settings.ts';
import { writeAtomically } from '../output/write-atomically.ts';
import { loadOptions, readDocument, sourceOf } from '../plan/document.ts';

const formats = ['text', 'json', 'sarif', 'github'] as const;

/** Diagnoses the document. Exit 1 on errors, and on warnings with `--fail-on warning` or `--strict`. */
export async function execute(settings: Settings, io: Io): Promise<number> {
  const format = formats.find((name) => name === settings.format);
  if (!format)
    throw new PlumblineError('USAGE', `--format ${settings.format} is no format of lint; it has ${formats.join(', ')}`);
  if (settings.fix) return fix(settings, io);
  const document = await readDocument(settings, io);
  const diagnostics = lintDocument(document);
  io.out(
    renderDiagnostics(diagnostics, (file) => document.lines(file), {
      format,
      width: io.width,
      color: settings.color ?? false,
      source: document.source,
      verbose: settings.verbose,
    }),
  );
  const strict = settings.strict || settings.failOn === 'warning';
  if (settings.failOn === 'none') return 0;
  return diagnostics.some(({ severity }) => severity === 'error' || (strict && severity === 'warning')) ? 1 : 0;
}

/** Writes what repairing changes as an Overlay, into the working directory and to standard output. */
async function fix(settings: Settings, io: Io): Promise<number> {
  const source = sourceOf(settings, io);
  const actions = await repairActions(source, loadOptions(settings, io));
  const name = basename(source.replace(/[?#].*$/, '')).replace(/\.(ya?ml|json|md|markdown|mdx|gz)$/i, '');
  if (actions.length === 0) {
    io.err(`${source}: nothing to repair\n`);
    return 0;
  }
  const overlay = renderOverlay(`Repairs of ${basename(source)}`, actions);
  const file = `${name === '' || name === '-' ? 'document' : name}.overlay.yaml`;
  writeAtomically(resolve(io.cwd, file), overlay);
  io.out(overlay);
  io.err(
    `${file}: ${actions.length} ${actions.length === 1 ? 'action' : 'actions'}; apply it with --overlay ${file} --no-repair\n`,
  );
  return 0;
}

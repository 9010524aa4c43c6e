import { resolve } from 'node:path';
import { type LoadedDocument, type LoadOptions, loadDocument } from '../../openapi/document.ts';
import { PlumblineError } from '../../openapi/error.ts';
import type { Operation } from '../../openapi/operation.ts';
import { operations } from '../../openapi/operations.ts';
import type { Io } from '../io.ts';
import type { Settings } from '../options/settings.ts';
import { bundledDocument } from '../package.ts';
import { select } from './select.ts';

/** The document of these settings, else the bundled one. */
export function readDocument(
  settings: Pick<Settings, 'document' | 'repair' | 'allowFileRefs' | 'allowRemoteRefs' | 'overlays' | 'sections'>,
  io: Pick<Io, 'cwd' | 'stdin'>,
): Promise<LoadedDocument> {
  return loadDocument(sourceOf(settings, io), loadOptions(settings, io));
}

/** The source of the document of these settings, else the bundled one. */
export function sourceOf(settings: Pick<Settings, 'document'>, io: Pick<Io, 'cwd'>): string {
  return sourceIn(io.cwd, settings.document ?? bundledDocument(io.cwd));
}

/** How the document of these settings is read. */
export function loadOptions(
  settings: Pick<Settings, 'repair' | 'allowFileRefs' | 'allowRemoteRefs' | 'overlays' | 'sections'>,
  io: Pick<Io, 'cwd' | 'stdin'>,
): LoadOptions {
  const { repair, allowFileRefs, allowRemoteRefs } = settings;
  const overlays = settings.overlays.map((file) => sourceIn(io.cwd, file));
  const { repairs, formats } = settings.sections?.extension ?? {};
  return { repair, repairs, formats, allowFileRefs, allowRemoteRefs, overlays, stdin: io.stdin };
}

/** A source as it is written, which is relative to the working directory; that of a test may be another one. */
function sourceIn(cwd: string, source: string): string {
  const path = source !== '-' && !/^https?:/i.test(source);
  return path && cwd !== process.cwd() ? resolve(cwd, source) : source;
}

/** The operations of a document that these settings select, in its order. Throws NOTHING_TO_TEST when there are none. */
export function selectedOperations(
  document: LoadedDocument,
  settings: Pick<Settings, 'only' | 'skip'>,
): readonly Operation[] {
  const all = operations(document);
  if (all.length === 0)
    throw new PlumblineError(
      'NOTHING_TO_TEST',
      `${document.source} declares no operation: there is nothing to test; add operations to paths (plumbline lint says more)`,
    );
  const chosen = select(all, settings);
  if (chosen.length === 0)
    throw new PlumblineError('NOTHING_TO_TEST', `--only and --skip leave none of the ${all.length} operations`);
  return chosen;
}

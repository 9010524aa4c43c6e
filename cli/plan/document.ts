import { resolve } from 'node:path';
import { type LoadedDocument, loadDocument } from '../../openapi/document.ts';
import { PlumblineError } from '../../openapi/error.ts';
import type { Operation } from '../../openapi/operation.ts';
import { operations } from '../../openapi/operations.ts';
import type { Io } from '../io.ts';
import type { Settings } from '../options/settings.ts';
import { bundledDocument } from '../package.ts';
import { select } from './select.ts';

/** The document of these settings, else the bundled one. */
export function readDocument(
  settings: Pick<Settings, 'document' | 'repair' | 'allowFileRefs' | 'allowRemoteRefs' | 'overlays'>,
  io: Pick<Io, 'cwd' | 'stdin'>,
): Promise<LoadedDocument> {
  const { repair, allowFileRefs, allowRemoteRefs, overlays } = settings;
  const load = { repair, allowFileRefs, allowRemoteRefs, overlays, stdin: io.stdin };
  return loadDocument(sourceIn(io.cwd, settings.document ?? bundledDocument(io.cwd)), load);
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
    throw new PlumblineError('NOTHING_TO_TEST', `${document.source} declares no operation: there is nothing to test`);
  const chosen = select(all, settings);
  if (chosen.length === 0)
    throw new PlumblineError('NOTHING_TO_TEST', `--only and --skip leave none of the ${all.length} operations`);
  return chosen;
}

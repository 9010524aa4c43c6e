import type { ApiDocument } from './api-document.ts';
import type { Diagnostic } from './diagnostic.ts';
import { rules } from './diagnostics/index.ts';

/** Everything there is to say of a document: what loading said, and what the slower rules find. Sorted by place. */
export function lintDocument(document: ApiDocument): readonly Diagnostic[] {
  const found: Diagnostic[] = [...document.diagnostics];
  for (const rule of rules)
    for (const note of rule.diagnose(document))
      found.push({
        code: rule.code,
        severity: rule.severity,
        ...note,
        pointer: document.written(note.pointer),
        place: document.locate(note.pointer),
      });
  const seen = new Set<string>();
  return found
    .filter(({ code, pointer }) => {
      const key = `${code} ${pointer}`;
      return seen.has(key) ? false : Boolean(seen.add(key));
    })
    .sort((a, b) => (a.place?.line ?? 0) - (b.place?.line ?? 0) || (a.place?.column ?? 0) - (b.place?.column ?? 0));
}

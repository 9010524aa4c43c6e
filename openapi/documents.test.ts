import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadDocument } from './document.ts';
import { operations } from './operations.ts';

const shared = join(import.meta.dirname, '..', '..', 'shared');
const files = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder).flatMap((name) =>
        statSync(join(folder, name)).isDirectory() ? files(join(folder, name)) : [join(folder, name)],
      )
    : [];
const documents = files(join(shared, 'documents')).filter(
  (file) => /\.(json|ya?ml)$/.test(file) && statSync(file).size < 400_000,
);

describe.skipIf(documents.length === 0)('real documents (skipped where ../shared is absent)', () => {
  test.each(documents)('%s loads and has operations', async (file) => {
    const document = await loadDocument(file);
    const found = operations(document);
    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found.map(({ label }) => label)).size).toBe(found.length);
    expect(document.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

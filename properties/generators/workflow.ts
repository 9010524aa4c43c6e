import type { CaseGenerator } from '../generator.ts';
import { scenariosFor } from '../workflows/index.ts';

/**
 * Sequences over operations. Their steps depend on what is answered, so they are no cases that could be printed: the
 * engine plays them from `properties/workflows/`, and an address's index is the scenario's.
 */
export const workflow: CaseGenerator = {
  id: 'workflow',
  summary: 'sequences: create, read, list, replace, patch, delete, pages, links, preconditions',
  cases(operation, { document, operations, readOnly, profiles }) {
    const scenarios = scenariosFor(operation, { document, operations, basePath: '', readOnly, profiles });
    return scenarios.length === 0 ? { skip: 'no sequence of the document begins here' } : { systematic: [] };
  },
};

import { PlumblineError } from '../../openapi/error.ts';
import { didYouMean } from '../../openapi/nearest.ts';
import type { Operation } from '../../openapi/operation.ts';

/**
 * The operations that `only` names, all when it is empty, without those that `skip` names. A selector is an operationId,
 * `METHOD /path` with `*` for any characters, or `tag:NAME`. Throws USAGE for one that names nothing: it is a typo.
 */
export function select(
  operations: readonly Operation[],
  { only, skip }: { readonly only: readonly string[]; readonly skip: readonly string[] },
): readonly Operation[] {
  const wanted = matchAny(operations, only, '--only');
  const unwanted = matchAny(operations, skip, '--skip');
  return operations.filter((operation) => (only.length === 0 || wanted.has(operation)) && !unwanted.has(operation));
}

function matchAny(
  operations: readonly Operation[],
  selectors: readonly string[],
  flag: string,
): ReadonlySet<Operation> {
  const found = new Set<Operation>();
  for (const selector of selectors) {
    const matching = operations.filter(matcher(selector));
    if (matching.length === 0) {
      const names = operations.flatMap(({ id, label, tags }) => [id, label, ...tags.map((tag) => `tag:${tag}`)]);
      throw new PlumblineError(
        'USAGE',
        `${flag} ${selector} names no operation of the document${didYouMean(selector, names)}`,
      );
    }
    for (const operation of matching) found.add(operation);
  }
  return found;
}

/** Whether an operation is one that this selector names. */
export function matcher(selector: string): (operation: Operation) => boolean {
  if (selector.startsWith('tag:')) return ({ tags }) => tags.includes(selector.slice(4));
  const pattern = new RegExp(`^${selector.trim().split('*').map(literal).join('.*')}$`, 'i');
  // Identifiers keep their case; methods are written in any.
  return ({ id, operationId, label }) => operationId === selector || id === selector || pattern.test(label);
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
}

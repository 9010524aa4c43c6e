import type { Operation } from '../openapi/operation.ts';
import { generators } from '../properties/generators/index.ts';
import type { RunOptions } from '../properties/run-options.ts';
import type { ApplicableFault } from './faults/select.ts';

/** What a run has to send for one lie to show. */
export type ProofScope = Pick<RunOptions, 'operations' | 'judged'>;

/**
 * The operations that a lie can show on, in document order: those on the same resources, by the beginning of their paths,
 * and those that links lead to. Each is asked once and takes part in sequences; cases of their own get only the lying one
 * and the first of its path, to which the cases on other methods belong. The others answer as they did without the lie,
 * unless it is one about state.
 */
export function scopeOf({ fault, operation }: ApplicableFault, all: readonly Operation[]): ProofScope {
  const concerned = relatedTo(operation, all);
  if (fault.lapse !== undefined) return { operations: concerned };
  const first = concerned.find(({ path }) => path === operation.path);
  const truthful = concerned.filter((other) => other !== operation && other !== first);
  const done = truthful.flatMap(({ label }) =>
    generators
      .filter(({ id }) => id !== 'workflow')
      .map(({ id }) => [`${label} ${id}`, Number.POSITIVE_INFINITY] as const),
  );
  return { operations: concerned, judged: { cases: new Map(done), findings: [] } };
}

function relatedTo(operation: Operation, all: readonly Operation[]): readonly Operation[] {
  const prefix = fixedPrefix(operation.path);
  const own = all.filter(({ path }) => fixedPrefix(path) === prefix || path.startsWith(`${prefix}/`));
  const linked = new Set(
    own.flatMap(({ responses }) => [...responses.values()].flatMap(({ links }) => links.map((link) => link.operation))),
  );
  return all.filter((other) => own.includes(other) || linked.has(other.label));
}

/** The path up to its first parameter: `/books` of `/books/{bookId}/reviews`. */
function fixedPrefix(path: string): string {
  const cut = path.indexOf('/{');
  return cut < 0 ? path : path.slice(0, cut);
}

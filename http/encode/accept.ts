import type { Operation } from '../../openapi/operation.ts';
import { isJson, parseMediaType } from '../media-type.ts';

const made = new WeakMap<Operation, string>();

/** The Accept of an operation: the media types of its successful answers, JSON first, and anything else with less weight. */
export function acceptOf(operation: Operation): string {
  const known = made.get(operation);
  if (known !== undefined) return known;
  const ranges = new Set<string>();
  for (const { status, content } of operation.responses.values()) {
    if (!/^(2|default)/.test(status)) continue;
    for (const { range } of content ?? []) if (parseMediaType(range) && range !== '*/*') ranges.add(range.trim());
  }
  const sorted = [...ranges].sort((a, b) => Number(isJson(b)) - Number(isJson(a)));
  const accept = [...sorted, '*/*;q=0.1'].join(', ');
  made.set(operation, accept);
  return accept;
}

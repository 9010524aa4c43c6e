import type { Operation } from '../../openapi/operation.ts';
import type { MockRequest } from '../fault.ts';
import { linesOf } from '../judge/wire.ts';

/** Whether the document says anything of entity tags on this operation: the field, a declared precondition, 304 or 412. */
export function isConditional(operation: Operation): boolean {
  if (operation.responses.has('304') || operation.responses.has('412')) return true;
  if (operation.parameters.some((parameter) => parameter.in === 'header' && /^if-(none-)?match$/i.test(parameter.name)))
    return true;
  return [...operation.responses.values()].some(({ headers }) =>
    headers.some(({ name }) => name.toLowerCase() === 'etag'),
  );
}

/** RFC 9110, 13.1.2: weak comparison with each listed tag; `*` is any. */
export function noneMatchHits(request: MockRequest, tag: string): boolean {
  return listed(request, 'if-none-match', (each) => opaque(each) === opaque(tag));
}

/** RFC 9110, 13.1.1: strong comparison; without the field nothing is asked. */
export function matchFails(request: MockRequest, tag: string | undefined): boolean {
  if (linesOf(request.fields, 'if-match').length === 0) return false;
  return tag === undefined || !listed(request, 'if-match', (each) => each === tag && !each.startsWith('W/'));
}

function listed({ fields }: MockRequest, name: string, matches: (tag: string) => boolean): boolean {
  const value = linesOf(fields, name).join(',').trim();
  if (value === '*') return true;
  return [...value.matchAll(/(?:W\/)?"[^"]*"/g)].some(([tag]) => matches(tag));
}

function opaque(tag: string): string {
  return tag.replace(/^W\//, '');
}

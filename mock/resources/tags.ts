import { createHash } from 'node:crypto';
import type { Operation } from '../../openapi/operation.ts';
import { successOf } from '../answers/documented.ts';
import { fieldAccepts } from '../answers/fields.ts';
import { buildInstance } from '../answers/instance.ts';
import { seedOf } from '../answers/random.ts';
import type { AnswerSources } from '../answers/template.ts';
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

/** How many hex digits documents say that a tag has; the first of these where they say nothing. */
const LENGTHS = [12, 16, 8, 20, 32, 40, 64];

/** Makes the entity tag of a content. */
type Form = (content: string) => string;

const forms = new WeakMap<Operation, Form>();

/** The entity tag of this content, in the form that the answers of the operation describe for theirs. */
export function entityTag(
  content: string,
  operation: Operation | undefined,
  { sources }: { readonly sources: AnswerSources },
): string {
  if (!operation) return hex('', LENGTHS[0])(content);
  const form = forms.get(operation) ?? formOf(operation, sources);
  forms.set(operation, form);
  return form(content);
}

function formOf(operation: Operation, sources: AnswerSources): Form {
  const declared = successOf(operation).response?.headers.find(({ name }) => name.toLowerCase() === 'etag');
  const usual = hex('', LENGTHS[0]);
  if (!declared) return usual;
  const fitting = ['', 'W/']
    .flatMap((weak) => LENGTHS.map((length) => hex(weak, length)))
    .find((form) => fieldAccepts(sources, declared, form('content')));
  if (fitting || declared.schema === undefined) return fitting ?? usual;
  const { schema: pointer } = declared;
  const { root, validators } = sources;
  const validator = validators.for(pointer, 'response');
  return (content) => {
    const made = buildInstance({ root, pointer, direction: 'response', seed: seedOf(content), validator });
    return typeof made === 'string' ? made : usual(content);
  };
}

function hex(weak: string, length = 12): Form {
  return (content) => `${weak}"${createHash('sha256').update(content).digest('hex').slice(0, length)}"`;
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

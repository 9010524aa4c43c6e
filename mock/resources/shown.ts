import { type DocumentedStatus, responseFor, successOf } from '../answers/documented.ts';
import { fieldAccepts } from '../answers/fields.ts';
import type { Particulars } from '../answers/make.ts';
import type { Template } from '../answers/template.ts';
import type { MockRequest } from '../fault.ts';
import type { Plan } from '../plan.ts';
import type { Outcome } from './outcome.ts';
import type { Place } from './place.ts';
import type { Stored } from './store.ts';
import { entityTag, isConditional } from './tags.ts';

/** The answer that shows a resource: its body where the document describes one, its tag and its address. */
export function shown(
  place: Place,
  plan: Plan,
  request: MockRequest,
  stored: Stored,
  { status, response }: DocumentedStatus,
): Outcome {
  const { model, maker, sources, address } = place;
  const { operation } = plan;
  const located: (readonly [string, string])[] = [];
  if (status === 201 || response?.headers.some(({ name }) => name.toLowerCase() === 'location')) {
    const path = model.kind.single ? address : `${address}/${encodeURIComponent(String(stored.id))}`;
    const declared = response?.headers.find(({ name }) => name.toLowerCase() === 'location');
    located.push([
      'Location',
      declared && !fieldAccepts(sources, declared, path)
        ? `http://${request.headers.host ?? 'localhost'}${path}`
        : path,
    ]);
  }
  // Where the field is declared it has to fit; a reading that may be conditional has one in any case.
  const declared = response?.headers.some(({ name }) => name.toLowerCase() === 'etag') === true;
  const tagged = declared || (operation.method === 'GET' && isConditional(operation));
  const tag = tagged ? [['ETag', tagOf(stored, place)] as const] : [];
  const particulars: Particulars = {
    accept: request.headers.accept,
    fields: declared ? located : [...located, ...tag],
    offered: declared ? tag : [],
    body: (template: Template) => model.show(template, stored),
  };
  return { answer: maker.make(operation, status, response, particulars) };
}

/** A 304: the client has this version. */
export function unchanged({ maker }: Place, { operation }: Plan, tag: string): Outcome {
  return { answer: maker.make(operation, 304, responseFor(operation, 304), { fields: [['ETag', tag]] }) };
}

/** The entity tag of a version, as the reading of the resource describes it. */
export function tagOf({ id, version }: Stored, place: Place): string {
  return entityTag(`${String(id)} ${version}`, place.model.kind.read, place);
}

/** The first of these statuses that is documented, else the usual success. */
export function preferring({ operation, success }: Plan, ...statuses: readonly number[]): DocumentedStatus {
  for (const status of statuses) {
    const response = operation.responses.get(String(status));
    if (response) return { status, response };
  }
  return success ?? successOf(operation);
}

import { join } from '../../openapi/pointer.ts';
import type { Change, Verdict, Witness } from '../change.ts';
import type { Documents } from './documents.ts';
import { judgeSchemas } from './judge-schema.ts';
import type { Matched } from './matched.ts';
import { covers, mediaKey } from './media-types.ts';
import { directionOf } from './surface.ts';

/** What changed of the body of requests: whether there is one, whether it must be, its media types, its schemas. */
export function requestBodyChanges(documents: Documents, matched: Matched): readonly Change[] {
  const { old, new: fresh, label, sends } = matched;
  const before = old.requestBody;
  const after = fresh.requestBody;
  if (!before && !after) return [];
  const at = { old: before?.pointer ?? old.pointer, new: after?.pointer ?? fresh.pointer };
  const said = (id: string, breaks: boolean, message: string, shown: string, places = at): Change => {
    const verdict: Verdict = breaks ? 'breaking' : 'compatible';
    const witness: Witness | null = breaks
      ? { kind: 'request', shown, validOld: sends === 'old', validNew: sends === 'new' }
      : null;
    return { id, verdict, direction: directionOf(matched), operation: label, at: places, message, witness };
  };
  const client = sends === 'old';
  if (!before)
    return [
      after?.required
        ? said('request-body-added-required', client, 'a request body is required now', `${label} without a body`)
        : said('request-body-added-optional', false, 'a request body is allowed now', label),
    ];
  const [first] = before.content;
  if (!after)
    return [
      said('request-body-removed', client, 'the request body is gone', `${label} with a body of ${first?.range}`),
    ];
  const changes: Change[] = [];
  if (before.required !== after.required)
    changes.push(
      said(
        `request-body-became-${after.required ? 'required' : 'optional'}`,
        after.required === client,
        after.required ? 'the request body is required now' : 'the request body is no longer required',
        `${label} without a body`,
        { old: before.pointer, new: after.required ? join(after.pointer, 'required') : after.pointer },
      ),
    );
  for (const media of before.content) {
    const same = after.content.find(({ range }) => mediaKey(range) === mediaKey(media.range));
    const counterpart = same ?? after.content.find(({ range }) => covers(range, media.range));
    if (!counterpart)
      changes.push(
        said(
          'request-body-media-type-removed',
          client,
          `the request body may no longer be ${media.range}`,
          `${label} with a body of ${media.range}`,
          { old: media.pointer, new: after.pointer },
        ),
      );
    else
      changes.push(
        ...judgeSchemas(
          documents,
          {
            kind: 'request-body',
            operation: label,
            place: after.content.length > 1 ? `the request body (${media.range})` : 'the request body',
            sends,
          },
          media.schema,
          counterpart.schema,
        ),
      );
  }
  for (const media of after.content)
    if (!before.content.some(({ range }) => mediaKey(range) === mediaKey(media.range) || covers(range, media.range)))
      changes.push(
        said(
          'request-body-media-type-added',
          !client,
          `the request body may be ${media.range} now`,
          `${label} with a body of ${media.range}`,
          {
            old: before.pointer,
            new: media.pointer,
          },
        ),
      );
  return changes;
}

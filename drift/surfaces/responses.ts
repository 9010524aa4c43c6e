import type { MediaType, ResponseObject } from '../../openapi/operation.ts';
import { join } from '../../openapi/pointer.ts';
import type { Change, Witness } from '../change.ts';
import type { Documents } from './documents.ts';
import { judgeSchemas } from './judge-schema.ts';
import { linkChanges } from './links.ts';
import { answering, type Matched } from './matched.ts';
import { covers, mediaKey } from './media-types.ts';
import { headerChanges } from './response-headers.ts';
import type { SayAnswer } from './say-answer.ts';
import { directionOf } from './surface.ts';

/** What changed of the answers of an operation: statuses, media types, bodies, fields, links. */
export function responseChanges(documents: Documents, matched: Matched): readonly Change[] {
  const { old, new: fresh, label } = matched;
  const sends = answering(matched);
  const say: SayAnswer = (id, verdict, message, at, shown) => {
    const witness: Witness | null =
      verdict === 'breaking' && shown !== undefined
        ? { kind: 'answer', shown, validOld: sends === 'old', validNew: sends === 'new' }
        : null;
    return { id, verdict, direction: directionOf({ sends }), operation: label, at, message, witness };
  };
  const changes: Change[] = [];
  for (const [status, before] of old.responses) {
    const after = counterpart(status, fresh.responses);
    if (after) changes.push(...compared(documents, matched, before, after, say));
    else changes.push(removed(matched, before, say));
  }
  for (const [status, after] of fresh.responses)
    if (!counterpart(status, old.responses) && !stands(after, old.responses, fresh.responses))
      changes.push(added(documents, matched, after, say));
  return changes;
}

function isSuccess(status: string): boolean {
  return status.startsWith('2');
}

function removed({ label, sends, new: fresh }: Matched, { status, pointer }: ResponseObject, say: SayAnswer): Change {
  const success = isSuccess(status);
  return say(
    success ? 'response-success-status-removed' : 'response-non-success-status-removed',
    success && sends === 'old' ? 'breaking' : 'compatible',
    status === 'default' ? 'the default answer is gone' : `status ${status} is gone`,
    { old: pointer, new: join(fresh.pointer, 'responses') },
    `${label} was answered ${status}`,
  );
}

function added(
  documents: Documents,
  { old, sends }: Matched,
  { status, pointer }: ResponseObject,
  say: SayAnswer,
): Change {
  const success = isSuccess(status);
  const looked = success || documents.strict;
  return say(
    success ? 'response-success-status-added' : 'response-non-success-status-added',
    looked && sends === 'old' ? 'review' : 'compatible',
    status === 'default' ? 'a default answer is new' : `status ${status} is new`,
    { old: join(old.pointer, 'responses'), new: pointer },
  );
}

/** The answer of this status, or of its range. */
function counterpart(status: string, responses: ReadonlyMap<string, ResponseObject>): ResponseObject | undefined {
  return responses.get(status) ?? (/^\d{3}$/.test(status) ? responses.get(`${status[0]}XX`) : undefined);
}

/** A range that now stands for statuses that were listed one by one is compared with each of them. */
function stands(
  { status }: ResponseObject,
  old: ReadonlyMap<string, ResponseObject>,
  fresh: ReadonlyMap<string, ResponseObject>,
): boolean {
  return /^\dXX$/.test(status) && [...old.keys()].some((each) => each[0] === status[0] && !fresh.has(each));
}

function compared(
  documents: Documents,
  matched: Matched,
  before: ResponseObject,
  after: ResponseObject,
  say: SayAnswer,
): readonly Change[] {
  return [
    ...contentChanges(documents, matched, before, after, say),
    ...headerChanges(documents, matched, before, after, say),
    ...linkChanges(matched, before, after),
  ];
}

function contentChanges(
  documents: Documents,
  matched: Matched,
  before: ResponseObject,
  after: ResponseObject,
  say: SayAnswer,
): readonly Change[] {
  const { label } = matched;
  const changes: Change[] = [];
  const fresh = after.content ?? [];
  const renamed: MediaType[] = [];
  for (const media of before.content ?? []) {
    const same =
      fresh.find(({ range }) => spelt(range) === spelt(media.range)) ??
      fresh.find(({ range }) => mediaKey(range) === mediaKey(media.range));
    const other = same ?? fresh.find(({ range }) => covers(range, media.range));
    if (!other) {
      changes.push(
        say(
          'response-media-type-removed',
          matched.sends === 'old' ? 'breaking' : 'compatible',
          `${after.status} no longer comes as ${media.range}`,
          { old: media.pointer, new: after.pointer },
          `${label} with Accept: ${media.range}, answered ${before.status}`,
        ),
      );
      continue;
    }
    renamed.push(other);
    if (spelt(other.range) !== spelt(media.range))
      changes.push(
        say(
          'response-media-type-name-changed',
          'review',
          `${after.status} comes as ${other.range} instead of ${media.range}`,
          {
            old: media.pointer,
            new: other.pointer,
          },
        ),
      );
    changes.push(
      ...judgeSchemas(
        documents,
        {
          kind: 'response-body',
          operation: label,
          place: fresh.length > 1 ? `the body of ${after.status} (${media.range})` : `the body of ${after.status}`,
          sends: answering(matched),
        },
        media.schema,
        other.schema,
      ),
    );
  }
  for (const media of fresh)
    if (!renamed.includes(media) && !(before.content ?? []).some(({ range }) => covers(range, media.range)))
      changes.push(
        say('response-media-type-added', 'compatible', `${after.status} may come as ${media.range} now`, {
          old: before.pointer,
          new: media.pointer,
        }),
      );
  return changes;
}

function spelt(range: string): string {
  return range.toLowerCase().replaceAll(/\s/g, '');
}

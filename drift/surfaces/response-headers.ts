import { mayReadAsValid } from '../../http/decode-set.ts';
import { encodeParameter } from '../../http/encode/parameter.ts';
import type { HeaderObject, Parameter, ResponseObject } from '../../openapi/operation.ts';
import type { Change } from '../change.ts';
import type { Documents } from './documents.ts';
import { judgeSchemas } from './judge-schema.ts';
import { answering, type Matched } from './matched.ts';
import type { SayAnswer } from './say-answer.ts';

/** Fields of an answer that came, went, or hold something else. */
export function headerChanges(
  documents: Documents,
  matched: Matched,
  before: ResponseObject,
  after: ResponseObject,
  say: SayAnswer,
): readonly Change[] {
  const old = byName(before.headers);
  const fresh = byName(after.headers);
  const client = matched.sends === 'old';
  const changes: Change[] = [];
  for (const [key, header] of old) {
    const other = fresh.get(key);
    if (!other) {
      changes.push(
        say(
          `${header.required ? 'required' : 'optional'}-response-header-removed`,
          header.required && client ? 'breaking' : 'compatible',
          `${before.status} no longer has the field ${header.name}`,
          { old: header.pointer, new: after.pointer },
          `${before.status} without ${header.name}`,
        ),
      );
      continue;
    }
    if (header.required !== other.required)
      changes.push(
        say(
          `response-header-became-${other.required ? 'required' : 'optional'}`,
          header.required === client ? 'breaking' : 'compatible',
          `the field ${header.name} of ${before.status} is ${other.required ? 'always there now' : 'no longer always there'}`,
          { old: header.pointer, new: other.pointer },
          `${before.status} without ${header.name}`,
        ),
      );
    changes.push(...headerSchema(documents, matched, before.status, header, other));
  }
  for (const [key, header] of fresh)
    if (!old.has(key))
      changes.push(
        say('response-header-added', 'compatible', `${after.status} has the field ${header.name} now`, {
          old: before.pointer,
          new: header.pointer,
        }),
      );
  return changes;
}

function byName(headers: readonly HeaderObject[]): ReadonlyMap<string, HeaderObject> {
  return new Map(headers.map((header) => [header.name.toLowerCase(), header]));
}

function headerSchema(
  documents: Documents,
  matched: Matched,
  status: string,
  before: HeaderObject,
  after: HeaderObject,
): readonly Change[] {
  const sends = answering(matched);
  const [sender, receiver] = sends === 'old' ? [before, after] : [after, before];
  const side = (sends === 'old' ? documents.newSides : documents.oldSides).for('response');
  const accepted = receiver.schema ?? receiver.content?.schema;
  const encoded = (value: Parameters<typeof encodeParameter>[1]) => encodeParameter(asParameter(sender), value);
  return judgeSchemas(
    documents,
    {
      kind: 'response-header',
      operation: matched.label,
      place: `the field ${after.name} of ${status}`,
      sends,
      wire: {
        bytes: (value) => {
          const field = encoded(value);
          return 'text' in field ? field.text : '';
        },
        refuses: (value) =>
          !mayReadAsValid(
            asParameter(receiver),
            encoded(value),
            (read) => accepted === undefined || side.accepts([accepted], read),
          ),
      },
    },
    before.schema ?? before.content?.schema,
    after.schema ?? after.content?.schema,
  );
}

/** A field is written as a header parameter is. */
function asParameter({ name, explode, schema, content, pointer }: HeaderObject): Parameter {
  return {
    name,
    in: 'header',
    required: true,
    deprecated: false,
    style: 'simple',
    explode,
    allowReserved: false,
    allowEmptyValue: false,
    schema,
    content,
    examples: [],
    pointer,
  };
}

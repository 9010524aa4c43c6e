import { PlumblineError } from '../../openapi/error.ts';
import { isArray, isObject, type Json, type JsonObject } from '../../openapi/json.ts';
import { parseMember, writeMember } from './member-line.ts';
import type { Observations, ObservedAnswer, ObservedMember, ObservedOperation } from './observation.ts';

/** `plumbline.lock.json`: which contract was locked, and what was observed then. */
export interface Lock extends Partial<Observations> {
  readonly document: {
    readonly title: string;
    readonly version: string;
    readonly openapi: string;
    /** `sha256:…` of the document's text. */
    readonly digest: string;
  };
}

/** The name of the lock file where no other is given. */
export const LOCK_FILE = 'plumbline.lock.json';

/** The text of a lock file: one line a member, in a fixed order, so that a review shows what changed and nothing else. */
export function writeLock({ document: { title, version, openapi, digest }, operations }: Lock): string {
  const observed =
    operations &&
    mapped(operations, ({ answers }) =>
      mapped(answers, ({ samples, mediaTypes, members }) => ({
        samples,
        mediaTypes,
        ...(Object.keys(members).length > 0 && { members: mapped(members, writeMember) }),
      })),
    );
  const lock = { lockVersion: 1, document: { title, version, openapi, digest }, operations: observed };
  // Lists of media types stay on their line.
  const text = JSON.stringify(lock, null, 2).replace(
    /\[\n\s+([^[\]{}]*?)\n\s+\]/g,
    (_, items: string) => `[${items.replace(/\n\s+/g, ' ')}]`,
  );
  return `${text}\n`;
}

/** The lock that this text holds; `source` names the file. Throws CONFIG_INVALID with the remedy where it is none. */
export function readLock(text: string, source: string): Lock {
  const refuse = (why: string, cause?: unknown): never => {
    throw new PlumblineError('CONFIG_INVALID', `${source} ${why}; plumbline lock writes one`, { cause });
  };
  let parsed: Json;
  try {
    parsed = JSON.parse(text) as Json; // JSON.parse yields JSON
  } catch (cause) {
    return refuse('is no JSON', cause);
  }
  if (!isObject(parsed) || parsed.lockVersion !== 1 || !isObject(parsed.document)) return refuse('is no lock file');
  const { title, version, openapi, digest } = parsed.document;
  const document = { title: textOf(title), version: textOf(version), openapi: textOf(openapi), digest: textOf(digest) };
  if (parsed.operations === undefined) return { document };
  if (!isObject(parsed.operations)) return refuse('has operations that are no object');
  const operations = mapped<Json | undefined, ObservedOperation>(parsed.operations, (answers) => ({
    answers: isObject(answers) ? mapped(answers, (answer, status) => answerOf(answer, status)) : refuse('is damaged'),
  }));
  return { document, operations };

  function answerOf(answer: Json | undefined, status: string): ObservedAnswer {
    const { samples, mediaTypes, members = {} }: JsonObject = isObject(answer) ? answer : {};
    if (typeof samples !== 'number' || !isArray(mediaTypes) || !isObject(members))
      return refuse(`has no samples and mediaTypes for an answer ${status}`);
    return {
      samples,
      mediaTypes: mediaTypes.map(textOf),
      members: mapped<Json | undefined, ObservedMember>(
        members,
        (line, pointer) =>
          parseMember(textOf(line)) ?? refuse(`has no observation at ${pointer}: ${JSON.stringify(line)}`),
      ),
    };
  }
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

function mapped<T, U>(record: Readonly<Record<string, T>>, change: (value: T, key: string) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]));
}

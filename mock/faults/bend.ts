import { isJson } from '../../http/media-type.ts';
import type { Json } from '../../openapi/json.ts';
import type { MockAnswer, Scene } from '../fault.ts';
import type { RefusalKind } from '../judge/refusal.ts';
import { parseJson } from '../judge/wire.ts';

type Bend = (answer: MockAnswer, scene: Scene) => MockAnswer;

/** The first line of a field of an answer. */
export function fieldOf(answer: MockAnswer, name: string): string | undefined {
  return answer.headers.find(([field]) => field.toLowerCase() === name.toLowerCase())?.[1];
}

/** A copy with this field, in place of any of that name. */
export function withField(answer: MockAnswer, name: string, value: string): MockAnswer {
  return { ...answer, headers: [...withoutField(answer, name).headers, [name, value]] };
}

/** A copy without this field. */
export function withoutField(answer: MockAnswer, name: string): MockAnswer {
  return { ...answer, headers: answer.headers.filter(([field]) => field.toLowerCase() !== name.toLowerCase()) };
}

/** The JSON body of an answer; `undefined` where it has none. */
export function jsonOf(answer: MockAnswer): Json | undefined {
  if (!answer.body || answer.body.length === 0 || !isJson(fieldOf(answer, 'content-type') ?? '')) return undefined;
  return parseJson(answer.body)?.value as Json | undefined; // JSON.parse yields JSON
}

/** A copy with another body of the same media type. */
export function withText(answer: MockAnswer, text: string): MockAnswer {
  return { ...answer, body: Buffer.from(text) };
}

/** A copy with another JSON body. */
export function withJson(answer: MockAnswer, value: Json): MockAnswer {
  return withText(answer, JSON.stringify(value));
}

/** Bends what is carried out, and leaves refusals alone. */
export function onSuccess(bend: Bend): Bend {
  return (answer, scene) => (scene.refusal === undefined && answer.status < 400 ? bend(answer, scene) : answer);
}

/** Bends refusals of these kinds only. */
export function onRefusal(kinds: readonly RefusalKind[], bend: Bend): Bend {
  return (answer, scene) =>
    scene.refusal !== undefined && kinds.includes(scene.refusal.kind) ? bend(answer, scene) : answer;
}

/** An answer of a server that fell over, without telling why. */
export function fellOver(): MockAnswer {
  return {
    status: 500,
    headers: [['Content-Type', 'application/json']],
    body: Buffer.from('{"error":"internal server error"}'),
  };
}

/** Checks that an undocumented 500 may provoke beside `no-server-error`. */
export const besideServerError: readonly string[] = [
  'status-documented',
  'content-type-documented',
  'body-matches-schema',
  'headers-match-schema',
];

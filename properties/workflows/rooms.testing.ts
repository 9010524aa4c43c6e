import { parseDocument } from '../../openapi/parse.ts';
import type { Asked, Told } from '../profiles/served.testing.ts';

const json = (schema: object) => ({ 'application/json': { schema } });
const shows = (schema: object, more: object = {}) => ({ description: 'it', content: json(schema), ...more });
const body = (schema: object) => ({ required: true, content: json(schema) });
const id = (name: string) => ({
  name,
  in: 'path',
  required: true,
  schema: { type: 'string', pattern: '^[a-z]+[0-9]{1,6}$' },
});
const refused = {
  '4XX': { description: 'refused', content: { 'application/problem+json': { schema: { type: 'object' } } } },
};
const taken = { 409: { description: 'There is a room of this name already' }, ...refused };
const room = {
  type: 'object',
  required: ['name'],
  properties: {
    id: { type: 'string', readOnly: true },
    name: { type: 'string', minLength: 1, maxLength: 60 },
    floor: { type: 'string', minLength: 1, maxLength: 20 },
    state: { type: 'string', enum: ['open', 'closed'], readOnly: true },
    createdAt: { type: 'string', format: 'date-time', readOnly: true },
  },
};
const desk = {
  type: 'object',
  required: ['label'],
  properties: { id: { type: 'string', readOnly: true }, label: { type: 'string', minLength: 1 } },
};

/** Rooms that are written in every way, can be closed once, and have desks. */
export const roomsDocument = parseDocument(
  JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Rooms', version: '1' },
    paths: {
      '/rooms': { post: { requestBody: body(room), responses: { 201: shows(room), ...taken } } },
      '/rooms/{roomId}': {
        parameters: [id('roomId')],
        get: { responses: { 200: shows(room), ...refused } },
        put: {
          parameters: [{ name: 'If-None-Match', in: 'header', schema: { type: 'string' } }],
          requestBody: body(room),
          responses: { 200: shows(room), ...taken },
        },
        delete: { responses: { 204: { description: 'gone' }, ...refused } },
      },
      '/rooms/{roomId}/close': {
        parameters: [id('roomId')],
        post: {
          description: 'Closes an open room.',
          responses: { 200: shows(room), 409: { description: 'It is not open' }, ...refused },
        },
      },
      '/rooms/{roomId}/desks': {
        parameters: [id('roomId')],
        post: {
          parameters: [
            { name: 'Idempotency-Key', in: 'header', schema: { type: 'string', minLength: 8, maxLength: 64 } },
          ],
          requestBody: body(desk),
          responses: { 201: shows(desk), ...refused },
        },
      },
      '/rooms/{roomId}/desks/{deskId}': {
        parameters: [id('roomId'), id('deskId')],
        get: { responses: { 200: shows(desk), ...refused } },
      },
    },
  }),
  { source: 'rooms.json' },
);

export type RoomLie =
  | 'a replacement keeps the floor'
  | 'a deletion takes the next room too'
  | 'an identifier is given again'
  | 'a replacement makes the room anew'
  | 'closing does nothing'
  | 'a closed room is closed again'
  | 'a desk is found in any room'
  | 'a client sets the state'
  | 'a name is given twice'
  | 'a replacement shows the old room'
  | 'a key is ignored'
  | 'a room that is there is made again';

interface Room {
  readonly id: string;
  name: string;
  floor?: string;
  state: string;
  createdAt: string;
}

/** A server of the rooms that tells the truth, but for one lie. */
export function rooms(lie?: RoomLie): (asked: Asked) => Told {
  const all = new Map<string, Room>();
  const desks = new Map<string, { readonly id: string; readonly label: unknown; readonly room: string }>();
  const keys = new Map<string, Told>();
  let made = 0;
  const no = (status: number): Told => ({ status, json: { status } });
  const now = (): string => new Date(Date.UTC(2026, 0, 1) + made++).toISOString();
  const isTaken = (name: string, own?: Room): boolean =>
    lie !== 'a name is given twice' && [...all.values()].some((other) => other !== own && other.name === name);
  const said = (
    sent: unknown,
  ): { readonly name: string; readonly floor?: string; readonly state?: string } | undefined => {
    const { name, floor, state } = (typeof sent === 'object' && sent !== null ? sent : {}) as Record<string, unknown>; // each is looked at below
    const isText = (text: unknown, most: number): text is string =>
      typeof text === 'string' && text !== '' && [...text].length <= most;
    if (!isText(name, 60) || (floor !== undefined && !isText(floor, 20))) return undefined;
    return { name, ...(floor !== undefined && { floor }), ...(typeof state === 'string' && { state }) };
  };

  return ({ method, path, headers, json: sent }) => {
    const [, kind, own = '', part, inner] = path.split('/');
    if (kind !== 'rooms') return no(404);
    const told = said(sent);
    if (own === '') {
      if (method !== 'POST') return no(405);
      if (!told) return no(400);
      if (isTaken(told.name)) return no(409);
      const last = lie === 'an identifier is given again' ? [...all.keys()].at(-1) : undefined;
      const { name, floor } = told;
      const one: Room = {
        id: last ?? `room${++made}`,
        name,
        state: 'open',
        createdAt: now(),
        ...(floor !== undefined && { floor }),
      };
      if (lie === 'a client sets the state' && told.state !== undefined) one.state = told.state;
      all.set(one.id, one);
      return { status: 201, json: one };
    }
    const there = all.get(own);
    if (!there) return no(404);
    if (part === 'close') {
      if (there.state !== 'open' && lie !== 'a closed room is closed again') return no(409);
      if (lie !== 'closing does nothing') there.state = 'closed';
      return { status: 200, json: { ...there, state: 'closed' } };
    }
    if (part === 'desks' && inner === undefined) {
      const label = (typeof sent === 'object' && sent !== null ? sent : {}) as { label?: unknown }; // looked at next
      if (typeof label.label !== 'string' || label.label === '') return no(400);
      const key = `${own} ${headers['idempotency-key'] ?? ''}`;
      const before = headers['idempotency-key'] === undefined ? undefined : keys.get(key);
      if (before && lie !== 'a key is ignored') return before;
      const one = { id: `desk${++made}`, label: label.label, room: own };
      desks.set(one.id, one);
      const answer: Told = { status: 201, json: { id: one.id, label: one.label } };
      keys.set(key, answer);
      return answer;
    }
    if (part === 'desks') {
      const one = desks.get(inner ?? '');
      const found = one && (one.room === own || lie === 'a desk is found in any room');
      return found ? { status: 200, json: { id: one.id, label: one.label } } : no(404);
    }
    if (method === 'DELETE') {
      const names = [...all.keys()];
      all.delete(own);
      if (lie === 'a deletion takes the next room too') all.delete(names[names.indexOf(own) + 1] ?? '');
      return { status: 204 };
    }
    if (method !== 'PUT') return { status: 200, json: there };
    if (headers['if-none-match'] !== undefined && lie !== 'a room that is there is made again') return no(412);
    if (!told) return no(400);
    if (isTaken(told.name, there)) return no(409);
    const floor = told.floor ?? (lie === 'a replacement keeps the floor' ? there.floor : undefined);
    const createdAt = lie === 'a replacement makes the room anew' ? now() : there.createdAt;
    const next: Room = {
      id: own,
      name: told.name,
      state: there.state,
      createdAt,
      ...(floor !== undefined && { floor }),
    };
    all.set(own, next);
    return { status: 200, json: lie === 'a replacement shows the old room' ? there : next };
  };
}

import { expect, test } from 'vitest';
import { findingsWith, shownOf } from '../profiles/served.testing.ts';
import { type RoomLie, rooms, roomsDocument } from './rooms.testing.ts';

const findings = (lie?: RoomLie) => findingsWith(undefined, roomsDocument, rooms(lie), ['workflow']);

test('sequences of writes find nothing at rooms that are kept as they are told', async () => {
  expect(shownOf(await findings())).toEqual([]);
});

test.each([
  ['a replacement keeps the floor', 'put-replaces', 'PUT /rooms/{roomId}'],
  ['a deletion takes the next room too', 'others-untouched', 'DELETE /rooms/{roomId}'],
  ['an identifier is given again', 'created-is-new', 'POST /rooms'],
  ['a replacement makes the room anew', 'identity-kept', 'PUT /rooms/{roomId}'],
  ['closing does nothing', 'action-carried-out', 'POST /rooms/{roomId}/close'],
  ['a closed room is closed again', 'state-respected', 'POST /rooms/{roomId}/close'],
  ['a desk is found in any room', 'found-under-own-parent', 'GET /rooms/{roomId}/desks/{deskId}'],
  ['a client sets the state', 'read-only-not-written', 'POST /rooms'],
  ['a name is given twice', 'uniqueness-kept', 'POST /rooms'],
  ['a replacement shows the old room', 'written-is-shown', 'PUT /rooms/{roomId}'],
  ['a key is ignored', 'repeated-key-makes-one', 'POST /rooms/{roomId}/desks'],
  ['a room that is there is made again', 'if-none-match-prevents-write', 'PUT /rooms/{roomId}'],
] as const)('sequences of writes find that %s', async (lie, check, operation) => {
  const found = (await findings(lie)).map((one) => `${one.check} ${one.operation.method} ${one.operation.path}`);
  expect(found).toContain(`${check} ${operation}`);
});

import { answers } from './behaviours.testing.ts';
import type { Mode } from './mode.testing.ts';
import { type Behaviour, startHostile } from './server.testing.ts';

const mode = (does: string, behave: Behaviour, names: RegExp, code: Mode['code'] = 3): Mode => ({
  does,
  start: () => startHostile(behave),
  names,
  code,
});
const WAITS: readonly (readonly [says: string, value: string | undefined])[] = [
  ['no Retry-After', undefined],
  ['a Retry-After of a second', '1'],
  ['a Retry-After of an hour', '3600'],
  ['a Retry-After of thirty years', '1000000000'],
  ['a Retry-After beyond all numbers', '9'.repeat(400)],
  ['a negative Retry-After', '-5'],
  ['a Retry-After that is a date', 'Fri, 31 Dec 1999 23:59:59 GMT'],
  ['a Retry-After that is nothing', 'soon; maybe'],
];
const STORMS: readonly (readonly [status: string, names: RegExp])[] = [
  ['429 Too Many Requests', /429|--time-limit was used up/],
  ['503 Service Unavailable', /503|--time-limit was used up|--max-requests/],
];
/** Decided by the number of the request: as random as a test may be. */
const anything: Behaviour = (socket, request, count) => {
  const statuses = [
    '200 OK',
    '201 Created',
    '404 Not Found',
    '500 Internal Server Error',
    '418 Teapot',
    '204 No Content',
  ];
  const contents = ['{}', '[]', '{"books":[]}', 'null', '"a"', '', '{"error":"no"}'];
  const at = (count * 2_654_435_761) % 4_294_967_296;
  const status = statuses[at % statuses.length] ?? '';
  answers(status.startsWith('204') ? '' : (contents[at % contents.length] ?? ''), { status })(socket, request, count);
};

/** Servers that are overloaded, out of their mind, or asleep. */
export const temperModes: readonly Mode[] = [
  ...STORMS.flatMap(([status, names]) =>
    WAITS.map(([what, value]) => {
      const fields = value === undefined ? '' : `Retry-After: ${value}\r\n`;
      const does = `answers ${status} to everything, with ${what}`;
      return { ...mode(does, answers('{}', { status, fields }), names), seconds: 1.5 };
    }),
  ),
  mode('answers 200 to everything', answers('{"books":[]}'), /invalid-rejected|head-has-no-content/, 1),
  mode(
    'answers 500 to everything',
    answers('{"error":"no"}', { status: '500 Internal Server Error' }),
    /no-server-error/,
    1,
  ),
  mode('answers 401 to everything', answers('{}', { status: '401 Unauthorized' }), /refused the credentials/),
  mode('answers anything', anything, /./, 1),
  mode(
    'gets ten times slower',
    (socket, request, count) =>
      void setTimeout(() => answers('{"books":[]}')(socket, request, count), count < 8 ? 3 : 40),
    /./,
    1,
  ),
];

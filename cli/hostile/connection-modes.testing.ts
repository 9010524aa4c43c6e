import { answers, both, drips, OK, says, writes } from './behaviours.testing.ts';
import type { Mode } from './mode.testing.ts';
import { type Behaviour, startHostile } from './server.testing.ts';

const mode = (does: string, behave: Behaviour, names: RegExp, code: Mode['code'] = 1): Mode => ({
  does,
  start: () => startHostile(behave),
  names,
  code,
  ...(names.source.includes('no complete answer') && { endless: true }),
});
const good = answers('{"books":[]}');

/** Servers whose connections do not last, or last too long. */
export const connectionModes: readonly Mode[] = [
  mode('never answers', () => {}, /no complete answer within 100 ms/),
  mode(
    'sends an octet of its content now and then',
    drips(`${OK}Content-Length: 1000\r\n\r\n`),
    /no complete answer within 100 ms: status 200/,
  ),
  mode('sends an octet of its header section now and then', drips(`${OK}X-A: `), /no complete answer within 100 ms/),
  mode('resets every connection', (socket) => void socket.resetAndDestroy(), /connection was reset/),
  mode('closes every connection', (socket) => void socket.end(), /closed|reset/),
  mode(
    'resets in the middle of the content',
    (socket) => {
      socket.write(`${OK}Content-Length: 1000\r\n\r\n{"books":`);
      setTimeout(() => socket.resetAndDestroy(), 5);
    },
    /in the middle of the answer: status 200 and 9 octets/,
  ),
  mode('closes in the middle of the header section', says(`${OK}X-A: b`), /closed|incomplete|reset/),
  mode('closes after each answer without saying so', says(`${OK}Content-Length: 2\r\n\r\n{}`), /body-matches-schema/),
  mode(
    'says it closes and keeps the connection open',
    writes(`${OK}Connection: close\r\nContent-Length: 2\r\n\r\n{}`),
    /body-matches-schema/,
  ),
  mode(
    'says it keeps the connection open and closes it',
    says(`${OK}Connection: keep-alive\r\nKeep-Alive: timeout=600\r\nContent-Length: 2\r\n\r\n{}`),
    /body-matches-schema/,
  ),
  mode(
    'marks no end of its content and leaves the connection open',
    writes(`${OK}\r\n{"books":[]}`),
    /no complete answer/,
  ),
  mode(
    'closes every second connection',
    (socket, request, count) => (count % 2 ? good(socket, request, count) : void socket.destroy()),
    /connection was (reset|closed)/,
  ),
  {
    does: 'answers before it is asked, and then never',
    start: () => startHostile(() => {}, { greets: (socket) => void socket.write(`${OK}Content-Length: 2\r\n\r\n{}`) }),
    names: /no complete answer|answers/,
    code: 1,
    endless: true,
  },
  {
    does: 'greets each connection with another protocol',
    start: () => startHostile(() => {}, { greets: (socket) => void socket.end('220 mail.invalid ESMTP\r\n') }),
    names: /220 mail/,
    code: 1,
  },
  {
    does: 'dies after five requests',
    start: () => startHostile(good, { diesAfter: 5 }),
    names: /the target went away/,
    code: 3,
    seconds: 10,
  },
  mode('sends the same answer twice', both(good, good), /authentication-enforced|framing|octets/),
  mode(
    'answers with a second answer behind the first',
    writes(`${OK}Content-Length: 12\r\n\r\n{"books":[]}HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nowned`),
    /authentication-enforced|framing|octets/,
  ),
];

import { OK, says, streams, writes } from './behaviours.testing.ts';
import type { Mode } from './mode.testing.ts';
import { type Behaviour, startHostile } from './server.testing.ts';

const mode = (does: string, behave: Behaviour, names: RegExp, code: Mode['code'] = 1): Mode => ({
  does,
  start: () => startHostile(behave),
  names,
  code,
  ...(names.source.includes('no complete answer') && { endless: true }),
});
const chunked = `${OK}Transfer-Encoding: chunked\r\n\r\n`;
const status = (line: string): Behaviour =>
  says(`${line}\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}`);

/** Servers whose answers begin or end where they should not. */
export const framingModes: readonly Mode[] = [
  mode('promises more than it sends', says(`${OK}Content-Length: 100\r\n\r\n{}`), /Content-Length says 100/),
  mode('sends more than it promises', writes(`${OK}Content-Length: 2\r\n\r\n{"books":[]}`), /body-matches-schema/),
  mode('promises two lengths', says(`${OK}Content-Length: 1\r\nContent-Length: 2\r\n\r\n{}`), /"1" and "2"/),
  mode('promises a negative length', says(`${OK}Content-Length: -1\r\n\r\n{}`), /Content-Length is "-1"/),
  mode(
    'promises a length beyond all numbers',
    says(`${OK}Content-Length: ${'9'.repeat(40)}\r\n\r\n{}`),
    /Content-Length is "999/,
  ),
  mode(
    'names a length and chunks besides',
    says(`${OK}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`),
    /body-matches-schema|Content-Length/,
  ),
  mode('breaks the size of a chunk', says(`${chunked}zz\r\nabc\r\n`), /chunk/),
  mode('sends a longer chunk than it said', says(`${chunked}2\r\n{"books":[]}\r\n0\r\n\r\n`), /chunk/),
  mode('leaves its last chunk out', says(`${chunked}2\r\n{}\r\n`), /middle of the answer|last chunk/),
  mode(
    'sends a chunk extension without end',
    streams(`${chunked}2;`),
    /chunk|no complete answer|not HTTP|middle of the answer/,
  ),
  mode(
    'sends trailers without end',
    streams(`${chunked}2\r\n{}\r\n0\r\n`, 'X-A: b\r\n'.repeat(1000)),
    /chunk|header|trailer|no complete answer|middle of the answer/,
  ),
  mode(
    'sends chunks of one octet without end',
    streams(chunked, '1\r\na\r\n'.repeat(5000)),
    /larger than|longer than|no complete answer|middle of the answer/,
  ),
  mode('has no status', says('HTTP/1.1 abc\r\n\r\n'), /status line/),
  mode('answers with status 99', status('HTTP/1.1 99 Low'), /status line/),
  mode('answers with status 1000', status('HTTP/1.1 1000 High'), /status line/),
  mode('answers with status 700', status('HTTP/1.1 700 Odd'), /700/),
  mode('answers with status 000', status('HTTP/1.1 000 None'), /status line/),
  mode('answers without a reason phrase', status('HTTP/1.1 200'), /body-matches-schema/),
  mode(
    'answers with a reason phrase of a megabyte',
    status(`HTTP/1.1 200 ${'a'.repeat(1 << 20)}`),
    /larger than the cap|longer than/,
  ),
  mode(
    'answers in HTTP/1.0',
    says('HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n{}'),
    /body-matches-schema/,
  ),
  mode('answers in HTTP/0.9', says('{"books":[]}'), /not with a status line/),
  mode('answers in HTTP/2', says('\0\0\x12\x04\0\0\0\0\0\0\x03\0\0\0\x64'), /not with a status line/),
  mode('answers in HTTP/9.9', status('HTTP/9.9 200 OK'), /status line|begins with/),
  mode('speaks another protocol', says('SSH-2.0-OpenSSH_9.6\r\n'), /SSH-2.0/),
  mode('answers TLS where HTTP was asked', says('\x15\x03\x01\0\x02\x02\x0a'), /not with a status line/),
  mode('ends its lines with LF', says('HTTP/1.1 200 OK\nContent-Type: application/json\nContent-Length: 2\n\n{}'), /./),
  mode('sends content after a 204', writes(`HTTP/1.1 204 No Content\r\n\r\n{"books":[]}`), /204/),
  mode('sends content after a 304', writes(`HTTP/1.1 304 Not Modified\r\n\r\n{"books":[]}`), /304/, 3),
  mode('sends a 205 with content', writes(`HTTP/1.1 205 Reset Content\r\nContent-Length: 2\r\n\r\n{}`), /205/),
  mode(
    'sends content after a HEAD',
    (socket) => void socket.write(`${OK}Content-Length: 12\r\n\r\n{"books":[]}`),
    /head-has-no-content/,
  ),
];

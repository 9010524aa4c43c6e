import { answers, OK, says, streams } from './behaviours.testing.ts';
import type { Mode } from './mode.testing.ts';
import { type Behaviour, startHostile } from './server.testing.ts';

const mode = (does: string, behave: Behaviour, names: RegExp, code: Mode['code'] = 1): Mode => ({
  does,
  start: () => startHostile(behave),
  names,
  code,
  ...(names.source.includes('no complete answer') && { endless: true }),
});
/** Where each answer is work a handful is enough. */
const few = (one: Mode): Mode => ({ ...one, options: ['--generator', 'valid'] });
const empty = 'Content-Length: 2\r\n\r\n{}';

/** Servers with odd header fields, redirects and interim answers. */
export const fieldModes: readonly Mode[] = [
  few(
    mode('sends a header field of a megabyte', says(`${OK}X-A: ${'a'.repeat(1 << 20)}\r\n\r\n`), /larger than the cap/),
  ),
  few(
    mode(
      'sends a header section without end',
      streams(OK, 'X-A: b\r\n'.repeat(1000)),
      /larger than the cap|longer than/,
    ),
  ),
  few(mode('sends ten thousand fields', says(`${OK}${'X-A: b\r\n'.repeat(10_000)}${empty}`), /body-matches-schema/)),
  few(
    mode(
      'sets two thousand cookies',
      says(`${OK}${'Set-Cookie: a=b; Path=/\r\n'.repeat(2_000)}${empty}`),
      /body-matches-schema/,
    ),
  ),
  mode('names two media types', says(`${OK}Content-Type: text/plain\r\n${empty}`), /body-matches-schema|content-type/),
  mode('names a media type that is none', says(`HTTP/1.1 200 OK\r\nContent-Type: ;;/,\r\n${empty}`), /content-type/),
  mode('names no media type', says(`HTTP/1.1 200 OK\r\n${empty}`), /content-type/),
  mode('sends a line without a colon', says(`${OK}nonsense\r\n${empty}`), /"nonsense"/),
  mode('sends NUL in a field', says(`${OK}X-A: a\0b\r\n${empty}`), /NUL/),
  mode('sends a field without a name', says(`${OK}: a\r\n${empty}`), /the line ": a"/),
  mode('folds its fields', says(`${OK}X-A: a\r\n b\r\n\tc\r\n${empty}`), /body-matches-schema/),
  mode('sends fields in no known alphabet', says(`${OK}X-A: \xff\xfe\x80\x9b31m\r\n${empty}`), /body-matches-schema/),
  mode('redirects in a circle', answers('', { status: '302 Found', fields: 'Location: /books\r\n' }), /302/, 3),
  mode(
    'redirects to nowhere',
    answers('', { status: '301 Moved Permanently', fields: 'Location: http://[::\r\n' }),
    /301/,
  ),
  mode('redirects without a place', answers('', { status: '308 Permanent Redirect' }), /308/, 3),
  mode(
    'redirects to a place of a hundred thousand characters',
    answers('', { status: '307 Temporary Redirect', fields: `Location: /${'a'.repeat(100_000)}\r\n` }),
    /307/,
    3,
  ),
  mode(
    'switches protocols',
    says('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n'),
    /101/,
    3,
  ),
  ...['100 Continue', '102 Processing', '103 Early Hints', '199 Odd'].map((status) =>
    mode(
      `sends ${status} and nothing else`,
      (socket) => void socket.write(`HTTP/1.1 ${status}\r\n\r\n`),
      /no complete answer|interim/,
    ),
  ),
  ...['100 Continue', '103 Early Hints', '199 Odd'].map((status) =>
    mode(
      `sends fifty times ${status} before each answer`,
      (socket) => void socket.write(`${`HTTP/1.1 ${status}\r\nLink: </a>\r\n\r\n`.repeat(50)}${OK}${empty}`),
      /body-matches-schema/,
    ),
  ),
  mode(
    'sends interim answers without end',
    streams('', 'HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(500)),
    /interim|no complete answer/,
  ),
];

import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { answers, OK, says, streams, writes } from './behaviours.testing.ts';
import type { Mode } from './mode.testing.ts';
import { type Behaviour, startHostile } from './server.testing.ts';

const mode = (does: string, behave: () => Behaviour, names: RegExp, code: Mode['code'] = 1): Mode => ({
  does,
  start: () => startHostile(behave()),
  names,
  code,
  // Each answer is work: a handful is enough.
  options: ['--generator', 'valid'],
});
const MEGABYTE = 1024 * 1024;
const LONG = /longer than 4 MiB/;
const gzip = { fields: 'Content-Encoding: gzip\r\n' };
const DEEP = /nests more than 1000 levels/;
/** Ten gzip members (RFC 1952, 2.2) of 20 MB of zeros each. */
const bomb = (): Buffer => Buffer.concat(Array.from({ length: 10 }, () => gzipSync(Buffer.alloc(20 * MEGABYTE))));
/** A Zstandard frame of 200 MB of zeros: 1,600 blocks, each one octet repeated 128 KiB times (RFC 8878, 3.1.1.2). */
const zstandard = (): Buffer => {
  const block = (last: 0 | 1): number[] => {
    const head = (128 * 1024 * 8) | (1 << 1) | last;
    return [head & 255, (head >> 8) & 255, (head >> 16) & 255, 0];
  };
  const blocks = Array.from({ length: 1600 }, (_, i) => block(i === 1599 ? 1 : 0)).flat();
  return Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x58, ...blocks]);
};

/** Servers whose content is too much, too deep, or not what it says it is. */
export const contentModes: readonly Mode[] = [
  mode('never stops sending', () => streams(`${OK}\r\n`), LONG, 0),
  mode('sends 200 MB', () => streams(`${OK}Content-Length: 209715200\r\n\r\n`), LONG, 0),
  mode(
    'never stops sending chunks',
    () => streams(`${OK}Transfer-Encoding: chunked\r\n\r\n`, `10000\r\n${'a'.repeat(65536)}\r\n`),
    LONG,
    0,
  ),
  mode(
    'sends an object of half a million members',
    () => answers(`{"b":[${'{"a":1},'.repeat(450_000)}1]}`),
    /body-matches-schema/,
  ),
  mode('sends a text of four megabytes', () => answers(`{"b":"${'b'.repeat(3.9 * MEGABYTE)}"}`), /body-matches-schema/),
  mode('sends a number of a million digits', () => answers(`{"b":${'9'.repeat(MEGABYTE)}}`), /body-matches-schema/),
  mode('sends a number beyond all numbers', () => answers('{"b":1e99999}'), /body-matches-schema/),
  mode('sends a gzip bomb', () => answers(bomb(), gzip), LONG, 0),
  mode(
    'sends a gzip bomb in a gzip bomb',
    () => answers(gzipSync(bomb()), { fields: 'Content-Encoding: gzip, gzip\r\n' }),
    LONG,
    0,
  ),
  mode(
    'sends a Brotli bomb',
    () =>
      answers(brotliCompressSync(Buffer.alloc(50 * MEGABYTE), { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }), {
        fields: 'Content-Encoding: br\r\n',
      }),
    LONG,
    0,
  ),
  mode(
    'sends a Zstandard bomb',
    () => answers(zstandard(), { fields: 'Content-Encoding: zstd\r\n' }),
    /json-well-formed|json-utf8|longer than|coding/,
  ),
  mode('calls plain content gzip', () => answers('{}', gzip), /body-matches-schema/),
  mode(
    'names a hundred codings',
    () => answers('{}', { fields: `Content-Encoding: ${'gzip,'.repeat(100)}gzip\r\n` }),
    /body-matches-schema/,
  ),
  mode('nests 100,000 lists', () => answers(`${'['.repeat(100_000)}${']'.repeat(100_000)}`), DEEP),
  mode('nests 100,000 objects', () => answers(`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`), DEEP),
  mode('nests two million lists and closes none', () => answers('['.repeat(2_000_000)), DEEP),
  mode('sends octets that are no text', () => answers(Buffer.from('7b22fffe223a317d', 'hex')), /json-utf8/),
  mode('sends lone surrogates', () => answers('{"book":"\\ud800","\\udfff":1}'), /body-matches-schema/),
  mode('sends NUL octets', () => answers('{"books":"\0\0","a\\u0000":1}\0'), /json-well-formed/),
  mode(
    'sends terminal escapes',
    () => answers('{"a":"\u001b]0;owned\u0007\u009b31m', { fields: 'X-A: \u001b[31mred\r\n' }),
    /json-well-formed/,
  ),
  mode(
    'names members like those of every object',
    () => answers('{"__proto__":{"books":1},"constructor":1}'),
    /body-matches-schema/,
  ),
  mode('sends a name twice', () => answers('{"books":1,"books":2}'), /json-keys-unique/),
  mode('sends a byte order mark', () => answers('\ufeff{"books":[]}'), /byte order mark|json-utf8|json-no-bom|BOM/i),
  mode(
    'answers in HTML',
    () => says('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 14\r\n\r\n<h1>Hello</h1>'),
    /text\/html/,
  ),
  mode('calls HTML JSON', () => answers('<!doctype html><script>alert(1)</script>'), /json-well-formed/),
  mode('sends nothing', () => writes(`${OK}Content-Length: 0\r\n\r\n`), /body-presence-documented/, 0),
  mode('answers in UTF-16', () => answers(Buffer.from('{"books":[]}', 'utf16le')), /json-utf8|json-well-formed/),
];

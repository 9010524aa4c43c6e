import { describe, expect, test } from 'vitest';
import { createAnswerReader } from './raw-answer.ts';

const limits = { maxHead: 4096, maxBody: 1000 };

/** Reads the text, in one piece or an octet at a time; both must come to the same. */
function read(
  text: string,
  { method = 'GET', ended = false, ...given }: { method?: string; ended?: boolean; maxBody?: number } = {},
) {
  const results = [Number.POSITIVE_INFINITY, 1, 7].map((step) => {
    const reader = createAnswerReader(method, { ...limits, ...given });
    const bytes = Buffer.from(text, 'latin1');
    for (let at = 0; at < bytes.length; at += step) reader.push(bytes.subarray(at, at + step));
    if (ended) reader.end();
    const answer = reader.answer();
    return {
      state: reader.state,
      ...(reader.state !== 'complete' && { reason: reader.reason }),
      ...(answer && { ...answer, content: Buffer.concat(answer.content).toString('latin1') }),
    };
  });
  expect(results[1]).toEqual(results[0]);
  expect(results[2]).toEqual(results[0]);
  return results[0] ?? {};
}

describe('createAnswerReader', () => {
  test('reads content of a known length, and counts what comes after it', () => {
    expect(read('HTTP/1.1 200 OK\r\nContent-Length: 3\r\nX-A:  b \r\n\r\nabcde')).toEqual({
      state: 'complete',
      status: 200,
      headers: [
        ['Content-Length', '3'],
        ['X-A', 'b'],
      ],
      head: ['HTTP/1.1 200 OK', 'Content-Length: 3', 'X-A:  b '],
      content: 'abc',
      truncated: false,
      octetsAfterHead: 5,
      surplus: 2,
    });
  });

  test('reads chunks with extensions and trailers', () => {
    expect(
      read(
        'HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n2;a=b\r\nab\r\n0A\r\n0123456789\r\n0\r\nX-T: 1\r\n\r\nrest',
      ),
    ).toMatchObject({
      content: 'ab0123456789',
      surplus: 4,
    });
  });

  test('reads until the connection is closed where nothing else delimits the content', () => {
    expect(read('HTTP/1.0 200 OK\r\n\r\nabc')).toMatchObject({ state: 'more' });
    expect(read('HTTP/1.0 200 OK\r\n\r\nabc', { ended: true })).toMatchObject({
      state: 'complete',
      content: 'abc',
      surplus: 0,
    });
  });

  test.each([
    ['HEAD', 'HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc'],
    ['GET', 'HTTP/1.1 204 No Content\r\n\r\nabc'],
    ['GET', 'HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\nabc'],
  ])('takes content after %s %j for surplus', (method, text) => {
    expect(read(text, { method })).toMatchObject({ state: 'complete', content: '', surplus: 3, octetsAfterHead: 3 });
  });

  test('passes over interim answers', () => {
    expect(
      read(
        'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n',
      ),
    ).toMatchObject({
      status: 200,
      octetsAfterHead: 0,
    });
    expect(read('HTTP/1.1 100 Continue\r\n\r\n'.repeat(70))).toMatchObject({
      state: 'broken',
      reason: 'more than 64 interim answers came',
    });
  });

  test('lets Transfer-Encoding win over Content-Length, and keeps both for the checks', () => {
    const answer = read(
      'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n',
    );
    expect(answer).toMatchObject({ content: 'a', surplus: 0 });
    expect(answer).toHaveProperty('head', ['HTTP/1.1 200 OK', 'Content-Length: 5', 'Transfer-Encoding: chunked']);
  });

  test('accepts a repeated equal Content-Length and an empty reason', () => {
    expect(read('HTTP/1.1 200\r\nContent-Length: 1, 1\r\n\r\na')).toMatchObject({ status: 200, content: 'a' });
  });

  test.each([
    ['HTTP/1.1 2OO OK\r\n\r\n', 'the status line is "HTTP/1.1 2OO OK"'],
    ['HTTP/2 200 OK\r\n\r\n', 'the status line is "HTTP/2 200 OK"'],
    ['<html>', 'the answer begins with "<html>", not with a status line'],
    ['HTTP/1.1 200 OK\r\nContent-Length: 1, 2\r\n\r\n', 'Content-Length is given as "1" and "2"'],
    ['HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n', 'Content-Length is "-1"'],
    ['HTTP/1.1 200 OK\r\nno colon\r\n\r\n', 'the header section has the line "no colon"'],
    ['HTTP/1.1 200 OK\r\nX-A : b\r\n\r\n', 'the header section has the line "X-A : b"'],
    [
      'HTTP/1.1 200 OK\r\nX-A: b\nX-C: d\r\n\r\n',
      'a line of the header section holds a bare CR, LF or NUL: "X-A: b\\nX-C: d"',
    ],
    ['HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n', 'a chunk has the size "zz"'],
    ['HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n', 'a chunk is longer than its size says: "bc'],
    ['HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\n', 'a line of the chunked coding ends without CR: "1"'],
  ])('calls %j broken and says why', (text, reason) => {
    const reader = createAnswerReader('GET', limits);
    reader.push(Buffer.from(text));
    expect(reader.state).toBe('broken');
    expect(reader.reason).toContain(reason);
    expect(reader.answer()).toBeUndefined();
  });

  test.each([
    ['', 'nothing came'],
    ['HTTP/1.1 200', 'the header section is incomplete'],
    ['HTTP/1.1 100 Continue\r\n\r\n', 'only an interim answer (100) came'],
    ['HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc', 'Content-Length says 9, 3 octets came'],
    ['HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n', 'the last chunk is missing, 3 octets came'],
  ])('calls %j incomplete and says what is missing', (text, reason) => {
    expect(read(text, { ended: true })).toEqual({ state: 'more', reason });
  });

  test('keeps no more than it was asked for', () => {
    expect(read(`HTTP/1.1 200 OK\r\n\r\n${'a'.repeat(50)}`, { maxBody: 10 })).toMatchObject({
      state: 'complete',
      truncated: true,
      content: 'a'.repeat(10),
    });
    const reader = createAnswerReader('GET', limits);
    reader.push(Buffer.from(`HTTP/1.1 200 OK\r\nX: ${'a'.repeat(5000)}`));
    expect(reader.reason).toBe('the header section is longer than 4096 octets');
  });
});

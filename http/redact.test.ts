import { describe, expect, test } from 'vitest';
import { createRedactor } from './redact.ts';
import { showRequest, showResponse } from './shown.ts';

const secret = 's3cr3t/T0ken+"x"=';
const long = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJwbHVtYmxpbmUtY2FuYXJ5In0.c2lnbmF0dXJlLW9mLXRoZS1jYW5hcnk';
const redactor = createRedactor([secret, long, 'user:pass word']);
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const entities = (text: string): string => [...text].map((c) => `&#${c.charCodeAt(0)};`).join('');
const percent = (text: string): string =>
  [...Buffer.from(text)].map((b) => `%${b.toString(16).padStart(2, '0')}`).join('');
const unicode = (text: string): string =>
  [...text].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');

const spellings: readonly (readonly [string, (text: string) => string])[] = [
  ['as it is', (text) => text],
  ['percent-encoded', encodeURIComponent],
  ['percent-encoded twice', (text) => encodeURIComponent(encodeURIComponent(text))],
  ['percent-encoded octet by octet', percent],
  ['in JSON', (text) => JSON.stringify(text)],
  ['in JSON within JSON', (text) => JSON.stringify(JSON.stringify(text))],
  ['in unicode escapes', unicode],
  ['in HTML', (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')],
  ['in HTML, numbered', entities],
  ['in base64', (text) => Buffer.from(text).toString('base64')],
  ['in base64 behind one octet', (text) => Buffer.from(`:${text}`).toString('base64')],
  ['in base64 behind two octets', (text) => Buffer.from(`u:${text}`).toString('base64')],
  ['in base64url', (text) => Buffer.from(text).toString('base64url')],
  ['in hex', (text) => Buffer.from(text).toString('hex')],
  ['reversed', (text) => [...text].reverse().join('')],
  ['in upper case', (text) => text.toUpperCase()],
];

describe('createRedactor', () => {
  test.each(spellings)('finds a secret %s', (_, spell) => {
    for (const each of [secret, long, 'user:pass word']) {
      const shown = redactor.text(`before ${spell(each)} after`);
      expect(shown).toContain('[redacted]');
      expect(shown).toMatch(/^before .*after$/);
      for (const piece of [each.slice(0, 6), spell(each).slice(8, 14), spell(each).slice(-8, -3)])
        if (piece.length >= 5) expect(shown).not.toContain(piece);
    }
  });

  test('finds each half of a long secret', () => {
    const [first, second] = [long.slice(0, long.length / 2), long.slice(long.length / 2)];
    const shown = redactor.text(JSON.stringify({ a: first, b: second }));
    expect(shown).toBe('{"a":"[redacted]","b":"[redacted]"}');
  });

  test('finds pieces of a secret that was spread over several fields, but no words', () => {
    const token = 'sk-plumbline-canary-0A1b2C3d4E5f6G7h';
    const split = createRedactor([token]);
    const shown = split.text(
      JSON.stringify([token.slice(0, 23), token.slice(23, 32), token.slice(32), 'plumbline', 'canary']),
    );
    expect(shown).toBe('["[redacted]","[redacted]","6G7h","plumbline","canary"]');
    expect(createRedactor(['administrator:password']).text('{"password":"x","administrator":1}')).toBe(
      '{"password":"x","administrator":1}',
    );
  });

  test('leaves everything else as it is', () => {
    const text = 'Nothing here is secret: {"user":"pass","n":1} \\u0041 %41 &amp; s3cr3t';
    expect(redactor.text(text)).toBe(text);
    expect(createRedactor([]).text(text)).toBe(text);
    expect(createRedactor(['', 'abc']).text('abc')).toBe('abc');
  });

  test('is not slowed down by texts made to slow it down', () => {
    for (const piece of ['\\', '%25', '&amp;', '&#0', 's3cr', 'eyJhbG']) {
      const text = piece.repeat(20_000);
      expect(redactor.text(text)).toBe(text);
    }
  });

  test('shows the scheme of an Authorization and never its credential, altered or not', () => {
    const fields = redactor.fields([
      ['Authorization', `Bearer ${long}`],
      ['authorization', 'bearer something-altered'],
      ['Authorization', 'Bearer'],
      ['Authorization', 'Bearer null'],
      ['Authorization', 'no-scheme-at-all'],
      ['Proxy-Authorization', 'Basic dXNlcjpwYXNz'],
    ]);
    expect(fields.map(([, value]) => value)).toEqual([
      'Bearer [redacted]',
      'bearer [redacted]',
      '[redacted]',
      'Bearer null',
      '[redacted]',
      'Basic [redacted]',
    ]);
  });

  test('empties the places of the security schemes, even of short secrets', () => {
    const scheme = { name: 'k', pointer: '', type: 'apiKey' } as const;
    const placed = createRedactor(
      ['ab'],
      [
        { ...scheme, in: 'header', parameter: 'X-Key' },
        { ...scheme, in: 'query', parameter: 'key' },
        { ...scheme, in: 'cookie', parameter: 'sid' },
      ],
    );
    expect(
      placed.fields([
        ['x-key', 'altered'],
        ['Cookie', 'a=1; sid=abcdef; b=2'],
        ['X-Other', 'ab'],
      ]),
    ).toEqual([
      ['x-key', '[redacted]'],
      ['Cookie', 'a=1; sid=[redacted]; b=2'],
      ['X-Other', 'ab'],
    ]);
    expect(placed.url('http://h/x?a=1&key=altered&b=2#f')).toBe('http://h/x?a=1&key=[redacted]&b=2#f');
  });

  test('hides a configured secret of three characters where it stands as one', () => {
    const short = createRedactor(['tok']);
    expect(short.fields([['Authorization', 'Bearer tok']])).toEqual([['Authorization', 'Bearer [redacted]']]);
    expect(short.fields([['Authorization', 'Bearer 0']])).toEqual([['Authorization', 'Bearer 0']]);
    expect(short.text('a token')).toBe('a token');
  });

  test('shows no cookie that a server sets, and no userinfo', () => {
    expect(redactor.fields([['Set-Cookie', 'sid=abc123; Path=/; HttpOnly']])).toEqual([
      ['Set-Cookie', 'sid=[redacted]; Path=/; HttpOnly'],
    ]);
    expect(redactor.url('https://me:pw@host/x?y=z')).toBe('https://[redacted]@host/x?y=z');
    expect(redactor.fields([['Location', `http://a:b@h/?t=${encodeURIComponent(secret)}`]])).toEqual([
      ['Location', 'http://[redacted]@h/?t=[redacted]'],
    ]);
  });

  test('shows text as text and other octets as base64, unless they hold a secret', () => {
    expect(redactor.body(bytes('ü'))).toBe('ü');
    expect(redactor.body(Buffer.from([0xff, 0]))).toEqual({ base64: '/wA=' });
    const mixed = redactor.body(Buffer.concat([Buffer.from([0xff]), Buffer.from(secret)]));
    expect(mixed).toBe('ÿ[redacted]');
  });
});

describe('showResponse', () => {
  const answer = (body: Uint8Array, truncated = false) => ({
    status: 200,
    headers: [],
    body,
    ...(truncated && { truncated: 'size' as const }),
  });

  test('cuts a long body, and never a secret in two', () => {
    for (let offset = 0; offset < secret.length + 2; offset++) {
      const text = `${'a'.repeat(100 - offset)}${secret}${'b'.repeat(100)}`;
      const shown = showResponse(answer(bytes(text)), 1.234, redactor, { maxBody: 100 });
      expect(shown.truncated).toBe(true);
      expect(shown.durationMs).toBe(1.2);
      expect(String(shown.body)).toMatch(/^a*(\[r?e?d?a?c?t?e?d?\]?b*)?$/);
    }
  });

  test('does not show what stands at the edge of what was looked through', () => {
    const most = 100;
    const text = `${secret.repeat(6_000)}${'x'.repeat(200_000)}`;
    const shown = showResponse(answer(bytes(text)), 0, redactor, { maxBody: most });
    expect(String(shown.body)).not.toContain('s3cr');
  });

  test('shows text as text even where it was cut within a character', () => {
    for (let cut = 1; cut < 8; cut++) {
      const shown = showResponse(answer(bytes('aü€😀').subarray(0, cut), true), 0, redactor, { maxBody: 100 });
      expect(typeof shown.body).toBe('string');
    }
  });
});

describe('showRequest', () => {
  test('shows method, address, fields and content without secrets', () => {
    const shown = showRequest(
      {
        method: 'POST',
        url: `http://h/?k=${encodeURIComponent(secret)}`,
        headers: [['X-A', long]],
        body: bytes(`{"t":${JSON.stringify(secret)}}`),
      },
      redactor,
    );
    expect(shown).toEqual({
      method: 'POST',
      url: 'http://h/?k=[redacted]',
      headers: [['X-A', '[redacted]']],
      body: '{"t":"[redacted]"}',
    });
  });
});

/** For a registered format: valid values chosen for a reason, most natural first, and near misses that every parser refuses. */
export interface FormatValues {
  readonly valid: readonly string[];
  /** Each is refused by the format's grammar beyond doubt. */
  readonly invalid: readonly string[];
}

/** The formats that are asserted. Clauses: RFC 3339 (dates), 3986 (uri), 5321 (email), 9562 (uuid), 1123 (hostname), 2673, 4291. */
export const formatValues: Readonly<Record<string, FormatValues>> = {
  uri: {
    valid: [
      'https://example.com/callback',
      'http://localhost:3000',
      'com.example.app:/oauth/callback',
      'https://example.com/a%20b?x=%C3%A9&y=1',
      'https://example.com/cb?state=a+b&z=1#part',
      'http://[::1]:49152/cb',
      'urn:isbn:9780000000000',
      'mailto:reader@example.com',
      `https://example.com/${'long-path/'.repeat(60)}end`,
      'HTTPS://EXAMPLE.COM/',
    ],
    invalid: [
      'not a uri',
      '/relative/path',
      '://missing.scheme',
      'http://exa mple.com/',
      '',
      '1http://example.com/',
      // Not `%zz` nor `<`: the URL Standard mends them, and so do servers that parse by it.
    ],
  },
  'uri-reference': {
    valid: ['/path', 'https://example.com/a', '?q=1', 'a/b', '#part'],
    invalid: ['http://exa mple.com/', '%zz', 'a\\b'],
  },
  iri: {
    valid: ['https://example.com/', 'https://example.com/é'],
    invalid: ['not an iri', '/relative/path', 'http://exa mple.com/', 'https://example.com/<a>'],
  },
  'iri-reference': { valid: ['/path', 'https://example.com/é'], invalid: ['a b', '/a<b>', 'http://exa mple.com/'] },
  'uri-template': { valid: ['https://example.com/{id}', '/a'], invalid: ['/a{b', '/a{'] },
  url: { valid: ['https://example.com/', 'http://localhost:8080/a?b=1'], invalid: ['not a url', ''] },
  uuid: {
    valid: [
      '7d444840-9dc0-41d1-b245-5ffdce74fad2',
      '00000000-0000-4000-8000-00000000abcd',
      'F47AC10B-58CC-4372-A567-0E02B2C3D479',
    ],
    invalid: [
      'not-a-uuid',
      '7d444840-9dc0-41d1-b245-5ffdce74fad',
      '7d444840-9dc0-41d1-b245-5ffdce74fadg',
      '7d444840-9dc0-41d1-b245-5ffdce74fad2-',
      '7d444840',
    ],
  },
  email: {
    valid: ['reader@example.com', 'first.last+tag@sub.example.org', "o'neil@example.com"],
    invalid: ['not-an-email', 'a@', '@example.com', 'a b@example.com', 'a@b@example.com'],
  },
  'idn-email': {
    valid: ['reader@example.com', 'lesér@bücher.example'],
    invalid: ['not-an-email', 'a@', 'a b@example.com'],
  },
  date: {
    valid: ['2024-05-17', '2024-02-29', '1999-12-31', '2000-02-29', '0001-01-01', '9999-12-31'],
    invalid: ['2023-02-29', '2024-13-01', '2024-05-32', '17.05.2024', '2024-5-7', 'yesterday', ''],
  },
  'date-time': {
    valid: [
      '2024-05-17T12:30:45Z',
      '2024-02-29T23:59:59.999Z',
      '2024-05-17T12:30:45+02:00',
      '2024-05-17T12:30:45.123456-08:00',
      '1970-01-01T00:00:00Z',
      '2024-12-31T23:59:59+14:00',
    ],
    invalid: ['2024-05-17', '2024-05-17T25:00:00Z', '2024-02-30T00:00:00Z', '2024-05-17T12:30:45', 'yesterday', ''],
  },
  time: { valid: ['12:30:45Z', '23:59:59.5+02:00'], invalid: ['25:00:00Z', '12:30', 'noon'] },
  duration: { valid: ['P1D', 'PT12H30M', 'P1Y2M3D', 'P2W'], invalid: ['P', '1 day', 'PT', ''] },
  hostname: {
    valid: ['example.com', 'a', 'sub.example.org', 'xn--bcher-kva.example'],
    invalid: ['-example.com', 'exa mple.com', 'exa_mple.com!', 'a..b'],
  },
  'idn-hostname': { valid: ['example.com', 'bücher.example'], invalid: ['exa mple.com', '-example.com', 'a..b'] },
  ipv4: {
    valid: ['192.0.2.1', '0.0.0.0', '255.255.255.255'],
    invalid: ['256.0.0.1', '192.0.2', '192.0.2.1.1', 'localhost'],
  },
  ipv6: {
    valid: ['2001:db8::1', '::', '::1', '2001:db8:0:0:0:0:0:1', '::ffff:192.0.2.1'],
    invalid: ['2001:db8::1::2', '12345::', 'not-an-ip', ':::'],
  },
  'json-pointer': { valid: ['', '/a/b', '/a~1b/0'], invalid: ['a', '/a~2'] },
  'relative-json-pointer': { valid: ['0', '1/a'], invalid: ['/a', '-1'] },
  regex: { valid: ['^a+$', '[0-9]{3}'], invalid: ['(', '[a'] },
  byte: { valid: ['cGx1bWJsaW5l', '', 'AA=='], invalid: [] },
  binary: { valid: ['plumbline', 'binary'], invalid: [] },
  password: { valid: ['correct horse battery staple'], invalid: [] },
};

/** One callback address, and the check that says what becomes of it. */
export interface CallbackVector {
  readonly check:
    | 'pkce-callback-absolute'
    | 'pkce-callback-scheme'
    | 'pkce-callback-unambiguous'
    | 'pkce-callback-accepted';
  readonly rule: string;
  readonly value: string;
}

const rows = (check: CallbackVector['check'], rule: string, ...values: readonly string[]): readonly CallbackVector[] =>
  values.map((value) => ({ check, rule, value }));

/** Callback addresses that need no registration to be judged (RFC 6749, 3.1.2; RFC 8252, 7.3 and 8.4; RFC 9700, 2.6). */
export const CALLBACKS: readonly CallbackVector[] = [
  ...rows('pkce-callback-absolute', 'absolute', '', '/cb', '//client.example/cb'),
  ...rows('pkce-callback-absolute', 'fragment', 'https://client.example/cb#x'),
  ...rows(
    'pkce-callback-absolute',
    'backslash',
    'https://evil.example\\@client.example',
    'https:\\\\client.example\\cb',
  ),
  ...rows(
    'pkce-callback-absolute',
    'control-character',
    'https://client.example/c\rb',
    'https://client.example/c\nb',
    'https://client.example/c\tb',
    'https://client.example/cb\0',
  ),
  ...rows('pkce-callback-absolute', 'port', 'https://client.example:-1/cb', 'https://client.example:80a/cb'),
  ...rows('pkce-callback-absolute', 'idn', 'https://cli\u0435nt.example/cb'),
  ...rows('pkce-callback-absolute', 'port-range', 'https://client.example:65536/cb'),
  ...rows(
    'pkce-callback-scheme',
    'http',
    'http://client.example/cb',
    'http://169.254.169.254/',
    'http://127.0.0.1.nip.io/cb',
    'http://localhost.evil.example/cb',
  ),
  ...rows(
    'pkce-callback-scheme',
    'scheme',
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'vbscript:x',
    'ftp://client.example/cb',
  ),
  ...rows('pkce-callback-unambiguous', 'private-scheme', 'myapp:/cb'),
  ...rows('pkce-callback-unambiguous', 'userinfo', 'https://client.example@evil.example/'),
  ...rows(
    'pkce-callback-unambiguous',
    'loopback',
    'http://2130706433/cb',
    'http://0177.0.0.1/cb',
    'http://0x7f000001/cb',
    'http://127.1/cb',
    'http://[::ffff:127.0.0.1]/cb',
    'http://0.0.0.0/cb',
  ),
  ...rows('pkce-callback-unambiguous', 'localhost', 'http://localhost./cb', 'http://localhost:0/cb'),
  ...rows('pkce-callback-accepted', 'query', 'https://client.example/cb?x=1'),
  ...rows('pkce-callback-accepted', 'loopback', 'http://127.0.0.1:49152/cb', 'http://localhost:3000/cb'),
];

import { answers } from './behaviours.testing.ts';
import { type Mode, TOKEN } from './mode.testing.ts';
import { type Behaviour, startHostile } from './server.testing.ts';

const half = Math.ceil(TOKEN.length / 2);
const code = (text: string): string => Buffer.from(text).toString('base64');
const content = (said: unknown): Behaviour => answers(JSON.stringify({ said }));
const swapped = [...TOKEN].map((c) => (c === c.toLowerCase() ? c.toUpperCase() : c.toLowerCase())).join('');

/** What an answer says the token in, and the spellings that may be in no output. */
export const spellings: readonly (readonly [does: string, behave: Behaviour, told: readonly string[]])[] = [
  ['says the token back', content(TOKEN), [TOKEN]],
  ['says the token back percent-encoded', content(encodeURIComponent(TOKEN)), [encodeURIComponent(TOKEN)]],
  ['says the token back in base64', content(code(TOKEN)), [code(TOKEN)]],
  ['says the token back in base64, behind something', content(code(`me:${TOKEN}`)), [code(`me:${TOKEN}`)]],
  [
    'says the token back in hexadecimal',
    content(Buffer.from(TOKEN).toString('hex')),
    [Buffer.from(TOKEN).toString('hex')],
  ],
  [
    'says the token back with escapes of JSON',
    answers(`{"said":${JSON.stringify(TOKEN).replaceAll('/', '\\/')}}`),
    [TOKEN.replaceAll('/', '\\/')],
  ],
  ['says the token back backwards', content([...TOKEN].reverse().join('')), [[...TOKEN].reverse().join('')]],
  ['says the token back with its case swapped', content(swapped), [swapped]],
  [
    'says the token back in two members',
    content([TOKEN.slice(0, half), TOKEN.slice(half)]),
    [TOKEN.slice(0, half), TOKEN.slice(half)],
  ],
  [
    'says the token back in two fields',
    answers('{}', { fields: `X-First: ${TOKEN.slice(0, half)}\r\nX-Rest: ${TOKEN.slice(half)}\r\n` }),
    [TOKEN.slice(0, half), TOKEN.slice(half)],
  ],
  ['says the token back in a cookie', answers('{}', { fields: `Set-Cookie: t=${TOKEN}\r\n` }), [TOKEN]],
  [
    'says the token back in a field name',
    answers('{}', { fields: `X-${Buffer.from(TOKEN).toString('base64url')}: 1\r\n` }),
    [Buffer.from(TOKEN).toString('base64url')],
  ],
  ['says the token back in the reason phrase', answers('{}', { status: `200 ${TOKEN}` }), [TOKEN]],
  ['says the token back in a member name', answers(JSON.stringify({ [TOKEN]: 1 })), [TOKEN]],
  [
    'says the token back as its label',
    (socket) => void socket.write(`HTTP/1.1 200 OK\r\nContent-Type: ${TOKEN}\r\nContent-Length: 2\r\n\r\n{}`),
    [TOKEN],
  ],
  ['says the token back where a status line should be', (socket) => void socket.end(`${TOKEN}\r\n\r\n`), [TOKEN]],
  [
    'redirects to where the token stands in the query',
    answers('', { status: '302 Found', fields: `Location: /books?key=${encodeURIComponent(TOKEN)}\r\n` }),
    [encodeURIComponent(TOKEN)],
  ],
  [
    'says the token back in octets that are no text',
    answers(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(TOKEN)])),
    [TOKEN, code(TOKEN)],
  ],
];

/** Servers that say what nobody may hear. */
export const secretModes: readonly Mode[] = spellings.map(([does, behave]) => ({
  does,
  start: () => startHostile(behave),
  names: /./,
  code: /redirects/.test(does) ? 3 : 1,
}));

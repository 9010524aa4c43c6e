import { fieldValues } from '../../http/fields.ts';
import { defineCheck } from '../check.ts';
import { rfc9110 } from './clauses.ts';

const TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const CHALLENGES = new RegExp(`^\\s*${TOKEN}(\\s+[^,]*)?(\\s*,\\s*[^,]*)*\\s*$`);

export const challengeWellFormed = defineCheck({
  id: 'challenge-well-formed',
  family: 'authentication',
  level: 'MUST',
  severity: 'warning',
  requirement: 'A challenge begins with a scheme, and names each of its parameters once.',
  clause: rfc9110('11.6.1'),
  appliesTo: ({ response }) => response.status === 401,
  *inspect({ case: { operation }, response }) {
    for (const value of fieldValues(response.headers, 'www-authenticate')) {
      if (value.trim() === '') continue;
      if (!CHALLENGES.test(value))
        yield { expected: 'a scheme and its parameters', actual: value.slice(0, 80), at: operation.pointer };
      // One challenge alone on the line: its parameters are all its own.
      const names = [...value.matchAll(new RegExp(`(${TOKEN})\\s*=\\s*("(?:[^"\\\\]|\\\\.)*"|${TOKEN})`, 'g'))].map(
        (match) => (match[1] ?? '').toLowerCase(),
      );
      const schemes = value.match(new RegExp(`(^|,\\s*)${TOKEN}(?=\\s+${TOKEN}\\s*=|\\s*(,|$))`, 'g'))?.length ?? 1;
      if (schemes === 1 && new Set(names).size < names.length)
        yield { expected: 'each parameter once', actual: value.slice(0, 80), at: operation.pointer };
    }
  },
});

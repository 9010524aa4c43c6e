import { fieldValues } from '../../http/fields.ts';
import { defineCheck } from '../check.ts';
import { type Challenge, parseChallenges } from './challenges.ts';
import { rfc9110 } from './clauses.ts';

export const challengeWellFormed = defineCheck({
  id: 'challenge-well-formed',
  family: 'authentication',
  level: 'MUST',
  severity: 'warning',
  requirement: 'A challenge has a scheme and the parameters that the scheme demands, each of them once.',
  clause: rfc9110('11.6.1'),
  appliesTo: ({ response }) => response.status === 401,
  *inspect({ case: { operation }, response }) {
    for (const value of fieldValues(response.headers, 'www-authenticate')) {
      if (value.trim() === '') continue;
      const challenges = parseChallenges(value);
      const wrong = challenges === undefined ? 'a scheme and its parameters' : challenges.map(lack).find(Boolean);
      if (wrong === undefined) continue;
      yield {
        expected: wrong,
        actual: value.slice(0, 80),
        at: operation.pointer,
        part: 'header WWW-Authenticate',
      };
    }
  },
});

/** What a challenge should have and has not; `undefined` when nothing is wrong with it. */
function lack({ scheme, parameters, token68 }: Challenge): string | undefined {
  const names = parameters.map(([name]) => name);
  const twice = names.find((name, i) => names.indexOf(name) < i);
  if (twice !== undefined) return `the parameter ${twice} once`;
  if (token68 !== undefined) return undefined;
  // RFC 6750, 3, and RFC 7617, 2.
  if (/^bearer$/i.test(scheme) && names.length === 0) return 'one or more parameters behind Bearer';
  if (/^basic$/i.test(scheme) && !names.includes('realm')) return 'the parameter realm behind Basic';
  return undefined;
}

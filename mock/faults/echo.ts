import type { MockAnswer, MockRequest } from '../fault.ts';

/** The answer with the credential fields of the request repeated in a field of its own. */
export function withEchoedCredential(answer: MockAnswer, { fields, target }: MockRequest): MockAnswer {
  const shown = fields
    .filter(([name]) => /authorization|key|token|auth|cookie/i.test(name))
    .map(([, value]) => value.replace(/^(bearer|basic) +/i, ''));
  const query = target.includes('?') ? [target.slice(target.indexOf('?') + 1)] : [];
  const text = [...shown, ...query]
    .join(' ')
    .replace(/[^\x20-\x7e]/g, '')
    .slice(0, 2000);
  return text === '' ? answer : { ...answer, headers: [...answer.headers, ['X-Debug-Credential', text]] };
}

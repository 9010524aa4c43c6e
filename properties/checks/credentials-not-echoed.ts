import { defineCheck } from '../check.ts';
import { convention } from './clauses.ts';

export const credentialsNotEchoed = defineCheck({
  id: 'credentials-not-echoed',
  family: 'authentication',
  level: 'convention',
  severity: 'error',
  requirement: 'No answer contains the credential that was sent.',
  clause: convention('a credential in an answer ends in logs and caches'),
  appliesTo: (_, { secrets }) => secrets.length > 0,
  *inspect({ case: { operation, intent, body: sent }, response }, { secrets }) {
    // Where the case itself put the credential into a query, form or body, an echo is what was asked for.
    if (intent.kind === 'unauthenticated' && /-in-|query|cookie/.test(intent.credential.id)) return;
    const text = `${response.headers.map(([name, value]) => `${name}: ${value}`).join('\n')}\n${new TextDecoder().decode(response.body)}`;
    for (const secret of secrets) {
      if (secret.length < 8 || !text.includes(secret)) continue;
      if (sent && 'value' in sent && JSON.stringify(sent.value).includes(secret)) continue;
      yield { expected: 'no credential in the answer', actual: 'the credential itself', at: operation.pointer };
      return;
    }
  },
});

import { isKey } from '../generators/own-keys.ts';
import type { Family } from './family.ts';
import { NotApplicable, type Scenario } from './scenario.ts';

/** A creation that is sent twice under one Idempotency-Key makes one resource. */
export function repeatedKey({ create }: Family): Scenario | undefined {
  const key = create?.parameters.find(isKey);
  if (!create || !key) return undefined;
  return {
    id: 'repeated-key',
    summary: `${create.label} twice under one ${key.name}`,
    async play(actor) {
      for (let variety = 0; variety <= 4; variety++) {
        const request = actor.request(create, actor.known(create.path)[0], variety);
        if (!request.parameters.some(isKey)) continue;
        const made = await actor.accepted(request);
        await actor.exactly(made.case, 'repeated-key', [made]);
        return;
      }
      throw new NotApplicable(`no request has a ${key.name}`);
    },
  };
}

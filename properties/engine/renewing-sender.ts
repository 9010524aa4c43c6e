import type { Case } from '../../http/case.ts';
import { identitiesAt, type Renewal } from '../../http/identity.ts';
import { PlumblineError } from '../../openapi/error.ts';
import type { RunOptions } from '../run-options.ts';
import type { Governor } from './governor.ts';
import type { Sender } from './sender.ts';

/** An operation that refused fresh credentials is not a reason for others for so long. Milliseconds. */
const AFTER_VAIN = 1000;

/**
 * The same sender, which gets fresh credentials when those of a request have worn out, and sends the request once more:
 * what the second answer says stands. Where no fresh ones are to be had, the run is stopped, since nothing that follows
 * could be judged. `renewed` is called before anything is sent with them.
 */
export function renewingSender(
  sender: Sender,
  { identities, now }: Pick<RunOptions, 'identities' | 'now'>,
  governor: Governor,
  renewed: () => void,
): Sender {
  if (!identities.first.renewal && !identities.second?.renewal) return sender;
  /** Operation label → when it last refused fresh credentials. */
  const vain = new Map<string, number>();
  const refresh = async (renewal: Renewal, since: number): Promise<void> => {
    try {
      await renewal.renew(since, governor.admit);
    } catch (error) {
      if (!(error instanceof PlumblineError)) throw error;
      governor.stop('credentials', error.message);
      governor.heed();
    }
    renewed();
  };
  return {
    encode: sender.encode,
    async send(testCase, trace, before) {
      const { label } = testCase.operation;
      const renewal = renewalOf(testCase, identities);
      const since = renewal?.count() ?? 0;
      const exchange = await sender.send(testCase, trace, before);
      if (!renewal || exchange.failure || !renewal.on.has(exchange.response.status)) return exchange;
      const lastVain = vain.get(label);
      const stale = renewal.count() !== since;
      if (!stale && lastVain !== undefined && now() - lastVain < AFTER_VAIN) return exchange;
      await refresh(renewal, since);
      const again = await sender.send(testCase, trace, before);
      if (again.response && renewal.on.has(again.response.status)) vain.set(label, now());
      else vain.delete(label);
      return again;
    },
  };
}

/** Where the credentials of a case come from; nothing for a case that is about their being refused. */
function renewalOf({ operation, credentials, intent }: Case, everybody: RunOptions['identities']): Renewal | undefined {
  const identities = identitiesAt(everybody, operation);
  const second = credentials.kind === 'supplied' && credentials.identity === 'second';
  const identity = second ? identities.second : identities.first;
  if (operation.security.flat().length === 0 && !identity?.undeclared) return undefined;
  const good = intent.kind === 'unauthenticated' && intent.credential.class === '+' && credentials.kind === 'altered';
  return credentials.kind === 'supplied' || good ? identity?.renewal : undefined;
}

import type { Case } from '../../http/case.ts';
import type { Exchange } from '../../http/exchange.ts';
import { blamed } from './blamed.ts';
import { fingerprint } from './fingerprint.ts';
import type { Inspector, Objection } from './inspect.ts';

/** An objection that was not confirmed yet, under the identity that a finding of it would have. */
export interface Suspicion {
  readonly id: string;
  readonly objection: Objection;
  readonly exchange: Exchange;
}

/** Whether two exchanges are the same step of the same sequence, played twice. */
export function isSameStep({ case: one }: Exchange, { case: other }: Exchange): boolean {
  const relation = ({ intent }: Case): string | undefined =>
    intent.kind === 'protocol' && intent.probe.id === 'workflow' ? intent.probe.relation : undefined;
  return one.operation === other.operation && relation(one) === relation(other);
}

/** The same objection to one of these exchanges; `accepted`: a request like it was accepted in between. */
export function recurrence(
  { id, objection }: Suspicion,
  repeat: readonly Exchange[],
  { inspector }: { readonly inspector: Inspector },
  accepted: boolean,
): { objection: Objection; exchange: Exchange } | undefined {
  for (const exchange of repeat) {
    for (const found of inspector.by(objection.check, exchange, accepted)) {
      if (fingerprint(found.check, blamed(found, exchange), found.deviation, exchange) === id)
        return { objection: found, exchange };
    }
  }
  return undefined;
}

/** Whether the same promise is broken again, be it in another member: what a sequence makes has other members each time. */
export function breaksAgain(
  { objection, exchange }: Suspicion,
  repeat: readonly Exchange[],
  { inspector }: { readonly inspector: Inspector },
): boolean {
  if (objection.check.pair !== true) return false;
  const operation = blamed(objection, exchange);
  return repeat.some((again) =>
    inspector.by(objection.check, again, false).some((found) => blamed(found, again) === operation),
  );
}

/** What is expected, whatever the values: with fewer steps the same check may object to something else. */
export function wording({ deviation }: Objection): string {
  return deviation.expected.replace(/"[^"]*"|\d+(\.\d+)?/g, '…');
}

import type { Exchange } from '../../http/exchange.ts';
import type { Operation } from '../../openapi/operation.ts';
import type { Objection } from './inspect.ts';

/**
 * The operation at fault: a pair check that reads something back blames whoever wrote it; what is still there after it was
 * deleted is blamed on who shows it.
 */
export function blamed({ check }: Objection, exchange: Exchange): Operation {
  const { intent, operation } = exchange.case;
  if (!check.pair || intent.kind !== 'protocol' || intent.probe.id !== 'workflow') return operation;
  const { relation } = intent.probe;
  const first = exchange.before[0]?.case.operation;
  const last = exchange.before.at(-1)?.case.operation;
  if (/^(read-after-(create|duplicates)|list-after-create|follow-(location|link))$/.test(relation))
    return first ?? operation;
  if (/^read-after-(?!delete)/.test(relation)) return last ?? operation;
  return operation;
}

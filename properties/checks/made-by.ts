import type { AnsweredExchange } from '../../http/exchange.ts';
import { field } from '../../http/fields.ts';
import type { ApiDocument } from '../../openapi/api-document.ts';
import { bareName } from '../../openapi/bare-name.ts';
import { isObject } from '../../openapi/json.ts';
import { identifierIn } from '../engine/shown-resources.ts';
import { gotObject } from './relation.ts';

/** What tells the resource that an answer made from others: its identifier, else its Location; `undefined` where it shows neither. */
export function madeBy(exchange: AnsweredExchange): string | undefined {
  const got = gotObject(exchange);
  const id = got && identifierIn(got, undefined, exchange.case.operation);
  if (id !== undefined && id !== null && typeof id !== 'object') return String(id);
  return field(exchange.response.headers, 'location');
}

const OWN_NAMES = ['id', 'uuid', 'uid', 'guid'];

/**
 * The identifier that an answer gives what it made: the member that is called as the parameter of the item's path, else
 * `id` and the like. Other names say something of a resource, and not which it is: `undefined` where it has no such member.
 */
export function identifierMade(exchange: AnsweredExchange, { root }: ApiDocument): string | undefined {
  const got = gotObject(exchange);
  const { path } = exchange.case.operation;
  const paths = isObject(root.paths) ? Object.keys(root.paths) : [];
  const parameters = paths.flatMap((item) =>
    item.startsWith(`${path}/{`) && item.endsWith('}') && !item.slice(path.length + 1).includes('/')
      ? [bareName(item.slice(path.length + 2, -1))]
      : [],
  );
  for (const name of [...parameters, ...OWN_NAMES])
    for (const [member, value] of got ? Object.entries(got) : [])
      if (bareName(member) === name && (typeof value === 'string' || typeof value === 'number')) return String(value);
  return undefined;
}

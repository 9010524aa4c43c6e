import type { Operation } from '../../openapi/operation.ts';
import { type Binding, templateParameters } from '../engine/resource-pool.ts';
import { unlike } from '../generators/unlike.ts';
import type { Actor } from './scenario.ts';

/** The binding with another name in its last place, of the same kind, that nothing should have; `undefined` where none fits. */
export function absentBinding(
  binding: Binding,
  item: string,
  { models }: Pick<Actor, 'models'>,
  operation: Operation,
  which: number,
): Binding | undefined {
  const name = templateParameters(item).at(-1) ?? '';
  const value = binding[name];
  const schema = operation.parameters.find((parameter) => parameter.in === 'path' && parameter.name === name)?.schema;
  const others = value === undefined ? [] : unlike(value, which);
  const other = others.find((one) => schema === undefined || models.model(schema).accepts(one));
  return other === undefined ? undefined : { ...binding, [name]: other };
}

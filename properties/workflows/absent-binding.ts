import type { Json } from '../../openapi/json.ts';
import type { Operation } from '../../openapi/operation.ts';
import { type Binding, templateParameters } from '../engine/resource-pool.ts';
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

function unlike(value: Json, which: number): readonly Json[] {
  if (typeof value === 'number') return [value + 1_000_000 + which, value + 100_000 + which, value + 10_000 + which];
  if (typeof value !== 'string') return [];
  const digit = String(which + 6);
  // Every digit but those that a UUID needs as they are; then the letters of a plain name.
  const digits = value.replace(/[0-9](?=[^-]*$)/g, digit);
  const letters = value.replace(/[a-z](?=[^-]*$)/g, which === 1 ? 'q' : 'z');
  return [digits, letters, `${value}${digit}`].filter((one) => one !== value);
}

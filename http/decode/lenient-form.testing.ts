import type { Json } from '../../openapi/json.ts';
import type { MediaType } from '../../openapi/operation.ts';
import { formText } from '../encode/form.ts';
import { mediaTypeOf } from '../operation.testing.ts';
import { accepts, coerced, decode, lists, type SmallSchema, TEXTS } from './lenient.testing.ts';

/** A form of which one member is invalid, and its bytes. */
export interface LenientForm {
  readonly mediaType: MediaType;
  readonly schema: SmallSchema;
  readonly value: Json;
  readonly at: string;
  readonly text: string;
}

const MEMBERS: readonly SmallSchema[] = [
  { type: 'integer', minimum: 1, maximum: 100 },
  { type: 'number', minimum: 0.5, maximum: 10 },
  { type: 'boolean' },
  { type: 'string', minLength: 2, maxLength: 4 },
  { type: 'string', enum: ['a', 'b', '5'] },
  { type: 'array', items: { type: 'integer', minimum: 1, maximum: 100 }, minItems: 1, maxItems: 3 },
  { type: 'array', items: { type: 'string', minLength: 2, maxLength: 4 }, minItems: 2, maxItems: 3 },
];
const SCALARS: readonly Json[] = [...TEXTS, 0, 1, 5, 100, 101, 5.5, -3, true, false];

/** The i-th form: the same for the same i. `undefined` where what was drawn is valid. */
export function lenientForm(i: number): LenientForm | undefined {
  const member = MEMBERS[i % MEMBERS.length] ?? { type: 'boolean' };
  const turn = Math.floor(i / MEMBERS.length);
  const scalar = (step: number): Json => SCALARS[(turn * 7 + step * 11) % SCALARS.length] ?? '';
  const value = turn % 3 === 0 ? Array.from({ length: turn % 5 }, (_, step) => scalar(step)) : scalar(0);
  const schema: SmallSchema = {
    type: 'object',
    properties: { k: member, l: { type: 'string', minLength: 1 } },
    required: turn % 2 === 0 ? ['k', 'l'] : ['l'],
  };
  const whole = turn % 11 === 0 ? { l: 'fine' } : { k: value, l: 'fine' };
  if (accepts(schema, whole)) return undefined;
  const mediaType = mediaTypeOf('application/x-www-form-urlencoded');
  return { mediaType, schema, value: whole, at: 'k' in whole ? '/k' : '', text: formText(whole, mediaType) };
}

/** Whether a server that tries every usual reading of a form finds one that is valid. */
export function formAccepted({ text, schema }: LenientForm): boolean {
  if (schema.type !== 'object') return false;
  const pairs = text.split('&').map((pair) => {
    const [name = '', value = ''] = pair.split('=').map((part) => decode(part.replaceAll('+', ' ')));
    return [name, value] as const;
  });
  const member = schema.properties.k;
  const own = pairs.filter(([name]) => /^k(\[\d*\])?$/.test(name)).map(([, value]) => value);
  const readings: (Json | undefined)[] = own.length === 0 || own.every((each) => each.trim() === '') ? [undefined] : [];
  if (member)
    // A field of its own for each item is a list to whoever wants one; to others the first or the last counts.
    for (const each of [own[0], own.at(-1), own.join(',')])
      if (each !== undefined && (own.length === 1 || member.type !== 'array'))
        readings.push(...coerced(each, member, [',']));
  if (member && own.length > 1) {
    readings.push(...lists(own, member));
    readings.push(
      ...lists(
        own.flatMap((each) => each.split(',')),
        member,
      ),
    );
  }
  const l = pairs.find(([name]) => name === 'l')?.[1] ?? '';
  return readings.some((k) => accepts(schema, k === undefined ? { l } : { k, l }));
}

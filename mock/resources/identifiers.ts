import type { Json, JsonObject } from '../../openapi/json.ts';
import type { JsonPointer } from '../../openapi/pointer.ts';
import type { SchemaValidators } from '../../openapi/schema/validator-types.ts';
import { buildInstance } from '../answers/instance.ts';
import { randomFrom, seedOf, uuidFrom } from '../answers/random.ts';
import { shapeOf } from '../judge/shape.ts';

const TRIES = 40;

/** What an identifier must satisfy: the path parameter's schema, and the representation that it stands in. */
export interface IdentifierRules {
  readonly root: JsonObject;
  readonly validators: SchemaValidators;
  readonly schema: JsonPointer | undefined;
  readonly seed: number;
  /** Whether a representation with this identifier is valid. */
  fits(id: Json): boolean;
  taken(id: Json): boolean;
}

/** The identifier of the n-th resource of a collection: unlike all that are taken. `undefined` when none is found. */
export function newIdentifier(
  { root, validators, schema, seed, fits, taken }: IdentifierRules,
  collection: string,
  n: number,
): Json | undefined {
  const validator = schema === undefined ? undefined : validators.for(schema, 'request');
  const { types } = shapeOf(root, schema);
  const usable = (id: Json): boolean =>
    !taken(id) && /^[^/\\;\0]+$/.test(String(id)) && (validator?.accepts(id) ?? true) && fits(id);
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const each = seedOf(`${collection} ${n} ${attempt}`, seed);
    const random = randomFrom(each);
    const candidates: (Json | undefined)[] = types.has('string')
      ? [uuidFrom(random), `r${random().toString(36)}${random().toString(36)}`, String(100 + n + attempt)]
      : [];
    if (types.has('integer') || types.has('number')) candidates.unshift(1 + n + attempt, 1001 + n + attempt);
    if (schema !== undefined && validator)
      candidates.push(buildInstance({ root, pointer: schema, direction: 'request', seed: each, validator }));
    for (const id of candidates) if ((typeof id === 'string' || typeof id === 'number') && usable(id)) return id;
  }
  return undefined;
}

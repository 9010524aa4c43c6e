import type { JsonObject } from '../../openapi/json.ts';
import type { Operation } from '../../openapi/operation.ts';
import { isKey } from '../../properties/generators/own-keys.ts';
import { promisesUniqueness } from '../../properties/workflows/unique-members.ts';
import type { MockRequest } from '../fault.ts';
import type { Plan } from '../plan.ts';
import type { Model } from './model.ts';
import type { Collection, Stored } from './store.ts';

/**
 * Whether a resource with these members would be what another is already, in every text that clients write, where the
 * document says that this is refused. `own` is the one that is written.
 */
export function isTaken(
  { kind, writable }: Model,
  { records }: Collection,
  { operation, lapses }: Plan,
  body: JsonObject,
  own?: string,
): boolean {
  if (!kind.create || !promisesUniqueness(operation) || lapses.has('duplicates-accepted')) return false;
  const names = [...writable(kind.create)];
  return [...records].some(([key, other]) => {
    const texts = key === own ? [] : names.filter((name) => typeof other.body[name] === 'string');
    return texts.length > 0 && texts.every((name) => other.body[name] === body[name]);
  });
}

/** What was made under the Idempotency-Key of this request; `undefined` where it has none that came before. */
export function madeUnderKey(
  { operation, lapses }: Plan,
  { keys }: Collection,
  request: MockRequest,
): { readonly stored: Stored; readonly same: boolean } | undefined {
  const key = lapses.has('repeated-key-ignored') ? undefined : keyOf(operation, request);
  if (key === undefined) return undefined;
  const made = keys?.get(key) ?? (lapses.has('keys-alike') ? [...(keys?.values() ?? [])].at(-1) : undefined);
  const payloadIgnored = lapses.has('keys-alike') || lapses.has('key-payload-ignored');
  const same = payloadIgnored || made?.body.equals(request.body) === true;
  return made && { stored: made.stored, same: same && !lapses.has('repeated-key-refused') };
}

/** Remembers what was made under the key of a request. */
export function rememberKey(operation: Operation, { keys }: Collection, request: MockRequest, stored: Stored): void {
  const key = keyOf(operation, request);
  if (key !== undefined) keys?.set(key, { stored, body: request.body });
}

function keyOf({ parameters }: Operation, { headers }: MockRequest): string | undefined {
  const parameter = parameters.find(isKey);
  return parameter && headers[parameter.name.toLowerCase()];
}

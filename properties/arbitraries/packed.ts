import { isArray, isObject, type Json } from '../../openapi/json.ts';
import type { JsonPointer } from '../../openapi/pointer.ts';
import type { SystematicValue } from '../models.ts';
import { replaceAt } from './sites.ts';

/** A place of an instance, and the values for it that nothing has tried yet. */
export interface Waiting {
  readonly base: Json;
  readonly at: JsonPointer;
  /** What stands there in the base. */
  readonly value: Json;
  readonly left: Iterator<{ readonly value: Json }>;
}

/** Characters of JSON that one instance may gain: servers limit what they read, few of them below 100 kB. */
const MOST_TEXT = 48_000;

/**
 * Valid instances that change many places at once, for bodies with more places than there can be requests: each takes
 * the next value of as many as it can. Where one is refused, shrinking finds the place.
 */
export function* packed(
  waiting: readonly Waiting[],
  accepts: (value: Json) => boolean,
  most: number,
): Iterable<SystematicValue> {
  const bases = [...new Set(waiting.map(({ base }) => base))].map((base) => ({
    base,
    // What is inside of another place would be replaced with it.
    queue: waiting.filter((one) => one.base === base && !isArray(one.value) && !isObject(one.value)),
  }));
  for (let made = 0; made < most && bases.some(({ queue }) => queue.length > 0); ) {
    for (const { base, queue } of bases) {
      if (made >= most || queue.length === 0) continue;
      made++;
      const taken: (readonly [JsonPointer, Json])[] = [];
      let gained = 0;
      // Those that wait longest come first the next time.
      for (let turns = queue.length; turns > 0 && gained < MOST_TEXT; turns--) {
        const place = queue.shift();
        const next = place?.left.next();
        if (!place || !next || next.done) continue;
        queue.push(place);
        taken.push([place.at, next.value.value]);
        gained += JSON.stringify(next.value.value).length;
      }
      const apply = (value: Json, [at, next]: readonly [JsonPointer, Json]): Json => replaceAt(value, at, next);
      const whole = taken.reduce(apply, base);
      const value = accepts(whole)
        ? whole
        : taken.reduce((sofar, change) => {
            const changed = apply(sofar, change);
            return accepts(changed) ? changed : sofar;
          }, base);
      if (taken.length > 0) yield { value, summary: `another value in ${taken.length} places at once` };
    }
  }
}

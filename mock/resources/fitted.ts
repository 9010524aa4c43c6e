import { isObject, type Json, type JsonObject } from '../../openapi/json.ts';
import type { Template } from '../answers/template.ts';
import { at, withAt } from './at-path.ts';
import type { Stored } from './store.ts';

/**
 * The resource in the object that stands at a path of a template's body, as much of it as the schema allows there. `around`
 * makes the whole body of that.
 */
export type Fitting = (
  template: Template,
  path: readonly string[],
  value: Json,
  stored: Stored,
  around: (body: Json) => Json,
) => Json;

/** The fitting of one kind of resource, whose `minimal` representation has the fewest members; each is worked out once. */
export function createFitting({
  member,
  minimal,
}: {
  readonly member: string | undefined;
  readonly minimal: JsonObject;
}): Fitting {
  const known = new WeakMap<Stored, Map<Template, Json>>();
  return function fitted(
    template: Template,
    path: readonly string[],
    value: Json,
    stored: Stored,
    around: (body: Json) => Json,
  ): Json {
    const whole = withAt(value, path, stored.body);
    if (template.accepts(around(whole))) return whole;
    const cached = known.get(stored) ?? new Map<Template, Json>();
    known.set(stored, cached);
    const before = cached.get(template);
    if (before !== undefined) return before;
    const pattern = at(value, path);
    let object: JsonObject = isObject(pattern) ? pattern : {};
    const own = member === undefined ? [] : [[member, stored.id] as const];
    for (const [name, inner] of [...own, ...Object.entries(stored.body)]) {
      for (const candidate of completed(inner, minimal[name], object[name])) {
        const trial = { ...object, [name]: candidate };
        if (!template.accepts(around(withAt(value, path, trial)))) continue;
        object = trial;
        break;
      }
    }
    for (const name of Object.keys(object)) {
      if (Object.hasOwn(stored.body, name) || name === member) continue;
      const { [name]: _, ...trial } = object;
      if (template.accepts(around(withAt(value, path, trial)))) object = trial;
    }
    const made = withAt(value, path, object);
    cached.set(template, made);
    return made;
  };
}

/** What was written, and the same with the members that a server adds to it: the fewest, then every scalar. */
function completed(
  written: Json | undefined,
  least: Json | undefined,
  full: Json | undefined,
): readonly (Json | undefined)[] {
  if (!isObject(written)) return [written];
  const scalars = Object.entries(isObject(full) ? full : {}).filter(([, value]) => typeof value !== 'object');
  return [written, { ...(isObject(least) ? least : {}), ...written }, { ...Object.fromEntries(scalars), ...written }];
}

import { observedChanges } from '../observed/compare.ts';
import { targetClasses } from '../target/classes.ts';
import { undocumentedKinds } from '../undocumented/changes.ts';
import { defaultKinds, fixedKinds } from './fixed-kinds.ts';
import { schemaKinds, surfaces } from './schema-kinds.ts';

export { defaultKinds, fixedKinds, schemaKinds, surfaces };

const meanings: ReadonlyMap<string, string> = new Map([
  ...surfaces.flatMap((surface) => [
    ...schemaKinds.map(({ suffix, meaning }): [string, string] => [
      `${surface}-${suffix}`,
      `${spoken(surface)}: ${meaning} ${spoken(suffix.split('-').at(-1) ?? '')}`,
    ]),
    ...defaultKinds.map((suffix): [string, string] => [
      `${surface}-${suffix}`,
      `${spoken(surface)}: the default changed`,
    ]),
  ]),
  ...Object.entries(observedChanges),
  ...Object.entries(targetClasses),
  ...Object.entries(undocumentedKinds),
  ...fixedKinds.map(({ id, meaning }): [string, string] => [id, meaning]),
]);

/** Every id that a comparison of documents can yield. */
export const changeIds: readonly string[] = [...meanings.keys()];

/** What a change of this id is, in one clause; `undefined` for an id that there is not. */
export function meaningOf(id: string): string | undefined {
  return meanings.get(id);
}

function spoken(name: string): string {
  return name.replaceAll('-', ' ');
}
